import type { Json } from "./json.js";
import type { JsonType } from "../runtime/field.js";

export type { JsonType };

/**
 * A schema made plain: one spelling for everything the dialects spell in several ways, and nothing that is not listed here.
 * All of comfygen works on this; the published schema is read once, by `plainSchema`.
 */
export interface Schema {
  /** Absent: any type. */
  readonly type?: readonly JsonType[];
  /** `const` is an enum of one; an empty enum takes nothing. */
  readonly enum?: readonly Json[];

  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;

  readonly minLength?: number;
  readonly maxLength?: number;
  /** Documented, never executed. */
  readonly pattern?: string;
  readonly format?: string;

  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;

  readonly properties?: ReadonlyMap<string, Schema>;
  readonly required?: ReadonlySet<string>;
  /** What properties beside `properties` hold, where the schema says that there may be some. */
  readonly additional?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;

  /** `oneOf` too: that no second branch fits is not checked. */
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  /** A name among the definitions. Nothing but documentation and a default stands beside it. */
  readonly ref?: string;
  /** Definitions that were folded into this schema: one table of names serves it and them. */
  readonly origins?: readonly string[];

  readonly title?: string;
  readonly description?: string;
  readonly default?: Json;
  /** Values that are published with it: `examples`, and OpenAPI's `example`. */
  readonly examples?: readonly Json[];
  readonly deprecated?: true;
  /** RunComfy's `validations`, as sentences. */
  readonly notes?: readonly string[];
  /** RunComfy's `file_size_mb<`, in megabytes. */
  readonly maxFileMegabytes?: number;
}

/** A schema under construction. */
export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A whole schema made plain, with the definitions that it reaches, by name. */
export interface SchemaDocument {
  readonly root: Schema;
  readonly definitions: ReadonlyMap<string, Schema>;
}
