import type { JsonObject } from "../model/json.js";
import { readCurls, type Curl } from "./curl.js";
import { idProblem, inputProblem, outputProblem, report } from "./page-problem.js";
import { likelyInputs, pageSchemas } from "./page-schema.js";
import { pageText } from "./page-text.js";
import { unreadable } from "./unreadable.js";

export { looksEnglish } from "./page-schema.js";

/** What a page says of a model. */
export interface PageModel {
  readonly id: string;
  /** Never one that names the id: that is a sentence about the API. */
  readonly title?: string;
  /** In the page's language, which need not be that of the schema; HTML alone has one. */
  readonly description?: string;
  /** The address that the page itself gives, on https://www.runcomfy.com. */
  readonly source?: string;
  /** The body of the curl sample. */
  readonly example?: JsonObject;
  /** As published. */
  readonly input: JsonObject;
  /** As published: `{ "output": <schema> }`. */
  readonly output?: JsonObject;
}

export type PageFinding =
  | { readonly ok: true; readonly model: PageModel }
  /** What was found, what was not, and what to do. */
  | { readonly ok: false; readonly message: string };

/**
 * Reads a saved model page: HTML, Markdown or plain text, in any language, whatever is glued to what. It goes by structure:
 * the id is in the curl sample (the one that most samples name), the example is its body, the input schema is the object
 * with `"type": "object"` and `properties`, the output schema the one whose only key is `output`. Never throws.
 */
export function readPage(text: string): PageFinding {
  const source = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const format = unreadable(source);
  if (format !== undefined) return { ok: false, message: format };

  const page = pageText(source);
  const curls = [page.written, ...page.scripts].flatMap((part) => readCurls(part));
  const ids = commonestIds(curls);
  const id = ids.length === 1 ? ids[0] : undefined;
  const example = curls.find((curl) => curl.id === id && curl.example !== undefined)?.example;

  const schemas = pageSchemas(page);
  const likely = likelyInputs(schemas.inputs, example);
  const input = likely.length === 1 ? likely[0] : undefined;
  const output =
    schemas.outputs.find(({ order }) => input !== undefined && order > input.order) ??
    schemas.outputs[0];

  const problems = [
    idProblem(ids),
    inputProblem(page, schemas, likely, example),
    outputProblem(page, schemas),
  ].filter((problem) => problem !== undefined);
  if (id === undefined || input === undefined || problems.length > 0) {
    const found = [
      ...(id === undefined ? [] : [`the id \`${id}\``]),
      ...(example === undefined ? [] : ["the example"]),
      ...(input === undefined ? [] : ["the input schema"]),
      ...(output === undefined ? [] : ["the output schema"]),
    ];
    return { ok: false, message: report(found, problems) };
  }

  const title = page.title?.includes(id) ? undefined : translated(page.title);
  const description = translated(page.description);
  return {
    ok: true,
    model: {
      id,
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
      ...(page.source === undefined ? {} : { source: page.source }),
      ...(example === undefined ? {} : { example }),
      input: input.value,
      ...(output === undefined ? {} : { output: output.value }),
    },
  };
}

/** The ids that most curl samples name: one, unless the page contradicts itself. */
function commonestIds(curls: readonly Curl[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { id } of curls) counts.set(id, (counts.get(id) ?? 0) + 1);
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b), 0);
  return [...counts.keys()].filter((id) => counts.get(id) === most);
}

/** Pages whose translation failed show its keys instead. */
function translated(text: string | undefined): string | undefined {
  return text === undefined || text === "" || text.includes("modelApiDoc_") ? undefined : text;
}
