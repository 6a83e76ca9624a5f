import { canonicalJson } from "../model/canonical.js";
import type { ModelFile, Price } from "../model/file.js";
import type { Json } from "../model/json.js";
import type { Schema } from "../model/schema.js";
import { INVISIBLE } from "./invisible.js";

const WIDTH = 90;
/** The most characters of one published text; the model file has the whole. */
const LONGEST = 4000;

/**
 * The lines that document one parameter or property: what it is, what is sent and in which range, the server's default.
 *
 * @param name What it is called in the code.
 * @param key The wire key, where the value is sent under one.
 */
export function parameterDoc(schema: Schema, name: string, key?: string): string[] {
  const about = sentence(aboutParameter(schema, name));
  const facts = [
    ...(key === undefined ? [] : [`Sent as ${inlineCode(key)}.`]),
    sentence(rangeOf(schema)),
    ...(schema.notes ?? []).map((note) => sentence(proseLines(note).join(" "))),
  ].filter((fact) => fact !== "");
  const fallback = defaultTag(schema.default);
  const tags = [
    ...(schema.deprecated ? ["@deprecated"] : []),
    ...(fallback === undefined ? [] : [fallback]),
  ];
  const oneLine = [about, ...facts, ...tags].filter((part) => part !== "").join(" ");
  if (oneLine.length <= WIDTH && !about.includes("\n")) return oneLine === "" ? [] : [oneLine];
  return [...about.split("\n").flatMap(wrap), ...wrap(facts.join(" ")), ...tags].filter(
    (line, index) => line !== "" || index > 0,
  );
}

/** The lines that document a model's builder. */
export function modelDoc(file: ModelFile): string[] {
  const title = proseLines(file.title ?? "").join(" ");
  const description = proseLines(file.description ?? "").flatMap(wrap);
  const gap = title !== "" && description.length > 0 ? [""] : [];
  const about = [...(title === "" ? [] : wrap(title)), ...gap, ...description];
  const price = file.price && [`Costs ${priceText(file.price)}.`];
  const builds = `Builds a request for \`${file.id}\`.`;
  return [
    ...about,
    ...(about.length > 0 ? ["", builds] : [builds]),
    ...(price ?? []),
    "",
    "@throws InputError naming every parameter that is wrong.",
  ];
}

/** A price in words. */
export function priceText({ usd, unit, note }: Price): string {
  const remark = proseLines(note ?? "").join(" ");
  return `${usd} USD per ${proseLines(unit).join(" ")}${remark === "" ? "" : ` (${remark})`}`;
}

/** The title and the description, without a title that only repeats the name. */
function aboutParameter(schema: Schema, name: string): string {
  const description = proseLines(schema.description ?? "");
  const title = proseLines(schema.title ?? "").join(" ");
  const repeats = letters(title) === letters(name) && description.length > 0;
  const heading = title === "" || repeats ? "" : sentence(title);
  return [heading, description.join("\n")].filter((part) => part !== "").join(" ");
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** Most texts are one line of ASCII in which nothing has a meaning for a comment. */
const PLAIN_LINE = /^(?:[\x20-)+-?A-~]|\*(?!\/))*$/;

/**
 * Text from a schema as lines of a documentation comment: nothing in it ends the comment, starts a tag, or can't be seen.
 * After 4,000 characters it is cut.
 */
export function proseLines(text: string): string[] {
  if (text.length <= LONGEST && PLAIN_LINE.test(text))
    return text.trim() === "" ? [] : [text.trim()];
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const lines = shown
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[\t\v\f]/g, " ")
    .split("\n")
    .map((line) =>
      line
        .replace(INVISIBLE, "")
        .replaceAll("*/", "*\\/")
        .replace(/(?<![\p{L}\p{N}])@/gu, "\\@")
        .trim(),
    );
  while (lines.length > 0 && lines[0] === "") lines.shift();
  while (lines.length > 0 && lines.at(-1) === "") lines.pop();
  return lines;
}

/** Text in backticks where that is safe to read, else as prose. */
export function inlineCode(text: string): string {
  const [line = ""] = proseLines(text);
  const isPlain = line === text && !text.includes("`");
  return isPlain ? `\`${text}\`` : proseLines(text).join(" ");
}

/** A default of over 80 characters is left out: whole sample prompts stand there. */
function defaultTag(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  const length = typeof value === "string" ? value.length : canonicalJson(value).length;
  return length > 80 || length === 0
    ? undefined
    : `@defaultValue ${inlineCode(canonicalJson(value))}`;
}

/** What is checked of the value beyond its TypeScript type, in words; empty where there is nothing. */
export function rangeOf(schema: Schema): string {
  const limits = [
    between(schema.minimum, schema.maximum),
    schema.exclusiveMinimum === undefined ? "" : `over ${schema.exclusiveMinimum}`,
    schema.exclusiveMaximum === undefined ? "" : `under ${schema.exclusiveMaximum}`,
    schema.multipleOf === undefined ? "" : `a multiple of ${schema.multipleOf}`,
    between(schema.minLength, schema.maxLength, " characters"),
    between(schema.minItems, schema.maxItems, " items"),
    schema.uniqueItems ? "no item twice" : "",
    between(schema.minProperties, schema.maxProperties, " properties"),
    schema.pattern === undefined ? "" : `pattern ${inlineCode(schema.pattern)}`,
  ].filter((limit) => limit !== "");
  const isInteger = schema.type?.includes("integer") === true && !schema.enum;
  return [...(isInteger ? ["integer"] : []), ...limits].join(", ");
}

function between(low: number | undefined, high: number | undefined, unit = ""): string {
  if (low === undefined && high === undefined) return "";
  if (low === undefined) return `at most ${high}${unit}`;
  if (high === undefined) return `at least ${low}${unit}`;
  return low === high ? `${low}${unit}` : `${low} to ${high}${unit}`;
}

/** With a capital in front and a full stop behind, unless it ends as a sentence already. */
function sentence(text: string): string {
  if (text === "") return "";
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?:;。！？：…]$/u.test(capital) ? capital : `${capital}.`;
}

/** Lines of at most the width, broken at spaces. */
function wrap(line: string): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > WIDTH) {
      lines.push(current);
      current = word;
    } else {
      current = current === "" ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}
