import type { ModelFile } from "./file.js";

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
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}
