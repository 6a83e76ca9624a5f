import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { ROOT } from "./cli/comfygen.js";

const ENTRIES = Object.entries(manifest.exports).flatMap(([name, entry]) =>
  typeof entry === "string"
    ? []
    : [[name, entry.types.replace("./dist/", "src/").replace(".d.ts", ".ts")] as const],
);

const program = ts.createProgram(
  ENTRIES.map(([, path]) => join(ROOT, path)),
  { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023, types: ["node"], noEmit: true },
);
const checker = program.getTypeChecker();

function exportsOf(path: string): ts.Symbol[] {
  const source = program.getSourceFile(join(ROOT, path));
  const module = source && checker.getSymbolAtLocation(source);
  return module === undefined ? [] : checker.getExportsOfModule(module);
}

function isDocumented(symbol: ts.Symbol): boolean {
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const declared = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  return declared.getDocumentationComment(checker).length > 0;
}

describe("each export of a public entry says what it is", () => {
  it.for(ENTRIES)("%s", ([, path]) => {
    const symbols = exportsOf(path);
    expect(symbols.length).toBeGreaterThan(1);
    expect(symbols.filter((symbol) => !isDocumented(symbol)).map(({ name }) => name)).toEqual([]);
  });
});
