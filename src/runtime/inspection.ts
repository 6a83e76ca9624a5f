import { describeValue } from "./describe.js";
import type { InputIssue } from "./issue.js";
import type { Names } from "./rename.js";

/** The way to a value: one property name or array index each. */
export type Path = readonly (string | number)[];

/** One look at one input: where it is, and what it found. */
export interface Inspection {
  readonly path: (string | number)[];
  issues: InputIssue[];
  /** Friendly name -> wire key at a place of the input; undefined where nothing is renamed. */
  readonly namesAt: (path: Path) => Names | undefined;
  /** What each definition has found at each place. */
  referred?: Map<string, readonly InputIssue[]>;
}

/** Looks at one value and reports what is wrong with it. */
export type Rule = (value: unknown, at: Inspection) => void;

/** Applies a rule to a property or an item of the value at hand. */
export function enter(
  at: Inspection,
  name: string | number,
  value: unknown,
  rule: Rule,
): void {
  // Enough to see what is wrong, and no message for each item of an endless array.
  if (at.issues.length > 99) return;
  at.path.push(name);
  rule(value, at);
  at.path.pop();
}

/** Adds an issue with the value at hand. `words` say it otherwise than "expected ..., got ...". */
export function report(
  at: Inspection,
  value: unknown,
  expected: string,
  suggestion?: string,
  words?: string,
): void {
  const segments = [...at.path];
  const path = segments.map(step).join("");
  const key = segments
    .map((name, level) =>
      step(at.namesAt(segments.slice(0, level))?.get(`${name}`) ?? name, level),
    )
    .join("");
  const received = describeValue(value);
  const place = path === key ? path || "input" : `${path} (${key})`;
  const hint = suggestion ? `. Did you mean ${suggestion}?` : "";
  const said = words ?? `expected ${expected}, got ${received}`;
  const message = place + ": " + said + hint;
  at.issues.push({
    path,
    segments,
    key,
    expected,
    received,
    message,
    suggestion,
  });
}

function step(name: string | number, level: number): string {
  if (typeof name === "number") return `[${name}]`;
  return level > 0 ? `.${name}` : name;
}
