import type { CommandModule } from "yargs";
import { generate, type Generation } from "../../emit/generate.js";
import { checkOutput } from "../check-output.js";
import { EXIT, type ExitStatus } from "../exit-status.js";
import { refuseForeign } from "../foreign-files.js";
import { folderOptions, leniencyOptions } from "../options.js";
import { note, result } from "../print.js";
import { diagnosticLines } from "../diagnostics.js";

interface Arguments {
  ids: string[];
  schemas: string;
  out: string;
  runtime: string | undefined;
  check: boolean;
  "keep-going": boolean;
  strict: boolean;
}

/** `comfygen generate`: schemas -> clients. */
export function generateCommand(
  finish: (status: ExitStatus) => void,
): CommandModule<object, Arguments> {
  return {
    command: "generate [ids..]",
    describe: "generate the clients from the model files",
    builder: (command) =>
      command
        .positional("ids", {
          type: "string",
          array: true,
          default: [],
          describe: "only these models; nothing is removed",
        })
        .options(folderOptions)
        .option("runtime", {
          type: "string",
          requiresArg: true,
          describe: "import specifier of a shared runtime, in place of a copy",
        })
        .option("check", {
          type: "boolean",
          default: false,
          describe: "write nothing; exit 1 where the output is not what would be written",
        })
        .options(leniencyOptions)
        .example("$0 generate", "all models of schemas/ into generated/")
        .example("$0 generate --check", "in CI: is generated/ up to date?"),
    handler: async ({ ids, schemas, out, runtime, check, strict, "keep-going": keepGoing }) => {
      const generation = await generate({
        schemasDir: schemas,
        outDir: out,
        ids,
        keepGoing,
        strict,
        ...(runtime === undefined ? {} : { runtime }),
      });
      warn(generation, check);
      for (const { path, message } of generation.problems) note(`${path}: ${message}`);
      if (generation.problems.length > 0) finish(EXIT.badInput);
      refuseForeign(generation, out);
      const { changed, stale } = generation;
      const count = changed.length + stale.length;
      if (check) {
        if (checkOutput(generation, { schemas, out, runtime })) note(`${out} is up to date`);
        else finish(generation.problems.length > 0 ? EXIT.badInput : EXIT.found);
        return;
      }
      generation.write();
      for (const path of changed) result(`${out}/${path}`);
      for (const path of stale) result(`${out}/${path} (removed)`);
      note(
        count === 0
          ? `${out} is up to date`
          : `wrote ${files(changed.length)}, removed ${stale.length}`,
      );
    },
  };
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
