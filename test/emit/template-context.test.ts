import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const ROOT = new URL("../../", import.meta.url).pathname;
const README = readFileSync(join(ROOT, "templates/README.md"), "utf8");
const EMIT = join(ROOT, "src/emit");

const CONTEXTS = [
  ["model.hbs", "model-context.ts", "ModelContext"],
  ["client.hbs", "catalog-context.ts", "ClientContext"],
  ["catalog.hbs", "catalog-context.ts", "CatalogContext"],
  ["index.hbs", "catalog-context.ts", "IndexContext"],
] as const;

const program = ts.createProgram(
  CONTEXTS.map(([, file]) => join(EMIT, file)),
  { strict: true, module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023 },
);
const checker = program.getTypeChecker();

/** The rows of a context's table, from its type and the comments in it. */
function rowsOf(type: ts.Type, path = ""): string[] {
  return type.getProperties().flatMap((property) => {
    const name = path + property.name;
    const given = checker.getTypeOfSymbol(property);
    const value = checker.getNonNullableType(given);
    const item = checker.isArrayType(value)
      ? checker.getTypeArguments(value as ts.TypeReference)[0]
      : undefined;
    const kind = item
      ? "a list"
      : value.symbol?.name === "Fragment"
        ? "code"
        : checker.typeToString(value);
    const missing = value === given ? "" : ", may be missing";
    const comment = ts.displayPartsToString(property.getDocumentationComment(checker));
    return [
      `| \`${name}\` | ${kind}${missing} | ${comment} |`,
      ...(item ? rowsOf(item, `${name}[].`) : []),
    ];
  });
}

describe("what templates are given is documented, all of it", () => {
  it.each(CONTEXTS)("%s", (template, file, context) => {
    const source = program.getSourceFile(join(EMIT, file));
    const module = source && checker.getSymbolAtLocation(source);
    const symbol =
      module && checker.getExportsOfModule(module).find(({ name }) => name === context);
    expect(symbol).toBeDefined();
    const rows = symbol ? rowsOf(checker.getDeclaredTypeOfSymbol(symbol)) : [];
    expect(rows.filter((row) => /\|\s*\|$/.test(row))).toEqual([]);
    const [, section = ""] = README.split(`## ${template}\n`);
    const [table = ""] = section.split("\n## ");
    expect(table.split("\n").filter((line) => line.startsWith("| `"))).toEqual(rows);
  });
});
