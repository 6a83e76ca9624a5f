import { modelPath } from "../model/id.js";
import type { NamedModel } from "../naming/name-model.js";
import { typeName } from "../naming/plan-exports.js";
import { checksOf } from "./checks.js";
import type { CompiledType, TypeCompiler } from "./compile-types.js";
import { declareTypes } from "./declarations.js";
import { modelDoc } from "./doc-text.js";
import { checkedFields } from "./fields.js";
import { code, docComment, identifier, string, type Fragment } from "./fragment.js";
import { printLines, printLiteral } from "./literal.js";
import { nestedTables } from "./nested-names.js";
import { inPrintedOrder } from "./printed-order.js";

/** What the template `model.hbs` is given. What a model has no use for is undefined. */
export interface ModelContext {
  /** The model file's path below the schemas folder. */
  readonly file: Fragment;
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
  /** An array literal of the checks that `fields` needs. */
  readonly checks: Fragment | undefined;
  /** The call that maps names below the top level. */
  readonly names: Fragment | undefined;
  readonly price: Fragment | undefined;
}

/** @param runtime The import specifier of the runtime, as the module has to write it. */
export async function modelContext(
  model: NamedModel,
  exportName: string,
  runtime: string,
  compileType: TypeCompiler,
): Promise<ModelContext> {
  const { file, input, output, root, names } = model;
  const typed = typeName(exportName);
  const declarations = [
    ...declareTypes(input, `${typed}Input`, { root, tables: names.tables }),
    ...declareTypes(output, `${typed}Output`),
  ];
  const { fields, definitions } = checkedFields(
    input,
    { root, tables: names.tables },
    new Map(Object.entries(file.example ?? {})),
  );
  const checks = checksOf(fields, definitions);
  const nested = nestedTables(root, names);
  const hasNested = Object.keys(nested.parameters).length > 0;
  const nestedArguments = [nested.parameters, nested.definitions]
    .filter((table) => Object.keys(table).length > 0)
    .map(printLiteral);
  const imports = [
    ...checks,
    "defineModel",
    ...(hasNested ? ["nestedNames"] : []),
    ...(checks.includes("checkMedia") ? ["type MediaInput"] : []),
  ];
  return {
    file: code(`${modelPath(file.id)}.json`),
    id: string(file.id),
    doc: docComment(modelDoc(file)),
    exportName: identifier(exportName),
    keysName: identifier(`${exportName}Keys`),
    inputType: identifier(`${typed}Input`),
    outputType: identifier(`${typed}Output`),
    runtime: string(runtime),
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
    checks: optional(checks.length > 0, () => `[${checks.join(", ")}]`),
    names: optional(hasNested, () => `nestedNames(${nestedArguments.join(", ")})`),
    price: optional(file.price !== undefined, () => {
      const { usd, unit, note } = file.price ?? {};
      return printLiteral({ usd, unit, note });
    }),
  };
}

function optional(isThere: boolean, print: () => string): Fragment | undefined {
  return isThere ? code(print()) : undefined;
}
