import { CommandError, EXIT } from "./exit-status.js";
import { isWord } from "./run/word.js";

/** What yargs found wrong with a command line. */
export class UsageProblem extends Error {
  /** Every flag of the command, without its dashes. */
  readonly flags: readonly string[];

  constructor(message: string, flags: readonly string[]) {
    super(message);
    this.flags = flags;
  }
}

/**
 * The same for people: what was wrong, what was perhaps meant, and where to look.
 *
 * @param args The whole command line.
 * @param usages How each command is called: `show <id>`.
 */
export async function usageError(
  { message, flags }: UsageProblem,
  args: readonly string[],
  usages: readonly string[],
): Promise<CommandError> {
  const { suggest } = await import("../runtime/suggest.js");
  const commands = usages.map(nameOf);
  const first = args.find(isWord);
  const usage = usages.find((known) => nameOf(known) === first);
  const help = usage === undefined ? "comfygen --help" : `comfygen ${first} --help`;
  return new CommandError(EXIT.usage, [...problems(), `see \`${help}\``].join("\n"));

  function problems(): string[] {
    if (message.startsWith("Not enough non-option arguments")) {
      return [`something is missing: comfygen ${usage}`];
    }
    const [, list] = /^Unknown (?:argument|command)s?: (.*)$/.exec(message) ?? [];
    return list === undefined ? [message] : unknown(list.split(", "));
  }

  function unknown(words: readonly string[]): string[] {
    if (usage === undefined && first !== undefined) {
      const meant = suggest(first, commands);
      const hint = meant === undefined ? "" : `; did you mean \`comfygen ${meant}\`?`;
      return [`unknown command ${JSON.stringify(first)}${hint}`];
    }
    const isKnown = new Set(flags);
    const given = args.filter((arg) => /^-./.test(arg)).map((arg) => arg.replace(/=[^]*/, ""));
    const wrong = given.filter((flag) => !isKnown.has(flag.replace(/^--?(?:no-)?/, "")));
    if (wrong.length > 0) {
      // yargs knows every flag in camel case too.
      const shown = flags.filter((flag) => !/[A-Z]/.test(flag) && flag.length > 1);
      return wrong.map((flag) => {
        const meant = suggest(flag.replace(/^--?(?:no-)?/, ""), shown);
        return `unknown flag ${flag}${meant === undefined ? "" : `; did you mean --${meant}?`}`;
      });
    }
    return words.map((word) => `unexpected argument ${JSON.stringify(word)}`);
  }
}

/** `show <id>` -> `show`. */
function nameOf(usage: string): string {
  return usage.split(" ")[0] ?? "";
}
