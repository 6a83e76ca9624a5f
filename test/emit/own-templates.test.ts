import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FormatError } from "../../src/emit/format-error.js";
import { generate } from "../../src/emit/generate.js";
import { TemplateError } from "../../src/emit/template-error.js";

const SCHEMAS = new URL("catalog/schemas", import.meta.url).pathname;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comfygen-own-templates-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What the clients of the second catalogue are with these templates. */
async function planned(
  templates: Record<string, string>,
  format = true,
): Promise<ReadonlyMap<string, string>> {
  for (const [file, text] of Object.entries(templates)) writeFileSync(join(folder, file), text);
  const outDir = join(folder, "out");
  const options = { schemasDir: SCHEMAS, outDir, templates: folder, runtime: "r", format };
  return (await generate(options)).planned;
}

/** The statements that the templates below make; what else there were would be a schema's doing. */
const PRINTED = new Set(
  [
    ts.SyntaxKind.VariableStatement,
    ts.SyntaxKind.TypeAliasDeclaration,
    ts.SyntaxKind.ExportDeclaration,
    ts.SyntaxKind.ExportAssignment,
  ].map((kind) => ts.SyntaxKind[kind]),
);

describe("own templates", () => {
  it("make the text, below comfygen's first line", async () => {
    const files = await planned({ "model.hbs": "export const name = {{id}}\n" });
    expect(files.get("models/studio/relight.ts")).toBe(
      '// Made by comfygen from studio/relight.json. Do not edit.\n\nexport const name = "studio/relight";\n',
    );
  });

  it("print whatever a schema says as code that is safe where it stands", async () => {
    const files = await planned(
      {
        "model.hbs": `{{doc}}
export const {{exportName}} = [{{id}}, {{keys}}, {{runtime}},
  {{#each parameters}}{ {{name}}: {{key}}, required: {{#if isRequired}}true{{else}}false{{/if}} },{{/each}}
  {{#each options}}{ {{name}}: () => ({{value}}) },{{/each}}
];
{{#each types}}
{{#if doc}}{{doc}}{{/if}}
type {{name}} = {{body}};
{{/each}}`,
        "index.hbs": "{{#each models}}export * as {{exportName}} from {{module}};\n{{/each}}",
        "catalog.hbs":
          "export default { {{#each models}}{{property}}: [{{id}}, import({{module}})],{{/each}} };",
      },
      false,
    );
    expect(files.size).toBeGreaterThan(10);
    for (const [fileName, text] of files) {
      const { diagnostics = [] } = ts.transpileModule(text, { fileName, reportDiagnostics: true });
      expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
      const { statements } = ts.createSourceFile(fileName, text, ts.ScriptTarget.ES2023);
      const kinds = statements.map(({ kind }) => ts.SyntaxKind[kind]);
      expect(kinds.filter((kind) => !PRINTED.has(kind))).toEqual([]);
    }
  });

  it("that make no TypeScript are refused by their path, with what was made and where it is wrong", async () => {
    const attempt = planned({
      "client.hbs": "export {{exports}} from {{runtime}};\nexport const = 1;",
    });
    await expect(attempt).rejects.toThrow(TemplateError);
    await expect(attempt).rejects.toThrow(
      /client\.hbs: what it makes for client\.ts is no TypeScript: [^]*export const = 1/,
    );
  });
});

describe("a prettier configuration that can't be used is refused, with what to do", () => {
  it.each([
    ["no YAML", '{ "semi": '],
    ["a plugin that is not there", '{ "plugins": ["prettier-plugin-nowhere"] }'],
    ["a value of the wrong type", '{ "tabWidth": "x" }'],
  ])("%s", async (_, text) => {
    writeFileSync(join(folder, ".prettierrc"), text);
    const attempt = planned({ "client.hbs": "" });
    await expect(attempt).rejects.toThrow(FormatError);
    await expect(attempt).rejects.toThrow(
      /^prettier, as the project configures it: [^]*--no-format$/,
    );
  });
});
