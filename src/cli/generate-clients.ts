import { generate, type Generation } from "../emit/generate.js";
import { noteStale } from "./stale-output.js";
import { diagnosticLines } from "./diagnostics.js";
import { EXIT, type ExitStatus } from "./exit-status.js";
import { refuseForeign } from "./foreign-files.js";
import type { GenerateJson } from "./json-output.js";
import { jsonResult, note, problemAt, result, warning } from "./print.js";
import { progressBar } from "./progress-bar.js";
import type { Settings } from "./settings.js";

export interface GenerateClientsOptions {
  readonly ids: readonly string[];
  readonly check: boolean;
  readonly keepGoing: boolean;
  readonly strict: boolean;
  readonly json: boolean;
}

/** Makes the output folder what the schemas folder says, or tells what it is not. */
export async function generateClients(
  { check, json, ...options }: GenerateClientsOptions,
  settings: Settings,
): Promise<ExitStatus> {
  const { schemas, out } = settings;
  const bar = progressBar("files");
  const generation = await generate({
    ...settings,
    ...options,
    schemasDir: schemas,
    outDir: out,
    // A check takes nothing for granted.
    remember: !check,
    onFile: bar.show,
  }).finally(bar.end);
  const { problems, changed, stale } = generation;
  warn(generation, check);
  problems.forEach(problemAt);
  refuseForeign(generation, out);
  if (!check) generation.write();
  if (json) jsonResult(generationJson(generation, out, !check));
  else for (const line of fileLines(generation, out, check)) result(line);
  const isCurrent = !check || noteStale(generation, settings);
  const count = changed.length + stale.length;
  if (isCurrent) note(count === 0 ? `${out} is up to date` : wroteText(generation));
  if (problems.length > 0) return EXIT.badInput;
  return isCurrent ? EXIT.done : EXIT.found;
}

function generationJson(
  { changed, stale, unpinned, diagnostics, problems }: Generation,
  out: string,
  written: boolean,
): GenerateJson {
  const inOut = (path: string) => `${out}/${path}`;
  const files = { changed: changed.map(inOut), removed: stale.map(inOut) };
  return { written, ...files, unpinned, warnings: diagnostics, problems };
}

/** @param check True where nothing was done about it. */
function fileLines({ changed, missing, stale }: Generation, out: string, check: boolean): string[] {
  const isMissing = (path: string) => check && missing.includes(path);
  return [
    ...changed.map((path) => `${out}/${path}${isMissing(path) ? " (missing)" : ""}`),
    ...stale.map((path) => `${out}/${path} (${check ? "stands for no model" : "removed"})`),
  ];
}

/** @param check True where missing names are no warning but a failure, which is told elsewhere. */
function warn({ unpinned, diagnostics }: Generation, check: boolean): void {
  for (const line of diagnosticLines(diagnostics)) warning(line);
  const [first, ...others] = unpinned;
  if (first === undefined || check) return;
  const more = others.length === 0 ? "" : ` and of ${others.length} more`;
  warning(
    `names of ${first}${more} are not pinned, and may change with the schema; ` +
      "`comfygen add <the model file>` pins them",
  );
}

function wroteText({ changed, stale }: Generation): string {
  const files = changed.length === 1 ? "1 file" : `${changed.length} files`;
  return `wrote ${files}, removed ${stale.length}`;
}
