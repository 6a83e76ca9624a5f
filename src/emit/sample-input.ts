import type { NamedModel } from "../naming/name-model.js";
import { keyWords } from "../naming/words.js";
import type { ModelInMemory } from "./model-in-memory.js";
import { inPrintedOrder, type NamedProperty } from "./printed-order.js";
import { sampleValue, takesFiles } from "./sample-value.js";

/** Whole sample prompts stand in defaults: they would hide the call. */
const LONGEST = 200;
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ["image", "png"],
  ["images", "png"],
  ["video", "mp4"],
  ["videos", "mp4"],
  ["audio", "mp3"],
  ["audios", "mp3"],
]);

/**
 * An input that shows how a model is called: what is required, and what the model's own page sends. Published values are
 * taken where the model's checks take them, but files are URLs at example.com, as a caller would pass.
 */
export function sampleInput(
  { file, input, root, names }: NamedModel,
  { model, fields, definitions }: ModelInMemory,
): Record<string, unknown> {
  const example = new Map(Object.entries(file.example ?? {}));
  const wanted = inPrintedOrder(input.root, names.tables.get(root)).filter(
    ({ key, isRequired }) => isRequired || example.has(key),
  );
  return Object.fromEntries(wanted.map((property) => [property.name, valueFor(property)]));

  function valueFor({ name, key, schema }: NamedProperty): unknown {
    const field = fields[name] ?? {};
    const made = sampleValue(field, definitions, sampleUrl(name, schema.format));
    if (takesFiles(field, definitions)) return made;
    const published = [example.get(key), schema.default]
      .filter((value) => value !== undefined && value !== "")
      .filter((value) => JSON.stringify(value).length <= LONGEST)
      .map((value) => Object.values(Object(model.parse({ [key]: value })))[0]);
    return published.find((value) => isTaken(name, value)) ?? made;
  }

  function isTaken(name: string, value: unknown): boolean {
    const { issues = [] } = model["~standard"].validate({ [name]: value });
    return issues.every(({ path: [first] = [] }) => first !== name);
  }
}

function sampleUrl(name: string, format = ""): string {
  const words = keyWords(name).filter((word) => !/^urls?$/.test(word));
  const medium = [...keyWords(format), ...words].find((word) => EXTENSIONS.has(word)) ?? "image";
  return `https://example.com/${words.join("-") || medium}.${EXTENSIONS.get(medium)}`;
}
