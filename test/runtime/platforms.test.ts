import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const folder = new URL("../../src/runtime/", import.meta.url);
const files = readdirSync(folder).map((name) => new URL(name, folder).pathname);

/** What the compiler says to the whole runtime under some settings. */
function complaints(options: ts.CompilerOptions): string[] {
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noPropertyAccessFromIndexSignature: true,
    isolatedModules: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    noEmit: true,
    skipLibCheck: true,
    ...options,
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

describe("the runtime", () => {
  it.each<[string, ts.CompilerOptions]>([
    ["a browser's types", { lib: ["lib.es2022.d.ts", "lib.dom.d.ts"], types: [] }],
    ["a worker's types", { lib: ["lib.es2022.d.ts", "lib.webworker.d.ts"], types: [] }],
    ["Node's types alone", { lib: ["lib.es2022.d.ts"], types: ["node"] }],
    ["a browser's and Node's types", { lib: ["lib.es2022.d.ts", "lib.dom.d.ts"], types: ["node"] }],
  ])("compiles with %s", (_, options) => {
    expect(complaints(options)).toEqual([]);
  });

  it.each(files)("imports nothing but itself, and needs no global of Node: %s", (file) => {
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
    const imports = source.statements.flatMap((statement) =>
      (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
      statement.moduleSpecifier &&
      ts.isStringLiteral(statement.moduleSpecifier)
        ? [statement.moduleSpecifier.text]
        : [],
    );
    for (const specifier of imports) expect(specifier).toMatch(/^\.\/[a-z-]+\.js$/);
    const names = new Set<string>();
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) names.add(node.text);
      ts.forEachChild(node, visit);
    };
    visit(source);
    for (const name of ["Buffer", "require", "__dirname", "setImmediate"]) {
      expect(names).not.toContain(name);
    }
  });
});
