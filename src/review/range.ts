import type { JsonType, Schema } from "../model/schema.js";
import { isWithin, shapesOf } from "./shape.js";

/** True where numbers that `before` takes are refused by `after`. False where an enum says which ones there are. */
export function isRangeNarrower(before: Schema, after: Schema): boolean {
  if (!takesNumbers(before) || !takesNumbers(after)) return false;
  return (
    isLower(lowest(before), lowest(after)) ||
    isLower(negate(highest(before)), negate(highest(after))) ||
    !isMultiple(before.multipleOf, after.multipleOf)
  );
}

/** True where texts, arrays, objects or files that `before` takes are refused by `after`, for how long or large they are. */
export function isLengthNarrower(before: Schema, after: Schema): boolean {
  if (before.enum || after.enum) return false;
  const both = (kind: JsonType) => takes(before, kind) && takes(after, kind);
  const isTextNarrower =
    isMore(before.minLength, after.minLength) ||
    isLess(before.maxLength, after.maxLength) ||
    isLess(before.maxFileMegabytes, after.maxFileMegabytes);
  const isArrayNarrower =
    isMore(before.minItems, after.minItems) ||
    isLess(before.maxItems, after.maxItems) ||
    isLess(before.maxFileMegabytes, after.maxFileMegabytes) ||
    (!before.uniqueItems && after.uniqueItems === true);
  const isObjectNarrower =
    isMore(before.minProperties, after.minProperties) ||
    isLess(before.maxProperties, after.maxProperties);
  return (
    (isTextNarrower && both("string")) ||
    (isArrayNarrower && both("array")) ||
    (isObjectNarrower && both("object"))
  );
}

/** True where a kind of value is taken; how an array is a tuple does not matter. */
function takes(schema: Schema, kind: JsonType): boolean {
  const { prefixItems: _, ...rest } = schema;
  return isWithin([kind], shapesOf(rest));
}

function isMore(one = 0, other = 0): boolean {
  return other > one;
}

function isLess(one = Infinity, other = Infinity): boolean {
  return other < one;
}

/** A limit, and whether it is itself refused. */
interface Limit {
  readonly at: number;
  readonly isOpen: boolean;
}

function takesNumbers(schema: Schema): boolean {
  return !schema.enum && takes(schema, "integer");
}

function lowest(schema: Schema): Limit {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity } = schema;
  const isOpen = exclusiveMinimum >= minimum && exclusiveMinimum > -Infinity;
  const at = isOpen ? exclusiveMinimum : minimum;
  if (!isWhole(schema)) return { at, isOpen };
  return { at: isOpen ? Math.floor(at) + 1 : Math.ceil(at), isOpen: false };
}

function highest(schema: Schema): Limit {
  const { maximum = Infinity, exclusiveMaximum = Infinity } = schema;
  const isOpen = exclusiveMaximum <= maximum && exclusiveMaximum < Infinity;
  const at = isOpen ? exclusiveMaximum : maximum;
  if (!isWhole(schema)) return { at, isOpen };
  return { at: isOpen ? Math.ceil(at) - 1 : Math.floor(at), isOpen: false };
}

function isWhole(schema: Schema): boolean {
  const shapes = shapesOf(schema);
  return shapes.includes("integer") && !shapes.includes("number");
}

function negate({ at, isOpen }: Limit): Limit {
  return { at: -at, isOpen };
}

/** True where a lower limit lets more through than another one. */
function isLower(one: Limit, other: Limit): boolean {
  return one.at < other.at || (one.at === other.at && !one.isOpen && other.isOpen);
}

/** True where all multiples of `before` are multiples of `after`. */
function isMultiple(before: number | undefined, after: number | undefined): boolean {
  if (after === undefined) return true;
  return before !== undefined && Number.isInteger(before / after);
}
