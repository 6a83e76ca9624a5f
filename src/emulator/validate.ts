import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { ModelFile } from "../model/file.js";
import { isJsonObject, type Json } from "../model/json.js";
import { checkableSchema } from "./checkable.js";
import type { Detail } from "./errors.js";

const MAX_DETAILS = 50;

/** What is wrong with a body, and why it was not checked where it was not. */
export interface BodyCheck {
  readonly details: readonly Detail[];
  readonly note?: string;
}

/** Checks bodies against the schemas that models were published with. Each is compiled when it is first needed. */
export class BodyChecker {
  // Ajv is handed nothing but schemas made anew from a list of keywords. Nothing in them is fetched, and no pattern of theirs
  // is run.
  readonly #ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    ownProperties: true,
    meta: false,
    validateSchema: false,
    validateFormats: false,
    addUsedSchema: false,
    inlineRefs: false,
    loopEnum: 50,
    loopRequired: 50,
    multipleOfPrecision: 9,
    logger: false,
  });
  /** A string says why a schema can't be used. */
  readonly #compiled = new Map<string, ValidateFunction | string>();

  check(model: ModelFile, body: Json): BodyCheck {
    if (!isJsonObject(body)) {
      return { details: [{ loc: ["body"], msg: "must be an object", type: "type" }] };
    }
    const validate = this.#compile(model);
    if (typeof validate === "string") return { details: [], note: uncheckedNote(validate) };
    try {
      if (validate(body)) return { details: [] };
    } catch (error) {
      return { details: [], note: uncheckedNote(String(error)) };
    }
    const errors = (validate.errors ?? []).slice(0, MAX_DETAILS);
    return { details: errors.map((error) => detailOf(error, body)) };
  }

  #compile(model: ModelFile): ValidateFunction | string {
    const known = this.#compiled.get(model.id);
    if (known !== undefined) return known;
    let compiled: ValidateFunction | string;
    try {
      compiled = this.#ajv.compile(checkableSchema(model.input));
    } catch (error) {
      compiled = error instanceof Error ? error.message : String(error);
    }
    this.#compiled.set(model.id, compiled);
    return compiled;
  }
}

function uncheckedNote(reason: string): string {
  return `The published schema can't be checked, so the body was taken as it is: ${reason}.`;
}

function detailOf(error: ErrorObject, body: Json): Detail {
  const params: Readonly<Record<string, unknown>> = error.params;
  const { missingProperty, additionalProperty, allowedValues } = params;
  const place = placeOf(error.instancePath, body);
  if (typeof missingProperty === "string") {
    return { loc: ["body", ...place, missingProperty], msg: "is required", type: "missing" };
  }
  const extra = typeof additionalProperty === "string" ? [additionalProperty] : [];
  const values = Array.isArray(allowedValues)
    ? `: ${JSON.stringify(allowedValues).slice(0, 500)}`
    : "";
  return {
    loc: ["body", ...place, ...extra],
    msg: `${error.message ?? "is not valid"}${values}`,
    type: error.keyword,
  };
}

/** A pointer's steps; those into arrays as numbers. */
function placeOf(pointer: string, body: Json): (string | number)[] {
  let value: Json | undefined = body;
  return pointer
    .split("/")
    .slice(1)
    .map((step) => {
      const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
      if (Array.isArray(value)) {
        value = value[Number(key)];
        return Number(key);
      }
      value = isJsonObject(value) ? value[key] : undefined;
      return key;
    });
}
