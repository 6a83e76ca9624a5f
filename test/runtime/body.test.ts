import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createClient } from "../../src/runtime/client.js";
import type { InputError } from "../../src/runtime/errors.js";
import type { Upload } from "../../src/runtime/options.js";
import { errorOf, fakeApi, never, requestOf } from "./api.js";

const mebibyte = 1024 * 1024;

afterEach(() => {
  vi.useRealTimers();
});

/** The body that a request is sent with. */
async function bodyOf(
  input: Record<string, unknown>,
  body: Record<string, unknown>,
  upload?: Upload,
): Promise<unknown> {
  const api = fakeApi();
  await createClient({ fetch: api.fetch, token: "secret", upload }).submit(requestOf(input, body));
  return JSON.parse(api.sent[0]?.init.body ?? "null") as unknown;
}

describe("a body", () => {
  it("is sent as it is, every key of it", async () => {
    const body = JSON.parse(
      '{"6_text":"a \\"kite\\" \u2028 ü","__proto__":1,"n":[1,null,{"b":false}]}',
    );
    expect(JSON.stringify(await bodyOf({}, body))).toBe(JSON.stringify(body));
  });
});

describe("a Blob", () => {
  it("becomes a data: URI, wherever it stands", async () => {
    const png = new Blob(["\x89PNG"], { type: "image/png" });
    const file = new File(["text"], "a.txt");
    const body = { "62_image": png, loras: [{ image: file }, "x"], "68_image": png };
    expect(await bodyOf({ image: png, loras: [{ image: file }] }, body)).toEqual({
      "62_image": "data:image/png;base64,wolQTkc=",
      loras: [{ image: "data:application/octet-stream;base64,dGV4dA==" }, "x"],
      "68_image": "data:image/png;base64,wolQTkc=",
    });
    expect(body["62_image"]).toBe(png);
  });

  it.each([0, 1, 2, 3, 24_575, 24_576, 24_577, 100_000])(
    "of %i bytes arrives byte for byte",
    async (size) => {
      const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 7) % 256);
      const { image } = (await bodyOf({}, { image: new Blob([bytes]) })) as { image: string };
      const base64 = image.slice(image.indexOf(",") + 1);
      expect(base64).toBe(Buffer.from(bytes).toString("base64"));
    },
  );

  it("of 12 MiB is no trouble", async () => {
    const blob = new Blob([new Uint8Array(12 * mebibyte)]);
    const { image } = (await bodyOf({}, { image: blob })) as { image: string };
    expect(image.length).toBeGreaterThan(16 * mebibyte);
  });

  it("that can't be read ends the call before anything is sent", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "comfygen-")), "a.png");
    writeFileSync(file, "x");
    const blob = await openAsBlob(file);
    rmSync(dirname(file), { recursive: true });
    const api = fakeApi();
    const call = createClient({ fetch: api.fetch, token: "secret" }).run(
      requestOf({ startImage: blob }, { "68_image": blob }),
    );
    const error = await errorOf(call);
    expect(error).toMatchObject({
      code: "network",
      billed: "no",
      cause: { name: "NotReadableError" },
    });
    expect((error as Error).message).toContain("startImage");
    expect(api.sent).toHaveLength(0);
  });
});

describe("upload", () => {
  it("is given each Blob once, with the model and the parameter in friendly names", async () => {
    const image = new Blob(["a"]);
    const mask = new Blob(["b"]);
    const upload = vi.fn<Upload>(async (blob) =>
      blob === image ? "https://files.example/a.png?x=1" : new URL("https://files.example/b.png"),
    );
    const input = { startImage: image, keyframes: [{ mask }], odd: image };
    const body = { "68_image": image, "70_keyframes": [{ "1_mask": mask }], "1_odd": image };
    expect(await bodyOf(input, body, upload)).toEqual({
      "68_image": "https://files.example/a.png?x=1",
      "70_keyframes": [{ "1_mask": "https://files.example/b.png" }],
      "1_odd": "https://files.example/a.png?x=1",
    });
    const modelId = "community/test/model";
    expect(upload.mock.calls).toEqual([
      [image, { modelId, parameter: "odd" }],
      [mask, { modelId, parameter: "keyframes" }],
    ]);
  });

  it("is given a Blob that only the body has by its key there", async () => {
    const upload = vi.fn<Upload>(() => "https://files.example/a");
    await bodyOf({}, { "68_image": new Blob(["a"]) }, upload);
    expect(upload.mock.calls[0]?.[1].parameter).toBe("68_image");
  });

  it.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("disk full");
      },
    ],
    ["rejects", () => Promise.reject(new Error("disk full"))],
    ["gives nothing", () => undefined],
    ["gives a path", () => "/tmp/a.png"],
    ["gives another kind of URL", () => new URL("file:///tmp/a.png")],
  ])("that %s ends the call before anything is sent", async (_, upload) => {
    const api = fakeApi();
    const client = createClient({ fetch: api.fetch, token: "secret", upload: upload as Upload });
    const blob = new Blob(["x"]);
    expect(await errorOf(client.run(requestOf({ image: blob }, { image: blob })))).toMatchObject({
      name: "NetworkError",
      billed: "no",
      cause: expect.any(Error) as Error,
    });
    expect(api.sent).toHaveLength(0);
  });

  it("is part of the whole time", async () => {
    vi.useFakeTimers();
    const api = fakeApi();
    const blob = new Blob(["x"]);
    const client = createClient({ fetch: api.fetch, token: "secret", upload: never });
    const call = errorOf(
      client.run(requestOf({ image: blob }, { image: blob }), { timeoutMs: 5_000 }),
    );
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await call).toMatchObject({ code: "timeout", billed: "no" });
    expect(api.sent).toHaveLength(0);
  });
});

const refused = async (input: Record<string, unknown>, body = input): Promise<InputError> => {
  const api = fakeApi();
  const call = createClient({ fetch: api.fetch, token: "secret" }).run(requestOf(input, body));
  const error = await errorOf(call);
  expect(api.sent).toHaveLength(0);
  expect(error).toMatchObject({ name: "InputError", code: "invalid_input", billed: "no" });
  return error as InputError;
};

describe("a body over 64 MiB is refused before it is sent", () => {
  it("with the Blob that is too large by itself named, and not read", async () => {
    const blob = new Blob([new Uint8Array(49 * mebibyte)]);
    const read = vi.spyOn(blob, "slice");
    const error = await refused({ startImage: blob });
    expect(error.message).toBe(
      "community/test/model:\n  startImage: expected at most 64 MiB, or a URL, got 68506966",
    );
    expect(read).not.toHaveBeenCalled();
  });

  it("with several Blobs that are too large together, the last one named and not read", async () => {
    const [a, b] = [1, 2].map(() => new Blob([new Uint8Array(25 * mebibyte)])) as [Blob, Blob];
    const read = vi.spyOn(b, "slice");
    expect((await refused({ a, b })).issues).toMatchObject([{ path: "b" }]);
    expect(read).not.toHaveBeenCalled();
  });

  it("however many Blobs, not with what a text of that length would throw", async () => {
    const blob = new Blob([new Uint8Array(40 * mebibyte)]);
    const copies = Array.from({ length: 30 }, (_, index) => [`image${index}`, blob.slice()]);
    await refused(Object.fromEntries(copies));
  });

  it("counted in bytes, not in characters", async () => {
    const text = "ü".repeat(33 * mebibyte);
    await refused({ text });
    await bodyOf({}, { text: "u".repeat(33 * mebibyte) });
  });

  it("and not at 64 MiB", async () => {
    const text = "u".repeat(64 * mebibyte - '{"text":""}'.length);
    await bodyOf({}, { text });
    await refused({ text: `${text}u` });
  });
});
