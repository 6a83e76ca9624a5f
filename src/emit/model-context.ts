import type { Price } from "../model/file.js";
import type { NamedModel } from "../naming/name-model.js";
import { typeName } from "../naming/plan-exports.js";
import type { Field } from "../runtime/field.js";
import { checksOf, mayNest } from "./checks.js";
import { declareTypes } from "./declarations.js";
import { modelDoc } from "./doc-text.js";
import { checkedFields } from "./fields.js";
import { code, docComment, identifier, string, type Fragment } from "./fragment.js";
import {
  fits,
  layOutArguments,
  layOutIdentifiers,
  layOutLines,
  layOutNames,
  layOutTypeArguments,
  layOutValue,
  type Spot,
} from "./layout.js";
import { nestedTables, type NestedTables } from "./nested-names.js";
import { inPrintedOrder } from "./printed-order.js";
import type { Style } from "./style.js";
import { printDeclaration, type TypeDeclaration } from "./type-declaration.js";
import type { TypeWriter } from "./type-text.js";

/**
 * What the template `model.hbs` is given, laid out for the places that it has in comfygen's own. What a model has no use
 * for is undefined.
 */
export interface ModelContext {
  /** The model's id, a string literal. */
  readonly id: Fragment;
  /** The documentation of the builder, a comment. */
  readonly doc: Fragment;
  /** The name of the builder. */
  readonly exportName: Fragment;
  /** The name of the table from friendly names to wire keys. */
  readonly keysName: Fragment;
  /** The name of the input's type. */
  readonly inputType: Fragment;
  /** The name of the output's type. */
  readonly outputType: Fragment;
  /** The import specifier of the runtime, a string literal. */
  readonly runtime: Fragment;
  /** What is imported from the runtime, in braces and in code-unit order. */
  readonly imports: Fragment;
  /** The input's types and then the output's, each whole before what it is made of. */
  readonly types: readonly TypeDeclaration[];
  /** The type arguments of `defineModel`, in angle brackets. */
  readonly typeArguments: Fragment;
  /** Friendly name -> wire key, an object literal. */
  readonly keys: Fragment;
  /** What the model takes, required first, then by name. */
  readonly parameters: readonly ParameterContext[];
  /** The other options of `defineModel`, in the order in which they are printed. */
  readonly options: readonly OptionContext[];
}

export interface ParameterContext {
  /** The friendly name. */
  readonly name: Fragment;
  /** The wire key, a string literal. */
  readonly key: Fragment;
  /** True where every input has to have it. */
  readonly isRequired: boolean;
}

export interface OptionContext {
  /** Its name. */
  readonly name: Fragment;
  /** Its value, an expression. */
  readonly value: Fragment;
}

/** @param runtime The import specifier of the runtime, as the module has to write it, in quotes. */
export async function modelContext(
  model: NamedModel,
  exportName: string,
  runtime: Fragment,
  style: Style,
  writeTypes: TypeWriter,
): Promise<ModelContext> {
  const { file, input, output, root, names } = model;
  const { price } = file;
  const typed = typeName(exportName);
  const keysName = `${exportName}Keys`;
  const declarations = [
    ...declareTypes(input, `${typed}Input`, { root, tables: names.tables }),
    ...declareTypes(output, `${typed}Output`),
  ];
  const { fields, definitions, ...whole } = checkedFields(
    input,
    { root, tables: names.tables },
    file.example,
  );
  const checks = checksOf(fields, definitions, { whole });
  const tables = nestedTables(root, names);
  const reader = nestedReader(tables, [...Object.values(fields), whole.additional ?? []].flat());
  const imports = [
    ...checks,
    "defineModel",
    ...(reader === undefined ? [] : [reader]),
    ...(checks.includes("checkLocalFile") || checks.includes("checkMediaUrl")
      ? ["type MediaInput"]
      : []),
  ];
  const parameters = inPrintedOrder(input.root, names.tables.get(root));
  const start: Spot = { style, level: 0, before: 0, after: 0 };
  return {
    id: string(file.id),
    doc: docComment(modelDoc(file)),
    exportName: identifier(exportName),
    keysName: identifier(keysName),
    inputType: identifier(`${typed}Input`),
    outputType: identifier(`${typed}Output`),
    runtime,
    imports: code(
      layOutNames(imports, {
        ...start,
        before: "import ".length,
        after: ` from ${runtime.text};`.length,
      }),
    ),
    types: await Promise.all(
      declarations.map((declaration) => printDeclaration(declaration, style, writeTypes)),
    ),
    typeArguments: typeArguments(),
    keys: code(
      layOutLines(
        parameters.map(({ name, key }) => [name, key]),
        start,
      ),
    ),
    parameters: parameters.map(({ name, key, isRequired }) => ({
      name: identifier(name),
      key: string(key),
      isRequired,
    })),
    options: [
      option("fields", (spot) => layOutLines(Object.entries(fields), spot)),
      ...(isFilled(definitions)
        ? [option("definitions", (spot) => layOutLines(Object.entries(definitions), spot))]
        : []),
      // What is checked of the input as a whole.
      ...Object.entries(whole).map(([name, value]) =>
        option(name, (spot) => layOutValue(value, spot)),
      ),
      ...(isFilled(checks) ? [option("checks", (spot) => layOutIdentifiers(checks, spot))] : []),
      ...(reader === undefined ? [] : [option("nested", (spot) => printReader(reader, spot))]),
      ...(price ? [option("price", (spot) => layOutValue(priceOf(price), spot))] : []),
    ],
  };

  function option(name: string, print: (spot: Spot) => string): OptionContext {
    const spot = { style, level: 1, before: `${name}: `.length, after: 1 };
    return { name: code(name), value: code(print(spot)) };
  }

  function typeArguments(): Fragment {
    const before = `export const ${exportName} = /* @__PURE__ */ defineModel`.length;
    const types = [`${typed}Input`, `${typed}Output`, `typeof ${keysName}`];
    const spot = { ...start, before, after: "({".length };
    const laidOut = layOutTypeArguments(types, spot);
    // With no room for the brackets around them, prettier breaks the line elsewhere.
    const width = `<${types.join(", ")}>`.length;
    const isTight = !fits(width, spot) && fits(width, { ...spot, after: 1 });
    return code(laidOut, !isTight && fits(1, { ...start, before }));
  }

  function printReader(name: string, spot: Spot): string {
    const { input: table = {}, definitions: shared } = tables;
    return isFilled(table) ? layOutArguments(name, [table, shared].filter(isFilled), spot) : name;
  }
}

/** The runtime's reader for what lies within parameters: the one that knows names where some differ from their keys. */
function nestedReader({ input }: NestedTables, fields: readonly Field[]): string | undefined {
  if (input) return "nestedNames";
  return fields.some(mayNest) ? "nestedValues" : undefined;
}

function isFilled(table: object): boolean {
  return Object.keys(table).length > 0;
}

/** A price without what else a model file may say in it. */
function priceOf({ usd, unit, note }: Price): Price {
  return { usd, unit, ...(note === undefined ? {} : { note }) };
}
