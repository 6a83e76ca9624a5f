/** Something in a published schema that is wrong or out of reach, and what was done about it. */
export interface Diagnostic {
  /** Stable, for filters and documentation. */
  readonly code: DiagnosticCode;
  /** A JSON pointer into the model file. */
  readonly pointer: string;
  /** What is wrong, and what was done. */
  readonly message: string;
}

/** Every code there is, with its meaning. The README's table is checked against this one. */
export const DIAGNOSTIC_CODES = {
  "type-float": "`float` is no JSON Schema type; read as `number`",
  "type-unknown": "a type that JSON Schema lacks; any value is taken",
  "schema-invalid": "a schema that is neither an object nor a boolean; any value is taken",
  "keyword-invalid": "a keyword with a value of the wrong kind; the keyword is ignored",
  "required-missing":
    "`required` names a property that `properties` lacks; kept as a required parameter of unknown type",
  "items-missing": "an array that does not say what it holds; any items are taken",
  "default-outside-enum": "a default that the enum lacks; it is documented as published",
  "enum-duplicate": "an enum value that stands twice; used once",
  "enum-empty": "an enum without a value; nothing is accepted",
  "enum-outside-type":
    "an enum in which no value is of the type; the enum counts, the type is ignored",
  "ref-unresolvable": "a `$ref` to something that the document lacks; any value is taken",
  "ref-remote": "a `$ref` to another document, which is never fetched; any value is taken",
  "ref-circular":
    "a `$ref` that leads back to its own schema with no step into the value; any value is taken",
  "schema-deep": "a definition that only values of more than 256 levels reach; any value is taken",
  "number-imprecise":
    "a number beyond 2^53, where a double can't hold each; the nearest one is used",
} as const;

/** The code of something that is wrong with a schema; the README tells what was done about each. */
export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;
