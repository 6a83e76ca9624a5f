import type { ModelFile } from "./file.js";
import { finite } from "./json.js";

const ORDER = [
  "comfygen",
  "id",
  "name",
  "title",
  "description",
  "source",
  "price",
  "names",
  "example",
  "input",
  "output",
] as const;

/** The text of a model file: JSON, two spaces deep, its keys in the order of the documentation. */
export function printModelFile(file: ModelFile): string {
  const entries = ORDER.filter((key) => file[key] !== undefined).map((key) => [key, file[key]]);
  return `${JSON.stringify(Object.fromEntries(entries), finiteNumber, 2)}\n`;
}

function finiteNumber(_: string, value: unknown): unknown {
  return typeof value === "number" ? finite(value) : value;
}
