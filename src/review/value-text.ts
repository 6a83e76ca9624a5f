import { rangeOf } from "../emit/doc-text.js";
import { canonicalJson } from "../model/canonical.js";
import type { Schema } from "../model/schema.js";
import { shapesOf } from "./shape.js";

/** What a value is, in a few words: its values, or its kinds and limits. */
export function valueText(schema: Schema): string {
  if (schema.enum) return schema.enum.map(canonicalJson).join(", ") || "no value";
  const kinds = shapesOf(schema).join(" | ");
  const items = schema.items ? ` of ${shapesOf(schema.items).join(" | ")}` : "";
  const limits = limitsOf(schema);
  return [kinds + (kinds === "array" ? items : ""), ...limits].join(", ");
}

/** The limits of a value in words. */
export function limitsText(schema: Schema): string {
  return limitsOf(schema).join(", ") || "no limit";
}

function limitsOf(schema: Schema): string[] {
  const { type: _, ...limits } = schema;
  const size = schema.maxFileMegabytes;
  const range = rangeOf(limits);
  return [
    ...(range === "" ? [] : [range]),
    ...(size === undefined ? [] : [`files under ${size} MB`]),
  ];
}
