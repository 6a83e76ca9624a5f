import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The root of the checkout. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real binary to its end, as a user would. */
export function comfygen(
  args: readonly string[],
  options: { cwd?: string; input?: string } = {},
): Run {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`${ROOT}dist/cli/main.js`, ...args],
    {
      cwd: options.cwd ?? ROOT,
      input: options.input ?? "",
      encoding: "utf8",
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
    },
  );
  return { status, stdout, stderr };
}
