import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CommandModule } from "yargs";
import { GenerationError } from "../../emit/generate.js";
import { pinNames } from "../../emit/pin-names.js";
import { writeWhole } from "../../emit/write.js";
import { modelFilePath, readModelFiles } from "../../intake/model-files.js";
import { readSource, type SourceFinding } from "../../intake/source.js";
import { takeIn, type Published } from "../../intake/take-in.js";
import { printModelFile } from "../../model/print-file.js";
import { EXIT, type ExitStatus } from "../exit-status.js";
import { folderOptions } from "../options.js";
import { parameterTable } from "../parameter-table.js";
import { note, result } from "../print.js";
import { isStandardInput } from "../standard-input.js";

interface Arguments {
  sources: string[] | undefined;
  schemas: string;
}

/** `comfygen add`: takes models in from saved pages. */
export function addCommand(finish: (status: ExitStatus) => void): CommandModule<object, Arguments> {
  return {
    command: "add <sources..>",
    describe: "take models in from saved model pages",
    builder: (command) =>
      command
        .positional("sources", {
          type: "string",
          array: true,
          describe:
            "saved pages (HTML, Markdown, text, any language), model files, or - for standard input",
        })
        .option("schemas", folderOptions.schemas)
        .example("$0 add page.html", "take in the model that a saved page describes")
        .example("$0 add schemas/a/b.json", "pin the names that a model file lacks"),
    handler: ({ sources = [], schemas }) => {
      const { published, refused } = readAll(sources);
      for (const line of refused) note(line);
      if (published.length > 0) addModels(published, schemas);
      if (refused.length > 0) finish(EXIT.badInput);
    },
  };
}

function readAll(sources: readonly string[]): { published: Published[]; refused: string[] } {
  const published: Published[] = [];
  const refused: string[] = [];
  for (const source of new Set(sources)) {
    const label = isStandardInput(source) ? "standard input" : source;
    const finding = read(source);
    if (finding.ok) published.push(finding.published);
    else refused.push(`${label}: ${finding.message}`);
  }
  return { published, refused };
}

/** A source that can't be read is one of the bad ones, and does not stop the rest. */
function read(source: string): SourceFinding {
  try {
    return readSource(readFileSync(isStandardInput(source) ? 0 : source, "utf8"));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") return { ok: false, message: "no such file" };
    if (code === "EISDIR") return { ok: false, message: "a folder; name the pages in it" };
    if (code === "EACCES") return { ok: false, message: "permission denied" };
    throw error;
  }
}

function addModels(published: readonly Published[], schemasDir: string): void {
  const { files, problems: unreadable } = readModelFiles(schemasDir);
  if (unreadable.length > 0) throw new GenerationError(unreadable);
  const taken = takeIn(files, published);
  const ids = new Set(taken.map(({ file }) => file.id));
  const others = files.filter(({ id }) => !ids.has(id));
  const { models, problems } = pinNames(
    taken.map(({ file }) => file),
    others,
    schemasDir,
  );
  if (problems.length > 0) throw new GenerationError(problems);

  const existing = new Map(files.map((file) => [file.id, printModelFile(file)]));
  for (const [index, model] of models.entries()) {
    const { file } = model;
    const path = join(schemasDir, modelFilePath(file.id));
    const text = printModelFile(file);
    const change = taken[index]?.change ?? "new";
    const isWritten = existing.get(file.id) !== text;
    if (isWritten) {
      mkdirSync(dirname(path), { recursive: true });
      writeWhole(path, text);
    }
    note(`${file.id}: ${isWritten ? WRITTEN[change] : "nothing changed for callers"} (${path})`);
    result(parameterTable(model));
  }
}

const WRITTEN = {
  new: "taken in",
  changed: "changed",
  prose: "nothing changed for callers; its words were updated",
  same: "nothing changed for callers; its names are pinned now",
} as const;
