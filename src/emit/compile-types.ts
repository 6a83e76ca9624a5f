import { compile } from "json-schema-to-typescript";
import type { JsonObject } from "../model/json.js";
import type { Declaration } from "./declarations.js";
import { code, docComment, identifier, type Fragment } from "./fragment.js";
import { escapeInvisible } from "./literal.js";

/** A type declaration in TypeScript, in the pieces that a template puts together. */
export interface CompiledType {
  readonly doc: Fragment | undefined;
  readonly name: Fragment;
  readonly isInterface: boolean;
  /** `{ ... }` of an interface, or what an alias stands for. */
  readonly body: Fragment;
}

export type TypeCompiler = (declaration: Declaration) => Promise<CompiledType>;

const PLACEHOLDER = "T";
const DECLARED = /^export (interface|type) T (?:= )?([^]*)$/;
const SHORT_COMMENT = /^\/\*\*\n \* (.*)\n \*\/$/gm;

/** A compiler that works once for equal schemas: the outputs of a catalogue are nearly all alike. */
export function createTypeCompiler(): TypeCompiler {
  const compiled = new Map<string, Promise<Pick<CompiledType, "isInterface" | "body">>>();
  return async ({ name, doc, schema }) => {
    const key = JSON.stringify(schema);
    let type = compiled.get(key);
    if (!type) {
      type = compileType(schema);
      compiled.set(key, type);
    }
    return {
      name: identifier(name),
      doc: doc.length === 0 ? undefined : docComment(doc),
      ...(await type),
    };
  };
}

async function compileType(
  schema: JsonObject,
): Promise<Pick<CompiledType, "isInterface" | "body">> {
  const text = await compile(schema as Parameters<typeof compile>[0], PLACEHOLDER, {
    additionalProperties: false,
    bannerComment: "",
    // Other options than these would read files and URLs, of which our schemas name none.
    $refOptions: { resolve: { external: false, file: false, http: false } },
    declareExternallyReferenced: false,
    format: false,
    ignoreMinAndMaxItems: true,
    unknownAny: true,
  });
  const [, keyword, body] = DECLARED.exec(text.trim()) ?? [];
  if (body === undefined)
    throw new Error(`no type came of ${JSON.stringify(schema).slice(0, 200)}`);
  const shortened = body.replace(SHORT_COMMENT, (comment, line: string) =>
    line.length <= 90 ? `/** ${line} */` : comment,
  );
  return { isInterface: keyword === "interface", body: code(escapeInvisible(shortened)) };
}
