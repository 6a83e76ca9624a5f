import type { CommandModule } from "yargs";
import { generate, type Generation } from "../../emit/generate.js";
import { CommandError, EXIT, type ExitStatus } from "../exit-status.js";
import { folderOptions } from "../options.js";
import { note, result } from "../print.js";
import { diagnosticLines } from "../diagnostics.js";

interface Arguments {
  ids: string[];
  schemas: string;
  out: string;
  runtime: string | undefined;
  check: boolean;
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
        .example("$0 generate", "all models of schemas/ into generated/")
        .example("$0 generate --check", "in CI: is generated/ up to date?"),
    handler: async ({ ids, schemas, out, runtime, check }) => {
      const generation = await generate({
        schemasDir: schemas,
        outDir: out,
        ids,
        ...(runtime === undefined ? {} : { runtime }),
      });
      warn(generation);
      refuseForeign(generation, out);
      const { changed, stale } = generation;
      const count = changed.length + stale.length;
      if (check) {
        if (count === 0) return note(`${out} is up to date`);
        for (const path of [...changed, ...stale]) result(`${out}/${path}`);
        note(`${files(count)} in ${out} would change; run \`comfygen generate\``);
        return finish(EXIT.found);
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

function warn({ unpinned, diagnostics }: Generation): void {
  for (const line of diagnosticLines(diagnostics)) note(`warning: ${line}`);
  const [first, ...others] = unpinned;
  if (first === undefined) return;
  const more = others.length === 0 ? "" : ` and of ${others.length} more`;
  note(
    `warning: names of ${first}${more} are not pinned, and may change with the schema; ` +
      "`comfygen add <the model file>` pins them",
  );
}

function refuseForeign({ foreign }: Generation, out: string): void {
  if (foreign.length === 0) return;
  const list = foreign.map((path) => `  ${out}/${path}`).join("\n");
  throw new CommandError(
    EXIT.cantWrite,
    `these files are not comfygen's own, and stand where it would write:\n${list}\nmove them away, or choose another --out`,
  );
}

function files(count: number): string {
  return count === 1 ? "1 file" : `${count} files`;
}
