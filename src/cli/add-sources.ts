import type { FileProblem } from "../intake/model-files.js";
import { readSource } from "../intake/source.js";
import { isUrl, readSourceUrl } from "../intake/source-url.js";
import type { Published } from "../intake/take-in.js";
import { TextError } from "../intake/text.js";
import { readTextFile } from "../intake/text-file.js";
import { addModels, nothingAdded } from "./add-models.js";
import { CommandError, EXIT } from "./exit-status.js";
import type { AddJson } from "./json-output.js";
import { problemAt } from "./print.js";
import { progressBar } from "./progress-bar.js";
import { isStandardInput } from "./standard-input.js";

export interface AddSourcesOptions {
  readonly schemas: string;
  readonly keepGoing: boolean;
  readonly strict: boolean;
  readonly dryRun: boolean;
  /** `old_key=new_key`, each. */
  readonly map: readonly string[];
  /** Prints each model's parameters as a table. */
  readonly withTables: boolean;
}

/** Takes models in from sources. */
export async function addSources(
  sources: readonly string[],
  { schemas, map, ...options }: AddSourcesOptions,
): Promise<AddJson> {
  const mapped = readMap(map);
  const { published, refused } = await readAll(sources);
  refused.forEach(problemAt);
  if (mapped.size > 0 && new Set(published.map(({ id }) => id)).size > 1) {
    throw new CommandError(EXIT.usage, "--map is for one model; take it in alone");
  }
  const added =
    published.length === 0
      ? nothingAdded
      : addModels(published, { ...options, schemasDir: schemas, mapped });
  return { ...added, problems: [...refused, ...added.problems] };
}

function readMap(entries: readonly string[]): Map<string, string> {
  return new Map(
    entries.map((entry) => {
      const at = entry.indexOf("=");
      if (at < 1) throw new CommandError(EXIT.usage, `--map ${entry}: write old_key=new_key`);
      return [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}

async function readAll(
  sources: readonly string[],
): Promise<{ published: Published[]; refused: FileProblem[] }> {
  const published: Published[] = [];
  const refused: FileProblem[] = [];
  const bar = progressBar("sources");
  for (const [index, source] of [...new Set(sources)].entries()) {
    bar.show(index, sources.length);
    const label = isStandardInput(source) ? "standard input" : source;
    try {
      for (const finding of readSource(await read(source))) {
        if (finding.ok) published.push(finding.published);
        else refused.push({ path: label, message: withId(finding) });
      }
    } catch (error) {
      refused.push({ path: label, message: unreadableReason(error) });
    }
  }
  bar.end();
  return { published, refused };
}

function withId({ id, message }: { id?: string; message: string }): string {
  return id === undefined ? message : `${id}: ${message}`;
}

async function read(source: string): Promise<string> {
  if (isUrl(source)) return readSourceUrl(source);
  return readTextFile(isStandardInput(source) ? 0 : source);
}

/** A source that can't be read is one of the bad ones, and does not stop the rest. */
function unreadableReason(error: unknown): string {
  if (error instanceof TextError) return error.message;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return "no such file";
  if (code === "EISDIR") return "a folder; name the files in it";
  if (code === "EACCES") return "permission denied";
  throw error;
}
