import { suggest } from "../../runtime/suggest.js";
import { CommandError, EXIT } from "../exit-status.js";

/** What stands behind a flag: a value, always, or for a boolean nothing, `=true` or `=false`. */
export type FlagKind = "value" | "boolean";

/** One flag as it was given; that of a boolean has the text `true` or `false`. */
export interface GivenFlag {
  readonly flag: string;
  readonly text: string;
}

export interface ParsedFlags {
  readonly positionals: readonly string[];
  /** In the order in which they were given. */
  readonly given: readonly GivenFlag[];
}

/**
 * Parses a command line whose flags are those of a model. A value is the text behind `=` or the next argument, whatever it
 * looks like, except for a flag that there is: that one was meant as a flag, so the value before it was forgotten.
 *
 * @param kinds By name, without the dashes.
 * @param help Where to look the flags up, for messages.
 * @throws CommandError for a flag that there is not, and a value that is missing or no boolean.
 */
export function parseFlags(
  args: readonly string[],
  kinds: ReadonlyMap<string, FlagKind>,
  help: string,
): ParsedFlags {
  const positionals: string[] = [];
  const given: GivenFlag[] = [];
  const rest = args.values();
  for (const arg of rest) {
    if (!arg.startsWith("-") || arg === "-") {
      positionals.push(arg);
      continue;
    }
    const { flag, kind, isNegated, text } = readFlag(arg, kinds) ?? refuseUnknown(arg);
    if (kind === "boolean") given.push({ flag, text: booleanText(arg, isNegated, text) });
    else given.push({ flag, text: text ?? nextValue(arg) });
  }
  return { positionals, given };

  function nextValue(arg: string): string {
    const { value, done } = rest.next();
    if (done) throw usageError(`${arg} needs a value`);
    if (value.startsWith("-") && readFlag(value, kinds)) {
      throw usageError(
        `${arg} needs a value; for the text ${JSON.stringify(value)} itself, write ${arg}=${value}`,
      );
    }
    return value;
  }

  function refuseUnknown(arg: string): never {
    const [name = ""] = arg.replace(/^-+/, "").split("=");
    const meant = suggest(name, [...kinds.keys()]);
    throw usageError(
      `unknown flag ${arg.split("=")[0]}${meant === undefined ? "" : `; did you mean --${meant}?`}`,
    );
  }

  function usageError(message: string): CommandError {
    return new CommandError(EXIT.usage, `${message}\nsee \`${help}\``);
  }

  function booleanText(arg: string, isNegated: boolean, text: string | undefined): string {
    if (isNegated && text !== undefined) throw usageError(`${arg}: --no-... takes no value`);
    const value = text ?? String(!isNegated);
    if (value === "true" || value === "false") return value;
    throw usageError(`${arg}: write true or false behind the =`);
  }
}

interface Flag {
  readonly flag: string;
  readonly kind: FlagKind;
  /** `--no-` stood in front. */
  readonly isNegated: boolean;
  /** What stood behind `=`. */
  readonly text: string | undefined;
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ["-h", "help"],
  ["-q", "quiet"],
]);

function readFlag(arg: string, kinds: ReadonlyMap<string, FlagKind>): Flag | undefined {
  const [, long, short, text] = /^(?:--([^=]+)|-([^-=]))(?:=([^]*))?$/.exec(arg) ?? [];
  const name = SHORT.get(arg) ?? long ?? short ?? "";
  const kind = kinds.get(name);
  if (kind) return { flag: name, kind, isNegated: false, text };
  const positive = name.startsWith("no-") ? name.slice(3) : "";
  if (kinds.get(positive) !== "boolean") return undefined;
  return { flag: positive, kind: "boolean", isNegated: true, text };
}
