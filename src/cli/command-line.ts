import yargs from "yargs";
import { addCommand } from "./commands/add.js";
import { generateCommand } from "./commands/generate.js";
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
  let status: ExitStatus = EXIT.done;
  const finish = (ended: ExitStatus) => {
    status = ended;
  };
  await yargs()
    .scriptName("comfygen")
    .usage("$0 <command>\n\nTyped clients for hosted AI models, generated from their schemas.")
    .command(addCommand(finish))
    .command(generateCommand(finish))
    .demandCommand(1, "which command?")
    .recommendCommands()
    .strict()
    .alias({ help: "h", version: "v" })
    .wrap(process.stdout.columns ? Math.min(process.stdout.columns, 100) : 80)
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new CommandError(EXIT.usage, `${message}\nsee \`comfygen --help\``);
    })
    .parseAsync(keepDashes(args));
  return status;
}
