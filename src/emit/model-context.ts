import type { NamedModel } from "../naming/name-model.js";
import { typeName } from "../naming/plan-exports.js";
import type { Field } from "../runtime/field.js";
import { checksOf, mayNest } from "./checks.js";
import type { CompiledType, TypeCompiler } from "./compile-types.js";
import { declareTypes } from "./declarations.js";
import { modelDoc } from "./doc-text.js";
import { checkedFields } from "./fields.js";
import { code, docComment, identifier, string, type Fragment } from "./fragment.js";
import { printLines, printLiteral } from "./literal.js";
import { nestedTables, type NestedTables } from "./nested-names.js";
import { inPrintedOrder } from "./printed-order.js";

/** What the template `model.hbs` is given. What a model has no use for is undefined. */
export interface ModelContext {
  readonly id: Fragment;
  readonly doc: Fragment;
  readonly exportName: Fragment;
  readonly keysName: Fragment;
  readonly inputType: Fragment;
  readonly outputType: Fragment;
  /** The import specifier of the runtime. */
  readonly runtime: Fragment;
  /** What is imported from the runtime, in code-unit order. */
  readonly imports: readonly Fragment[];
  /** The input's types and then the output's, each whole before what it is made of. */
  readonly types: readonly CompiledType[];
  /** Friendly name -> wire key, an object literal. */
  readonly keys: Fragment;
  readonly fields: Fragment;
  readonly definitions: Fragment | undefined;
  /** What is checked of the input as a whole, beside its parameters. */
  readonly whole: readonly { readonly keyword: Fragment; readonly value: Fragment }[];
  /** An array literal of the checks that `fields` needs. */
  readonly checks: Fragment | undefined;
  /** What reads arrays and objects, and maps the names in them. */
  readonly nested: Fragment | undefined;
  readonly price: Fragment | undefined;
}

/** @param runtime The import specifier of the runtime, as the module has to write it, in quotes. */
export async function modelContext(
  model: NamedModel,
  exportName: string,
  runtime: Fragment,
  compileType: TypeCompiler,
): Promise<ModelContext> {
  const { file, input, output, root, names } = model;
  const typed = typeName(exportName);
  const declarations = [
    ...declareTypes(input, `${typed}Input`, { root, tables: names.tables }),
    ...declareTypes(output, `${typed}Output`),
  ];
  const { fields, definitions, ...whole } = checkedFields(
    input,
    { root, tables: names.tables },
    new Map(Object.entries(file.example ?? {})),
  );
  const checks = checksOf(fields, definitions, { whole });
  const nested = nestedReader(nestedTables(root, names), [
    ...Object.values(fields),
    ...(whole.additional ? [whole.additional] : []),
  ]);
  const imports = [
    ...checks,
    "defineModel",
    ...(nested ? [nested.name] : []),
    ...(checks.includes("checkMedia") ? ["type MediaInput"] : []),
  ];
  return {
    id: string(file.id),
    doc: docComment(modelDoc(file)),
    exportName: identifier(exportName),
    keysName: identifier(`${exportName}Keys`),
    inputType: identifier(`${typed}Input`),
    outputType: identifier(`${typed}Output`),
    runtime,
    imports: imports.map(code),
    types: await Promise.all(declarations.map(compileType)),
    keys: code(
      printLines(
        inPrintedOrder(input.root, names.tables.get(root)).map(({ name, key }) => [name, key]),
      ),
    ),
    fields: code(printLines(Object.entries(fields))),
    definitions: optional(Object.keys(definitions).length > 0, () =>
      printLines(Object.entries(definitions)),
    ),
    whole: Object.entries(whole).map(([keyword, value]) => ({
      keyword: code(keyword),
      value: code(printLiteral(value)),
    })),
    checks: optional(checks.length > 0, () => `[${checks.join(", ")}]`),
    nested: nested && code(nested.call),
    price: optional(file.price !== undefined, () => {
      const { usd, unit, note } = file.price ?? {};
      return printLiteral({ usd, unit, note });
    }),
  };
}

/** The runtime's reader for what lies within parameters: the one that knows names where some differ from their keys. */
function nestedReader(
  { input, definitions }: NestedTables,
  fields: readonly Field[],
): { name: string; call: string } | undefined {
  if (input) {
    const hasDefinitions = Object.keys(definitions).length > 0;
    const tables = [input, ...(hasDefinitions ? [definitions] : [])].map(printLiteral);
    return { name: "nestedNames", call: `nestedNames(${tables.join(", ")})` };
  }
  const name = "nestedValues";
  return fields.some(mayNest) ? { name, call: name } : undefined;
}

function optional(isThere: boolean, print: () => string): Fragment | undefined {
  return isThere ? code(print()) : undefined;
}
