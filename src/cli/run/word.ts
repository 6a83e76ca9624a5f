import { runFlagKinds } from "./run-flags.js";

/** True where an argument is no flag, and no value of one of comfygen's own flags. */
export function isWord(arg: string, index: number, args: readonly string[]): boolean {
  const before = args[index - 1]?.replace(/^--/, "") ?? "";
  return !arg.startsWith("-") && runFlagKinds.get(before) !== "value";
}
