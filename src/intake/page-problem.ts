import type { JsonObject } from "../model/json.js";
import type { CutSchema, FoundSchema, PageSchemas } from "./page-schema.js";
import type { PageText } from "./page-text.js";

/** What a page lacks, or has too much of, in words that follow "found ..., but". */
export interface PageProblem {
  readonly what: string;
  readonly todo: string;
}

const SAVE_AGAIN = "save the model's API page (its address ends in `/api`) once more, whole";
const SAVE_ONE = "save one model's page at a time";

/** `ids`: those that the page names most often. */
export function idProblem(ids: readonly string[]): PageProblem | undefined {
  if (ids.length === 1) return undefined;
  if (ids.length === 0) {
    return { what: "no model id: a curl sample with `/v1/models/<id>`", todo: SAVE_AGAIN };
  }
  return { what: `more than one model id: ${list(ids, code)}`, todo: SAVE_ONE };
}

/** `likely`: the input schemas that can be the model's. */
export function inputProblem(
  page: PageText,
  { inputs, cutInput }: PageSchemas,
  likely: readonly FoundSchema[],
  example: JsonObject | undefined,
): PageProblem | undefined {
  if (likely.length === 1) return undefined;
  if (likely.length > 1) {
    const hasLines = lineOf(page, likely[0]?.start) !== undefined;
    const where = hasLines
      ? ` (lines ${list(likely, ({ start }) => `${lineOf(page, start)}`)})`
      : "";
    const what = `${likely.length} different input schemas${where}, and nothing says which is the model's`;
    return { what, todo: SAVE_ONE };
  }
  if (cutInput !== undefined) {
    return { what: `the input schema ${breaksOff(page, cutInput)}`, todo: SAVE_AGAIN };
  }
  if (inputs.length === 0) {
    const what = 'no input schema: a JSON object with "type": "object" and "properties"';
    return { what, todo: SAVE_AGAIN };
  }
  const keys = list(Object.keys(example ?? {}), code);
  const what = `no input schema for it: none here has any of the example's keys, ${keys}`;
  return { what, todo: SAVE_AGAIN };
}

/** A page may lack an output schema, but one that is cut is not the whole page. */
export function outputProblem(
  page: PageText,
  { outputs, cutOutput }: PageSchemas,
): PageProblem | undefined {
  if (outputs.length > 0 || cutOutput === undefined) return undefined;
  return { what: `the output schema ${breaksOff(page, cutOutput)}`, todo: SAVE_AGAIN };
}

/** One message: what was found, what was not, and what to do. */
export function report(found: readonly string[], problems: readonly PageProblem[]): string {
  const what = problems.map((problem) => problem.what).join(", and ");
  const todo = [...new Set(problems.map((problem) => problem.todo))].join("; ");
  return `found ${found.length === 0 ? "" : `${list(found, String)}, but `}${what}; ${todo}`;
}

/** `a, b and c`; of more than five the first four and a number. */
function list<Item>(items: readonly Item[], print: (item: Item) => string): string {
  const isLong = items.length > 5;
  const shown = (isLong ? items.slice(0, 4) : items).map(print);
  if (isLong) shown.push(`${items.length - 4} more`);
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

function code(name: string): string {
  return `\`${name}\``;
}

function breaksOff(page: PageText, { start, end }: CutSchema): string {
  const from = lineOf(page, start);
  const to = lineOf(page, end);
  return from === undefined || to === undefined
    ? "breaks off before it is complete"
    : `starts at line ${from} and breaks off at line ${to}, before it is complete`;
}

/** The line of the saved page that an offset of its text is in, from 1; none for HTML. */
function lineOf(page: PageText, offset: number | undefined): number | undefined {
  if (offset === undefined || !page.isPlain) return undefined;
  return page.written.slice(0, offset).split("\n").length;
}
