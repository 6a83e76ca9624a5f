import { CommandError, EXIT } from "../exit-status.js";
import { result } from "../print.js";
import { modelAsked } from "../run/run-arguments.js";

/**
 * `comfygen run`: runs a model with its friendly names as flags. Those are not known before the model's file is read, so
 * yargs only lists this command, and lays out its help.
 *
 * @param args What stands behind `run`.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { id, schemas } = modelAsked(args);
  if (id !== undefined) {
    const { runModel } = await import("../run/run-model.js");
    return runModel(args, id, schemas);
  }
  if (args.includes("--help") || args.includes("-h")) {
    const { runHelp } = await import("../run/run-help.js");
    return result(await runHelp());
  }
  throw new CommandError(
    EXIT.usage,
    "which model? write its id; `comfygen list` shows all\nsee `comfygen run --help`",
  );
}
