import { CommandError, EXIT } from "../exit-status.js";
import { parseFlags } from "./flags.js";
import { jobOptions, type JobOptions } from "./job-options.js";
import type { Parameter } from "./parameter-flags.js";
import { runFlagKinds, type RunFlag } from "./run-flags.js";
import { isWord } from "./word.js";

/** What `comfygen run` was asked for. */
export interface RunArguments {
  readonly wantsHelp: boolean;
  readonly isDry: boolean;
  readonly isQuiet: boolean;
  readonly waits: boolean;
  /** The path of `--input`. */
  readonly input: string | undefined;
  /** What was given for each parameter, by its friendly name, in the order in which it was given. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly job: JobOptions;
}

/** Which model is meant, and where its file is: what can be told before its flags are known. */
export function modelAsked(args: readonly string[]): {
  id: string | undefined;
  schemas: string | undefined;
} {
  return { id: args.find(isWord), schemas: schemasAsked(args) };
}

/** The folder that `--schemas` names. */
export function schemasAsked(args: readonly string[]): string | undefined {
  let schemas: string | undefined;
  for (const [index, arg] of args.entries()) {
    if (args[index - 1] === "--schemas") schemas = arg;
    else if (arg.startsWith("--schemas=")) schemas = arg.slice("--schemas=".length);
  }
  return schemas;
}

/**
 * Reads the arguments with the flags of a model.
 *
 * @param args What stands behind `run`.
 * @throws CommandError
 */
export function readRunArguments(
  args: readonly string[],
  id: string,
  parameters: readonly Pick<Parameter, "name" | "flag" | "kind">[],
): RunArguments {
  const help = `comfygen run ${id} --help`;
  const kinds = new Map(runFlagKinds);
  const names = new Map<string, string>();
  for (const { name, flag, kind } of parameters) {
    if (flag === undefined) continue;
    kinds.set(flag, kind);
    names.set(flag, name);
  }
  const { positionals, given } = parseFlags(args, kinds, help);
  const [, stray] = positionals;
  if (stray !== undefined) {
    const message = `unexpected argument ${JSON.stringify(stray)}; text with spaces needs quotes`;
    throw new CommandError(EXIT.usage, `${message}\nsee \`${help}\``);
  }

  const texts = new Map<string, string[]>();
  const own = new Map<string, string[]>();
  for (const { flag, text } of given) {
    const name = names.get(flag);
    if (name !== undefined) append(texts, name, text);
    else if (flag === "set") append(texts, ...splitSetting(text));
    else append(own, flag, text);
  }
  const last = (flag: RunFlag) => own.get(flag)?.at(-1);
  const isOn = (flag: RunFlag) => last(flag) === "true";
  return {
    wantsHelp: isOn("help"),
    isDry: isOn("dry-run"),
    isQuiet: isOn("quiet"),
    waits: !isOn("no-wait"),
    input: last("input"),
    texts,
    job: jobOptions({
      "out-dir": last("out-dir"),
      "allow-host": own.get("allow-host"),
      timeout: last("timeout"),
      "base-url": last("base-url"),
      json: isOn("json"),
    }),
  };
}

function append(lists: Map<string, string[]>, name: string, text: string): void {
  lists.set(name, [...(lists.get(name) ?? []), text]);
}

function splitSetting(setting: string): [name: string, text: string] {
  const at = setting.indexOf("=");
  if (at > 0) return [setting.slice(0, at), setting.slice(at + 1)];
  throw new CommandError(EXIT.usage, `--set ${setting}: write name=value`);
}
