import yargs, { type CommandModule } from "yargs";
import { addCommand } from "./commands/add.js";
import { diffCommand } from "./commands/diff.js";
import { emulateCommand } from "./commands/emulate.js";
import { generateCommand } from "./commands/generate.js";
import { initCommand } from "./commands/init.js";
import { listCommand } from "./commands/list.js";
import { pullCommand } from "./commands/pull.js";
import { renameCommand } from "./commands/rename.js";
import { resultCommand } from "./commands/result.js";
import { showCommand } from "./commands/show.js";
import { templatesCommand } from "./commands/templates.js";
import { CommandError, EXIT, type ExitStatus } from "./exit-status.js";
import { HELP_STRINGS, helpWidth } from "./help-style.js";
import { commonOptions, type CommonArguments } from "./options.js";
import { beQuiet } from "./print.js";
import { isWord } from "./run/word.js";
import { keepDashes } from "./standard-input.js";
import { usageError, UsageProblem } from "./usage-error.js";

/**
 * Runs one command.
 *
 * @param args What stands behind the program's name.
 * @returns The exit status.
 * @throws CommandError, or whatever else went wrong.
 */
export async function runCommandLine(args: readonly string[]): Promise<ExitStatus> {
  const at = args.findIndex(isWord);
  if (args[at] === "help") return runCommandLine([...args.toSpliced(at, 1), "--help"]);
  if (args[at] === "run") {
    const { run } = await import("./commands/run.js");
    await run(args.toSpliced(at, 1));
    return EXIT.done;
  }
  if (args[0] === "--get-yargs-completions") {
    const { printCompletions } = await import("./complete.js");
    if (await printCompletions(args.slice(1))) return EXIT.done;
  }
  let status: ExitStatus = EXIT.done;
  const finish = (ended: ExitStatus) => {
    status = ended;
  };
  const cli = yargs()
    .scriptName("comfygen")
    .usage("$0 <command>\n\nTyped clients for hosted AI models, generated from their schemas.")
    .options(commonOptions)
    .middleware(({ quiet }) => {
      if (quiet) beQuiet();
    }, true)
    .completion("completion", "print a script that completes commands and model ids")
    .demandCommand(1, "which command?")
    .strict()
    .help("help", "show this help")
    .describe("version", "show the version")
    .alias({ help: "h", version: "v" })
    .example("$0 init page.html", "start with the model that a saved page describes")
    .example("$0 show <id>", "how it is called")
    .epilogue("`$0 help <command>` says more about each.")
    // Messages are read by people and by comfygen itself: in one language.
    .locale("en")
    .updateStrings(HELP_STRINGS)
    .wrap(helpWidth())
    .exitProcess(false)
    .fail((message, error) => {
      if (error instanceof Error && error.name !== "YError") throw error;
      throw new UsageProblem(message, Object.keys(cli.parsed ? cli.parsed.aliases : {}));
    });
  // That one is yargs' own.
  const usages = ["completion"];
  const add = <Arguments>(module: CommandModule<CommonArguments, Arguments>) => {
    cli.command({
      ...module,
      handler(given) {
        throw new ChosenCommand(() => module.handler(given));
      },
    });
    usages.push(String(module.command));
  };
  add(initCommand(finish));
  add(addCommand(finish));
  add(pullCommand(finish));
  add(generateCommand(finish));
  add(listCommand(finish));
  add(showCommand);
  add(diffCommand(finish));
  add(renameCommand);
  add({
    command: "run <id> [flags]",
    describe: "run a model, with its parameters as flags",
    handler() {},
  });
  add(resultCommand);
  add(emulateCommand);
  add(templatesCommand);
  if (args.length === 0) {
    throw new CommandError(EXIT.usage, `which command?\n\n${await cli.getHelp()}`);
  }
  try {
    await runChosen(() => cli.parseAsync(keepDashes(args)));
  } catch (error) {
    if (error instanceof UsageProblem) throw await usageError(error, args, usages);
    const isUsage = error instanceof CommandError && error.status === EXIT.usage;
    throw isUsage ? withHelp(error, args[at] ?? "") : error;
  }
  return status;
}

/**
 * What a command line asks for. It is thrown, so that it runs when yargs is done: that would go on to lay out a help text
 * which nobody asked for, and which takes longer than all the rest of it.
 */
class ChosenCommand extends Error {
  readonly run: () => void | Promise<void>;

  constructor(run: () => void | Promise<void>) {
    super("a command was chosen");
    this.run = run;
  }
}

async function runChosen(parse: () => Promise<unknown>): Promise<void> {
  try {
    await parse();
  } catch (error) {
    if (!(error instanceof ChosenCommand)) throw error;
    await error.run();
  }
}

/** What is wrong with a command line can be looked up. */
function withHelp({ status, message, details }: CommandError, command: string): CommandError {
  return new CommandError(status, `${message}\nsee \`comfygen ${command} --help\``, details);
}
