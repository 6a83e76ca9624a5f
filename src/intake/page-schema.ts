import { canonicalJson, canonicalSchema } from "../model/canonical.js";
import { isJsonObject, type Json, type JsonObject } from "../model/json.js";
import { scanJson, type BrokenJson } from "./json-scan.js";
import type { PageText } from "./page-text.js";

/** A schema that stands in a page. */
export interface FoundSchema {
  readonly value: JsonObject;
  /** Where it stands among the page's schemas, from 0. */
  readonly order: number;
  /** Its offset in what a reader sees; absent for one in a script. */
  readonly start?: number;
}

/** A schema that breaks off; the offsets are absent for one in a script. */
export type CutSchema = Partial<Pick<BrokenJson, "start" | "end">>;

export interface PageSchemas {
  /** Objects with `"type": "object"` and `properties`; equal ones count once. */
  readonly inputs: readonly FoundSchema[];
  /** Objects whose one key is `output`, with a schema in it. */
  readonly outputs: readonly FoundSchema[];
  /** The first of each that breaks off. */
  readonly cutInput?: CutSchema;
  readonly cutOutput?: CutSchema;
}

/**
 * The schemas of a page, what a reader sees before what its scripts hold. In what a reader sees a schema is an object of its
 * own; in a script it may lie within other data, but not within another schema.
 */
export function pageSchemas({ written, scripts }: PageText): PageSchemas {
  const inputs = new Map<string, FoundSchema>();
  const outputs: FoundSchema[] = [];
  let order = 0;
  let cutInput: CutSchema | undefined;
  let cutOutput: CutSchema | undefined;

  const add = (value: JsonObject, start?: number): boolean => {
    const schema = { value, order, ...(start === undefined ? {} : { start }) };
    if (isOutput(value)) {
      outputs.push(schema);
    } else if (isInput(value)) {
      const key = canonicalJson(value);
      if (inputs.size < MAX_SCHEMAS && !inputs.has(key)) inputs.set(key, schema);
    } else {
      return false;
    }
    order += 1;
    return true;
  };
  const addCut = (text: string, place: BrokenJson, cut: CutSchema): void => {
    const rest = text.slice(place.start, place.end);
    if (OUTPUT_START.test(rest)) cutOutput ??= cut;
    else if (INPUT_PART.test(rest)) cutInput ??= cut;
  };

  for (const found of scanJson(written)) {
    if (isMember(written, found.start)) continue;
    if (found.value) add(found.value, found.start);
    else addCut(written, found, { start: found.start, end: found.end });
  }
  for (const script of scripts) {
    for (const found of scanJson(script)) {
      if (found.value) addWithin(found.value, add);
      else addCut(script, found, {});
    }
  }
  return {
    inputs: [...inputs.values()],
    outputs,
    ...(cutInput === undefined ? {} : { cutInput }),
    ...(cutOutput === undefined ? {} : { cutOutput }),
  };
}

/** Where a page has more of them, it can't be told which is the model's long before. */
const MAX_SCHEMAS = 10_000;

const INPUT_PART = /"type"\s*:\s*"object"|"properties"\s*:\s*\{/;
const OUTPUT_START = /^\{\s*"output"\s*:\s*\{/;

function isInput(value: JsonObject): boolean {
  return value["type"] === "object" && isJsonObject(value["properties"]);
}

function isOutput(value: JsonObject): boolean {
  const schema = value["output"];
  return (
    Object.keys(value).length === 1 &&
    isJsonObject(schema) &&
    (typeof schema["type"] === "string" || isJsonObject(schema["properties"]))
  );
}

/** True for an object that comes after a key: what is left of a larger object that is broken. */
function isMember(text: string, start: number): boolean {
  const colon = skipSpaceBefore(text, start);
  return text[colon - 1] === ":" && text[skipSpaceBefore(text, colon - 1) - 1] === '"';
}

function skipSpaceBefore(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

function addWithin(value: Json, add: (value: JsonObject) => boolean): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value) && add(value)) return;
  for (const member of Object.values(value)) addWithin(member, add);
}

/**
 * The input schemas that can be the page's. Those go first that know most of the example's keys, one at least. Of schemas
 * that differ in prose alone the English one counts, else the first. What a reader sees goes before what only scripts hold.
 * More than one means that it can't be told.
 */
export function likelyInputs(
  inputs: readonly FoundSchema[],
  example: JsonObject | undefined,
): readonly FoundSchema[] {
  const keys = Object.keys(example ?? {});
  const fits = inputs.map(({ value }) => keys.filter((key) => hasProperty(value, key)).length);
  const best = fits.reduce((most, fit) => Math.max(most, fit), Math.min(1, keys.length));
  const different = new Map<string, FoundSchema>();
  for (const input of inputs.filter((_, index) => fits[index] === best)) {
    const key = canonicalSchema(input.value, false);
    const other = different.get(key);
    if (other === undefined || (looksEnglish(input.value) && !looksEnglish(other.value))) {
      different.set(key, { ...other, ...input }); // seen where the other one is
    }
  }
  const likely = [...different.values()];
  const seen = likely.filter(({ start }) => start !== undefined);
  return seen.length > 0 ? seen : likely;
}

function hasProperty(schema: JsonObject, key: string): boolean {
  const properties = schema["properties"];
  return isJsonObject(properties) && Object.hasOwn(properties, key);
}

/** True for an input schema in English: its root title is `Input`; other languages, and untranslated pages, say otherwise. */
export function looksEnglish(input: JsonObject): boolean {
  return input["title"] === "Input";
}
