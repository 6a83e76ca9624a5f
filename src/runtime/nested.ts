import { checkOpen } from "./check-open.js";
import { type Inspection, type Path, report } from "./inspection.js";
import { isPlainObject } from "./json-type.js";
import { hasOwn } from "./own.js";
import type { Names } from "./rename.js";
import type { Check } from "./rule.js";

/** What a model needs whose parameters may hold arrays or objects. */
export interface Nested {
  /** Checks what no keyword speaks of. */
  readonly check: Check;
  /** Reads an input into arrays and objects that nobody else holds. */
  readonly read: (input: object, at: Inspection) => Record<string, unknown>;
  /** A parameter's value, under wire keys. */
  readonly toWire?: (value: unknown, parameter: string) => unknown;
  /** A parameter's value as the wire has it, under friendly names. */
  readonly toFriendly?: (
    value: unknown,
    wireKey: string,
    parameter: string,
  ) => unknown;
  /** The names at a place below the top level. */
  readonly namesAt?: (path: Path) => Names | undefined;
}

/** For a model whose parameters may hold arrays or objects, and have no names of their own in them. */
export const nestedValues: Nested = { check: checkOpen, read };

/** Deeper input is refused: nothing real is as deep, and what contains itself has no end. */
export const mostLevels = 200;

/** Larger input is refused too: objects that share their parts can unfold to any number of values. */
const mostValues = 5_000_000;

/**
 * Reads an input once, whatever stands behind it: getters, proxies, shared objects. A property that is `undefined` is
 * left out, a `URL` becomes its href. What JSON does not have stays as it is: the rules refuse it, or take it where a
 * `Blob` may stand.
 */
function read(input: object, at: Inspection): Record<string, unknown> {
  let values = 0;

  function isTooMuch(level: number, more: number): boolean {
    values += more;
    if (at.issues.length === 0 && (level > mostLevels || values > mostValues)) {
      const expected = `at most ${mostLevels} levels and ${mostValues} values`;
      report(
        at,
        input,
        expected,
        undefined,
        `too deep or too large, ${expected}`,
      );
    }
    return at.issues.length > 0;
  }

  function copyValue(value: unknown, level: number): unknown {
    if (value instanceof URL) return String(value);
    if (Array.isArray(value)) {
      const { length } = value;
      if (isTooMuch(level, length)) return [];
      return Array.from({ length }, (_, index) =>
        copyValue(value[index], level + 1),
      );
    }
    if (!isPlainObject(value) || isTooMuch(level, 1)) return value;
    return copyProperties(value, level + 1);
  }

  function copyProperties(
    object: object,
    level: number,
  ): Record<string, unknown> {
    const copy: Record<string, unknown> = { ...object };
    for (const name in copy) {
      if (!hasOwn(copy, name)) continue;
      if (level === 1) at.path[0] = name;
      if (copy[name] === undefined) delete copy[name];
      else copy[name] = copyValue(copy[name], level);
    }
    return copy;
  }

  const copy = copyProperties(input, 1);
  at.path.pop();
  return copy;
}
