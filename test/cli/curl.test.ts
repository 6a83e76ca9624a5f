import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { curlCommand } from "../../src/cli/curl.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen it's $HOME-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command in a shell, in which curl prints what it was given: its arguments, then the body. */
function sent(command: string): { args: string[]; body: unknown } {
  const curl = `curl() { printf '%s\\0' "$@"; case "$*" in *@-) cat;; esac; }`;
  const { stdout, stderr, status } = spawnSync("sh", ["-c", `${curl}\n${command}`], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], RUNCOMFY_API_TOKEN: "secret" },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const args = stdout.split("\0");
  const piped = args.pop() ?? "";
  const body = piped === "" ? args[args.indexOf("--data-raw") + 1] : piped;
  return { args, body: JSON.parse(body ?? "") };
}

describe("a request as curl", () => {
  it("has the token as a variable", () => {
    const command = curlCommand("https://x.test/v1/models/a/b", { "6_text": "a dog" });
    expect(command).toBe(
      [
        "curl -X POST https://x.test/v1/models/a/b \\",
        '  -H "Authorization: Bearer $RUNCOMFY_API_TOKEN" \\',
        "  -H 'Content-Type: application/json' \\",
        `  --data-raw '{"6_text":"a dog"}'`,
      ].join("\n"),
    );
    expect(sent(command).args).toContain("Authorization: Bearer secret");
  });

  it.each([
    "it's",
    "''",
    '$HOME `id` $(id) \\ "quoted"',
    "two\nlines\ttab",
    "-x",
    "%s %d",
    "!history",
    "猫 😀",
  ])("sends %j as it stands", (text) => {
    const body = { [text]: [text, { text }, 1, true, null] };
    expect(sent(curlCommand("https://x.test", body)).body).toEqual(body);
  });

  it("sends files as data URIs, as large as they are", () => {
    const bytes = Buffer.alloc(300_000, "binary \0");
    const path = join(folder, "a 'cat'.png");
    writeFileSync(path, bytes);
    const image = new File([bytes], path, { type: "image/png" });
    const other = new File([bytes], path);
    const command = curlCommand("https://x.test/a'b", {
      prompt: "it's",
      images: [image, other],
      end: 1,
    });
    const { args, body } = sent(command);
    expect(args).toContain("https://x.test/a'b");
    expect(command.length).toBeLessThan(1000);
    expect(body).toEqual({
      prompt: "it's",
      images: [
        `data:image/png;base64,${bytes.toString("base64")}`,
        `data:application/octet-stream;base64,${bytes.toString("base64")}`,
      ],
      end: 1,
    });
  });

  it("sends any JSON as it is", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
        const json = JSON.parse(JSON.stringify(body));
        expect(sent(curlCommand("https://x.test", json)).body).toEqual(json);
      }),
      { numRuns: 30 },
    );
  });
});
