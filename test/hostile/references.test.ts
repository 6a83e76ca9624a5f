import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { comfygenBeside } from "../cli/comfygen.js";
import { Sandbox } from "./sandbox.js";

const sandbox = new Sandbox();

describe("a reference out of the document", () => {
  it("is never read or fetched, wherever it stands", async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests += 1;
      response.end('{"type":"string"}');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    sandbox.put("secret.json", '{"title":"the secret of this test"}');
    const references = [
      `http://127.0.0.1:${port}/schema.json`,
      `//127.0.0.1:${port}/schema.json`,
      `file://${sandbox.path("secret.json")}`,
      "../secret.json",
      "../../secret.json#",
      sandbox.path("secret.json"),
      "secret.json#/title",
    ];
    const entries = references.flatMap((reference, index) => [
      [`ref${index}`, { $ref: reference }],
      [`enum${index}`, { enum: [{ $ref: reference }], default: { $ref: reference } }],
      [`items${index}`, { type: "array", items: [{ $ref: reference }] }],
      [`schema${index}`, { $schema: reference, $id: reference, anyOf: [{ $ref: reference }] }],
    ]);
    sandbox.putModel("studio/refs", {
      $schema: references[0] ?? "",
      properties: Object.fromEntries(entries),
    });
    try {
      const { status, stderr } = await comfygenBeside(["generate", "--runtime", "x"], {
        cwd: sandbox.folder,
      });
      expect({ status, requests }).toEqual({ status: 0, requests: 0 });
      expect(stderr).toMatch(/^warning: ref-remote: .* \(and \d+ more\)$/m);
      for (const file of sandbox.files("generated"))
        expect(sandbox.read(`generated/${file}`)).not.toContain("the secret of this test");
    } finally {
      server.close();
    }
  });
});

describe("a pattern", () => {
  it("is documented, and never run", async () => {
    const pattern = "^(([a-z])+.)+[A-Z]([a-z])+$";
    sandbox.putModel("studio/pattern", {
      properties: { name: { type: "string", pattern } },
      patternProperties: { [pattern]: { type: "string" } },
    });
    expect(sandbox.run("generate").status).toBe(0);
    expect(sandbox.read("generated/models/studio/pattern.ts")).toContain(`Pattern \`${pattern}\``);
    const text = "a".repeat(50_000);
    const { value } = await sandbox.load(
      `const text = "a".repeat(50000); return models.pattern({ name: text, [text]: text }).body.name.length`,
    );
    // A pattern that is run against this text never ends, and the process is killed.
    expect(value).toBe(text.length);
  });
});
