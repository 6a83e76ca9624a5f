import { spawn, spawnSync } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** The root of the checkout. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What blocks the tests' own process is beyond their time limits. */
export const HANGS = { timeout: 240_000, killSignal: "SIGKILL" } as const;

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
      ...HANGS,
    },
  );
  return { status, stdout, stderr };
}

/** Runs the real binary beside what goes on in this process, such as an emulator that it asks. */
export async function comfygenBeside(
  args: readonly string[],
  options: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<Run> {
  const child = spawn(process.execPath, [`${ROOT}dist/cli/main.js`, ...args], {
    cwd: options.cwd ?? ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...options.env },
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("close", resolve);
    child.once("error", reject);
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await ended, stdout, stderr };
}
