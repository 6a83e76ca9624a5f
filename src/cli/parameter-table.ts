import { inPrintedOrder, type NamedProperty } from "../emit/printed-order.js";
import type { Schema } from "../model/schema.js";
import type { NamedModel } from "../naming/name-model.js";
import { cut, tableLines } from "./table.js";

/** The last go first where the terminal is narrow. */
const COLUMNS = [
  { heading: "name", isWhole: true },
  { heading: "type" },
  { heading: "required" },
  { heading: "default" },
  { heading: "range" },
  { heading: "wire key" },
];
const WIDEST = 40;

/** The parameters of a model as a table for people. @param width of the terminal, where there is one. */
export function parameterTable({ input, root, names }: NamedModel, width?: number): string {
  const rows = inPrintedOrder(input.root, names.tables.get(root)).map(row);
  return tableLines(COLUMNS, rows, width).join("\n");
}

function row({ name, key, schema, isRequired }: NamedProperty): string[] {
  const fallback = schema.default === undefined ? "" : JSON.stringify(schema.default);
  const cells = [name, typeText(schema), isRequired ? "yes" : "", fallback, rangeText(schema), key];
  return cells.map((cell) => cut(cell, WIDEST));
}

/** Its JSON types in a word or two. */
export function typeText(schema: Schema): string {
  const type = schema.type?.join(" | ") ?? (schema.ref === undefined ? "any" : schema.ref);
  return schema.enum && !schema.type ? "enum" : type;
}

function rangeText({ enum: values, minimum, maximum, minLength, maxLength }: Schema): string {
  if (values) return values.map((value) => JSON.stringify(value)).join(" ");
  const [low, high] = [minimum ?? minLength, maximum ?? maxLength];
  if (low === undefined && high === undefined) return "";
  return `${low ?? ""}..${high ?? ""}`;
}
