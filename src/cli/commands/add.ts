import type { CommandModule } from "yargs";
import { readSource } from "../../intake/source.js";
import { isUrl, readSourceUrl } from "../../intake/source-url.js";
import type { Published } from "../../intake/take-in.js";
import { TextError } from "../../intake/text.js";
import { readTextFile } from "../../intake/text-file.js";
import { addModels } from "../add-models.js";
import { CommandError, EXIT, type ExitStatus } from "../exit-status.js";
import { dryRunOption, folderOptions, leniencyOptions } from "../options.js";
import { note } from "../print.js";
import { isStandardInput } from "../standard-input.js";

interface Arguments {
  sources: string[] | undefined;
  schemas: string;
  "keep-going": boolean;
  strict: boolean;
  "dry-run": boolean;
  map: string[];
}

/** `comfygen add`: takes models in from saved pages, JSON and URLs. */
export function addCommand(finish: (status: ExitStatus) => void): CommandModule<object, Arguments> {
  return {
    command: "add <sources..>",
    describe: "take models in from saved pages, JSON, or URLs",
    builder: (command) =>
      command
        .positional("sources", {
          type: "string",
          array: true,
          describe:
            "pages (HTML, Markdown, text, any language), JSON (a catalogue, an entry of one, a model file), http(s) URLs of them, or - for standard input",
        })
        .option("schemas", folderOptions.schemas)
        .options(leniencyOptions)
        .options(dryRunOption)
        .option("map", {
          type: "string",
          array: true,
          nargs: 1,
          default: [],
          describe: "old_key=new_key: which key became which, where it can't be told",
        })
        .example("$0 add page.html", "take in the model that a saved page describes")
        .example("$0 add catalog.json", "take in every model of a catalogue's answer")
        .example("$0 add schemas/a/b.json", "pin the names that a model file lacks"),
    handler: async ({ sources = [], schemas, strict, map, ...rest }) => {
      const mapped = readMap(map);
      const { published, refused } = await readAll(sources);
      for (const line of refused) note(line);
      if (mapped.size > 0 && new Set(published.map(({ id }) => id)).size > 1)
        throw new CommandError(EXIT.usage, "--map is for one model; take it in alone");
      const options = {
        schemasDir: schemas,
        keepGoing: rest["keep-going"],
        strict,
        withTables: true,
        dryRun: rest["dry-run"],
        mapped,
      };
      const isWhole = published.length === 0 || addModels(published, options);
      if (refused.length > 0 || !isWhole) finish(EXIT.badInput);
    },
  };
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
): Promise<{ published: Published[]; refused: string[] }> {
  const published: Published[] = [];
  const refused: string[] = [];
  for (const source of new Set(sources)) {
    const label = isStandardInput(source) ? "standard input" : source;
    try {
      for (const finding of readSource(await read(source))) {
        if (finding.ok) published.push(finding.published);
        else refused.push(`${label}: ${finding.id ? `${finding.id}: ` : ""}${finding.message}`);
      }
    } catch (error) {
      refused.push(`${label}: ${unreadableReason(error)}`);
    }
  }
  return { published, refused };
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
