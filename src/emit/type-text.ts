import { compile } from "json-schema-to-typescript";
import type { JsonObject } from "../model/json.js";
import { escapeInvisible, printString } from "./literal.js";

/** The text of a type. */
export interface TypeText {
  /** On one line, or in as many as it takes. */
  readonly text: string;
  /** The members of a union of names, literals, and arrays of them; undefined for any other type. */
  readonly members: readonly string[] | undefined;
}

/** Gives the texts of the types that schemas describe, in their order. */
export type TypeWriter = (schemas: readonly JsonObject[]) => Promise<TypeText[]>;

/** A writer that works once for equal schemas: a catalogue has thousands of parameters, and few types. */
export function createTypeWriter(): TypeWriter {
  const written = new Map<string, TypeText>();
  return async (schemas) => {
    const keys = schemas.map((schema) => JSON.stringify(schema));
    const missing = new Map(
      keys.flatMap((key, index) => (written.has(key) ? [] : [[key, schemas[index] ?? {}]])),
    );
    const texts = await writeTypes([...missing.values()]);
    for (const [index, key] of [...missing.keys()].entries()) {
      const text = texts[index];
      if (text === undefined) throw new Error(`no type came of ${key.slice(0, 200)}`);
      written.set(key, { text: escapeInvisible(text), members: membersOf(text) });
    }
    return keys.flatMap((key) => written.get(key) ?? []);
  };
}

const PROPERTY = /^t\d+: /m;

/** Most of what a type costs is the call, so that all of them are properties of one object. */
async function writeTypes(schemas: readonly JsonObject[]): Promise<string[]> {
  if (schemas.length === 0) return [];
  const properties = Object.fromEntries(schemas.map((schema, index) => [`t${index}`, schema]));
  const declared = await declare({ ...CLOSED, properties, required: Object.keys(properties) });
  const [, ...texts] = declared.replace(/\n\}$/, "").split(PROPERTY);
  return texts.map((text) => text.trimEnd());
}

const CLOSED = { type: "object", additionalProperties: false } as const;
const SHORT_COMMENT = /^\/\*\*\n \* (.*)\n \*\/$/gm;

/** The body of the interface that an object's schema describes. */
export async function writeInterface(schema: JsonObject): Promise<string> {
  const declared = await declare(schema);
  const [, body] = /^export interface T (\{[^]*)$/.exec(declared) ?? [];
  if (body === undefined)
    throw new Error(`no interface came of ${JSON.stringify(schema).slice(0, 200)}`);
  const shortened = body.replace(SHORT_COMMENT, (comment, line: string) =>
    line.length <= 90 ? `/** ${line} */` : comment,
  );
  return escapeInvisible(shortened);
}

/** What json-schema-to-typescript makes of a schema, under the name `T`. */
async function declare(schema: object): Promise<string> {
  const text = await compile(schema, "T", {
    additionalProperties: false,
    bannerComment: "",
    // Other options than these would read files and URLs, of which our schemas name none.
    $refOptions: { resolve: { external: false, file: false, http: false } },
    declareExternallyReferenced: false,
    format: false,
    ignoreMinAndMaxItems: true,
    unknownAny: true,
  });
  return text.trim();
}

const ATOM = /(?:("(?:[^"\\]|\\.)*")|(-?\d[\d.]*(?:e[+-]?\d+)?)|[A-Za-z_$][\w$]*)(?:\[\])*/y;

/** The members of a union, each as prettier writes it; undefined where a type is more than names, literals and arrays. */
function membersOf(text: string): string[] | undefined {
  const [, elements, brackets] = /^\((.*)\)((?:\[\])+)$/s.exec(text) ?? [];
  if (elements !== undefined) {
    const inner = unionOf(elements);
    if (!inner) return undefined;
    return [inner.length === 1 ? `${inner[0]}${brackets}` : `(${inner.join(" | ")})${brackets}`];
  }
  const [, union = text] = /^\((.*)\)$/s.exec(text) ?? [];
  return unionOf(union);
}

function unionOf(text: string): string[] | undefined {
  const members: string[] = [];
  for (let at = 0; ; at += " | ".length) {
    ATOM.lastIndex = at;
    const [atom, literal, number] = ATOM.exec(text) ?? [];
    if (atom === undefined) return undefined;
    if (literal !== undefined)
      members.push(printString(JSON.parse(literal)) + atom.slice(literal.length));
    else members.push(number === undefined ? atom : atom.replace("e+", "e"));
    at += atom.length;
    if (at === text.length) return members;
    if (!text.startsWith(" | ", at)) return undefined;
  }
}
