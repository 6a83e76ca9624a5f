import { generate, type Generation } from "../emit/generate.js";
import { checkOutput } from "./check-output.js";
import { diagnosticLines } from "./diagnostics.js";
import { EXIT, type ExitStatus } from "./exit-status.js";
import { refuseForeign } from "./foreign-files.js";
import { note, problem, result } from "./print.js";
import type { Settings } from "./settings.js";

export interface GenerateClientsOptions {
  readonly ids: readonly string[];
  readonly check: boolean;
  readonly keepGoing: boolean;
  readonly strict: boolean;
}

/** Makes the output folder what the schemas folder says, or tells what it is not. */
export async function generateClients(
  { check, ...options }: GenerateClientsOptions,
  settings: Settings,
): Promise<ExitStatus> {
  const { schemas, out } = settings;
  const generation = await generate({
    ...settings,
    ...options,
    schemasDir: schemas,
    outDir: out,
    // A check takes nothing for granted.
    remember: !check,
  });
  const { problems, changed, stale } = generation;
  warn(generation, check);
  for (const { path, message } of problems) problem(`${path}: ${message}`);
  refuseForeign(generation, out);
  const status = problems.length > 0 ? EXIT.badInput : EXIT.done;
  if (check) {
    if (!checkOutput(generation, settings)) return status || EXIT.found;
    note(`${out} is up to date`);
    return status;
  }
  generation.write();
  for (const path of changed) result(`${out}/${path}`);
  for (const path of stale) result(`${out}/${path} (removed)`);
  const isSame = changed.length + stale.length === 0;
  note(isSame ? `${out} is up to date` : `wrote ${files(changed.length)}, removed ${stale.length}`);
  return status;
}

/** @param check True where missing names are no warning but a failure, which is told elsewhere. */
function warn({ unpinned, diagnostics }: Generation, check: boolean): void {
  for (const line of diagnosticLines(diagnostics)) note(`warning: ${line}`);
  const [first, ...others] = unpinned;
  if (first === undefined || check) return;
  const more = others.length === 0 ? "" : ` and of ${others.length} more`;
  note(
    `warning: names of ${first}${more} are not pinned, and may change with the schema; ` +
      "`comfygen add <the model file>` pins them",
  );
}

function files(count: number): string {
  return count === 1 ? "1 file" : `${count} files`;
}
