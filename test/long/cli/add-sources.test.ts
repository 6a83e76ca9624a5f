import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { comfygen, comfygenBeside, ROOT } from "../../cli/comfygen.js";

const SAMPLE = join(ROOT, "test/intake/fixtures/catalog-sample.json");
const PAGE = readFileSync(join(ROOT, "test/intake/fixtures/seeds/first-last-frame.ja.txt"), "utf8");
const ENTRY = { model_id: "studio/one", input_schema: { type: "object", properties: {} } };

let folder: string;
let close: (() => void) | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-sources-"));
});
afterEach(() => {
  close?.();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

function filesThere(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

describe("comfygen add takes JSON", () => {
  it("the 24 entries of a catalogue, which generate without a warning", () => {
    const added = comfygen(["add", SAMPLE], { cwd: folder });
    expect({ status: added.status, count: filesThere().length }).toEqual({ status: 0, count: 24 });
    expect(added.stderr).not.toContain("warning");
    const generated = comfygen(["generate", "--strict", "--runtime", "x"], { cwd: folder });
    expect(generated).toMatchObject({ status: 0, stderr: "wrote 27 files, removed 0\n" });
  });

  it("an entry on standard input", () => {
    const { status } = comfygen(["add", "-"], { cwd: folder, input: JSON.stringify(ENTRY) });
    expect({ status, files: filesThere() }).toEqual({
      status: 0,
      files: ["schemas/studio/one.json"],
    });
  });

  it("the good entries, and names the bad ones", () => {
    const input = JSON.stringify([ENTRY, { model_id: "studio/two" }]);
    const { status, stderr } = comfygen(["add", "-"], { cwd: folder, input });
    expect({ status, files: filesThere() }).toEqual({
      status: 65,
      files: ["schemas/studio/one.json"],
    });
    expect(stderr).toMatch(/^standard input: studio\/two: no `input_schema`/m);
  });

  it("not two ids that differ in case alone", () => {
    const input = JSON.stringify([ENTRY, { ...ENTRY, model_id: "studio/ONE" }]);
    const strict = comfygen(["add", "-"], { cwd: folder, input });
    expect({ status: strict.status, files: filesThere() }).toEqual({ status: 65, files: [] });
    expect(strict.stderr).toContain(
      "studio/one differs from studio/ONE in upper and lower case alone",
    );
    const lenient = comfygen(["add", "-", "--keep-going"], { cwd: folder, input });
    expect({ status: lenient.status, files: filesThere() }).toEqual({
      status: 65,
      files: ["schemas/studio/ONE.json"],
    });
  });

  it("--strict refuses a schema that has something wrong with it", () => {
    const properties = { size: { type: "float" } };
    const input = JSON.stringify([ENTRY, { model_id: "studio/two", input_schema: { properties } }]);
    const { status, stderr } = comfygen(["add", "-", "--strict", "--keep-going"], {
      cwd: folder,
      input,
    });
    expect({ status, files: filesThere() }).toEqual({
      status: 65,
      files: ["schemas/studio/one.json"],
    });
    expect(stderr).toMatch(
      /^error: type-float: .*studio\/two\.json#\/input\/properties\/size\/type$/m,
    );
  });

  it("--keep-going takes in models beside a file that is broken, and leaves that alone", () => {
    comfygen(["add", "-"], { cwd: folder, input: JSON.stringify(ENTRY) });
    writeFileSync(join(folder, "schemas/studio/one.json"), "{");
    const input = JSON.stringify([ENTRY, { ...ENTRY, model_id: "studio/two" }]);
    expect(comfygen(["add", "-"], { cwd: folder, input }).status).toBe(65);
    expect(filesThere()).toEqual(["schemas/studio/one.json"]);
    const { status, stderr } = comfygen(["add", "-", "--keep-going"], { cwd: folder, input });
    expect({ status, files: filesThere() }).toEqual({
      status: 65,
      files: ["schemas/studio/one.json", "schemas/studio/two.json"],
    });
    expect(readFileSync(join(folder, "schemas/studio/one.json"), "utf8")).toBe("{");
    expect(stderr).toContain("schemas/studio/one.json: not JSON: line 1, column 2");
  });
});

describe("comfygen add takes URLs", () => {
  it.each([
    ["a page", PAGE, "schemas/community/wan-2-2/first-last-frame.json"],
    ["a catalogue's entry", JSON.stringify(ENTRY), "schemas/studio/one.json"],
  ])("of %s, through redirects, without a token", async (_, body, file) => {
    const seen: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === "/there") response.end(body);
      else response.writeHead(302, { location: request.url === "/" ? "/next" : "there" }).end();
    });
    const env = { RUNCOMFY_API_TOKEN: "secret" };
    const { status } = await comfygenBeside(["add", `${url}/`], { cwd: folder, env });
    expect({ status, seen, files: filesThere() }).toEqual({
      status: 0,
      seen: [undefined, undefined, undefined],
      files: [file],
    });
  });

  it.each<[string, RequestListener, string]>([
    ["not there", (_, response) => response.writeHead(404).end(), "HTTP 404"],
    [
      "a redirect to a file",
      (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
      "leads to no web page",
    ],
    ["a ring", (_, response) => response.writeHead(302, { location: "/" }).end(), "5 redirects"],
    ["too large", (_, response) => response.end("x".repeat(20_000_001)), "larger than 20 MB"],
    ["a connection that breaks", (request) => request.socket.destroy(), "gave no page"],
    ["nothing", (_, response) => response.end(), "empty"],
  ])("refuses %s", async (_, listener, words) => {
    const url = await serve(listener);
    const { status, stderr } = await comfygenBeside(["add", url], { cwd: folder });
    expect({ status, files: filesThere() }).toEqual({ status: 65, files: [] });
    expect(stderr.startsWith(`${url}: `)).toBe(true);
    expect(stderr).toContain(words);
  });
});
