import { inPrintedOrder, type NamedProperty } from "../emit/printed-order.js";
import type { Schema } from "../model/schema.js";
import type { NamedModel } from "../naming/name-model.js";

const HEADINGS = ["name", "wire key", "type", "required", "default", "range"] as const;
const WIDEST = 40;

/** The parameters of a model as a table for people. */
export function parameterTable({ input, root, names }: NamedModel): string {
  const rows = inPrintedOrder(input.root, names.tables.get(root)).map(row);
  const cells = [[...HEADINGS], ...rows];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...cells.map((line) => line[column]?.length ?? 0)),
  );
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function row({ name, key, schema, isRequired }: NamedProperty): string[] {
  const fallback = schema.default === undefined ? "" : JSON.stringify(schema.default);
  return [name, key, typeText(schema), isRequired ? "yes" : "", fallback, rangeText(schema)].map(
    cut,
  );
}

function typeText(schema: Schema): string {
  const type = schema.type?.join(" | ") ?? (schema.ref === undefined ? "any" : schema.ref);
  return schema.enum && !schema.type ? "enum" : type;
}

function rangeText({ enum: values, minimum, maximum, minLength, maxLength }: Schema): string {
  if (values) return values.map((value) => JSON.stringify(value)).join(" ");
  const [low, high] = [minimum ?? minLength, maximum ?? maxLength];
  if (low === undefined && high === undefined) return "";
  return `${low ?? ""}..${high ?? ""}`;
}

/** Control characters would move the cursor of a terminal. */
function cut(text: string): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}]/gu, " ");
  return shown.length > WIDEST ? `${shown.slice(0, WIDEST - 1)}…` : shown;
}
