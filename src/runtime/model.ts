import { InputError } from "./errors.js";
import type { Field, Fields } from "./field.js";
import { report, type Inspection, type Path } from "./inspection.js";
import type { InputIssue } from "./issue.js";
import { isPlainObject } from "./json-type.js";
import type { Nested } from "./nested.js";
import { hasOwn } from "./own.js";
import {
  type PropertiesRule,
  propertiesRule,
  unknownRule,
} from "./properties.js";
import { inverse, type Keys, type Names, rename } from "./rename.js";
import { type Check, ruleMaker } from "./rule.js";
import type { StandardResult, StandardSchema } from "./standard-schema.js";

/** What one unit of a model's output costs, as the catalogue has it. */
export interface Price {
  /** US dollars, 0 or more. */
  readonly usd: number;
  /** What is paid for: `output`, `second`, or another word of the catalogue. */
  readonly unit: string;
  readonly note?: string;
}

/** A validated input, ready to be sent. */
export interface ModelRequest<Input, Output> {
  readonly modelId: string;
  /** What is sent, under wire keys. A `Blob` stands in it as it is; the client replaces it when it sends. */
  readonly body: Readonly<Record<string, unknown>>;
  /** A copy of the input, under friendly names. */
  readonly input: Input;
  /** For the compiler alone; never there. */
  readonly "~output"?: Output | undefined;
}

/** Builds requests for one model, and knows all about it. */
export interface Model<Input, Output, ModelKeys = Keys> {
  /** @throws InputError naming everything that is wrong. */
  (input: Input): ModelRequest<Input, Output>;
  readonly id: string;
  /** Friendly name -> wire key, of the parameters. */
  readonly keys: ModelKeys;
  /** What each parameter takes, by friendly name. */
  readonly fields: Fields;
  readonly price?: Price | undefined;
  /**
   * A request body under friendly names: what building makes of an input, undone. Nothing is checked; keys that the
   * model does not have stay as they are.
   */
  readonly parse: (body: unknown) => Input;
  readonly "~standard": StandardSchema<Input>;
}

/**
 * A model as its module describes it. `additional` is what parameters beside `fields` may hold, under their wire keys;
 * absent, there may be none. That, and how many parameters there may be, needs `checkObject` among the checks.
 */
export interface ModelDescription<ModelKeys> extends Pick<
  Field,
  "additional" | "minProperties" | "maxProperties"
> {
  readonly id: string;
  readonly keys: ModelKeys;
  readonly fields: Fields;
  /** What the fields need beside `type`, `enum` and `required`, in the order in which they look at a value. */
  readonly checks?: readonly Check[];
  /** What `ref`s in the fields name. */
  readonly definitions?: Fields;
  /** Needed where a parameter may hold an array or an object: `nestedValues` or `nestedNames(...)`. */
  readonly nested?: Nested;
  readonly price?: Price;
}

type Properties = Record<string, unknown>;

/**
 * Makes a model of its {@link ModelDescription}. Does nothing else: the rules are made when they are first needed.
 * The description is typed loosely, because a compiler that compared it with its type would do so for each literal of
 * every model in every build. Where one is written by hand, `satisfies ModelDescription<...>` checks it.
 */
export function defineModel<Input, Output, ModelKeys>(
  description: object,
): Model<Input, Output, ModelKeys> {
  const {
    id,
    keys,
    fields,
    checks = [],
    definitions = {},
    nested,
    price: _price,
    ...whole
  } = description as ModelDescription<ModelKeys & Keys>;
  let rule: PropertiesRule | undefined;
  const names: Names = new Map(Object.entries(keys));
  const namesAt = (path: Path): Names | undefined =>
    path.length === 0 ? names : nested?.namesAt?.(path);

  const makeRule = (): PropertiesRule => {
    const ruleOf = ruleMaker(
      nested ? [...checks, nested.check] : checks,
      definitions,
    );
    if (Object.keys(whole).length > 0) return ruleOf({ fields, ...whole });
    return propertiesRule(fields, unknownRule(fields), ruleOf);
  };

  const inspect = (
    input: unknown,
  ): readonly [copy: unknown, issues: readonly InputIssue[]] => {
    const at: Inspection = { path: [], issues: [], namesAt };
    if (!isPlainObject(input)) {
      report(at, input, "a plain object");
      return [input, at.issues];
    }
    rule ??= makeRule();
    const copy = (nested?.read ?? readFlat)(input, at);
    if (at.issues.length === 0) rule(copy, at);
    return [copy, at.issues];
  };

  const build = (input: Input): ModelRequest<Input, Output> => {
    const [copy, issues] = inspect(input);
    if (issues.length > 0) throw new InputError(id, issues);
    const body = rename(copy, names, nested?.toWire) as Properties;
    return { modelId: id, body, input: copy as Input };
  };

  const parse = (body: unknown): Input =>
    rename(body, inverse(names), nested?.toFriendly) as Input;

  const validate = (value: unknown): StandardResult<Input> => {
    const [copy, issues] = inspect(value);
    if (issues.length === 0) return { value: copy as Input };
    return {
      issues: issues.map(({ message, segments: path }) => ({ message, path })),
    };
  };

  return Object.assign(build, description, {
    parse,
    "~standard": { version: 1, vendor: "comfygen", validate },
  }) as Model<Input, Output, ModelKeys>;
}

/** Reads each parameter once. One that is `undefined` is left out, a `URL` becomes its href. */
function readFlat(input: Properties): Properties {
  const copy: Properties = { ...input };
  for (const name in copy) {
    if (!hasOwn(copy, name)) continue;
    const value = copy[name];
    if (value === undefined) delete copy[name];
    if (value instanceof URL) copy[name] = String(value);
  }
  return copy;
}
