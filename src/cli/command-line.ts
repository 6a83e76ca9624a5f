import yargs from "yargs";
import { addCommand } from "./commands/add.js";
import { diffCommand } from "./commands/diff.js";
import { emulateCommand } from "./commands/emulate.js";
import { generateCommand } from "./commands/generate.js";
import { listCommand } from "./commands/list.js";
import { renameCommand } from "./commands/rename.js";
import { resultCommand } from "./commands/result.js";
import { pullCommand } from "./commands/pull.js";
import { showCommand } from "./commands/show.js";
import { helpWidth } from "./help-width.js";
import { keepDashes } from "./standard-input.js";
import { CommandError, EXIT, type ExitStatus } from "./exit-status.js";

/**
 * Runs one command.
 *
 * @param args What stands behind the program's name.
 * @returns The exit status.
 * @throws CommandError, or whatever else went wrong.
 */
export async function runCommandLine(args: readonly string[]): Promise<ExitStatus> {
  const at = args.findIndex((arg) => !arg.startsWith("-"));
  if (args[at] === "run") {
    const { run } = await import("./commands/run.js");
    await run(args.toSpliced(at, 1));
    return EXIT.done;
  }
  let status: ExitStatus = EXIT.done;
  const finish = (ended: ExitStatus) => {
    status = ended;
  };
  await yargs()
    .scriptName("comfygen")
    .usage("$0 <command>\n\nTyped clients for hosted AI models, generated from their schemas.")
    .command(addCommand(finish))
    .command(pullCommand(finish))
    .command(generateCommand(finish))
    .command(diffCommand(finish))
    .command(renameCommand)
    .command(listCommand(finish))
    .command(showCommand)
    .command("run <id> [flags]", "run a model, with its parameters as flags")
    .command(resultCommand)
    .command(emulateCommand)
    .demandCommand(1, "which command?")
    .recommendCommands()
    .strict()
    .alias({ help: "h", version: "v" })
    .wrap(helpWidth())
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new CommandError(EXIT.usage, `${message}\nsee \`comfygen --help\``);
    })
    .parseAsync(keepDashes(args));
  return status;
}
