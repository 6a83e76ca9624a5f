import { spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { ROOT, type Run } from "./comfygen.js";

/** The real binary while it runs. */
export interface Started {
  /** Resolves when `words` have been printed, rejects when it ends without. */
  printed(words: string): Promise<void>;
  /** The first line on standard output. */
  firstLine(): Promise<string>;
  signal(name: NodeJS.Signals): void;
  readonly isRunning: boolean;
  /** What it printed, and its exit status. */
  readonly ended: Promise<Run>;
}

export function startComfygen(
  args: readonly string[],
  options: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
): Started {
  const child = spawn(process.execPath, [`${ROOT}dist/cli/main.js`, ...args], {
    cwd: options.cwd ?? ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...options.env },
  });
  // A test that fails half-way leaves nothing that would slow down the others.
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  let isClosed = false;
  const ended = once(child, "close").then(() => {
    isClosed = true;
    return { status: child.exitCode, stdout, stderr };
  });

  async function until(isThere: () => boolean): Promise<void> {
    while (!isThere()) {
      // Its end is not enough: what it printed last may be read after that.
      if (isClosed) throw new Error(`it ended:\n${stdout}${stderr}`);
      await Promise.race([once(child.stdout, "data"), once(child.stderr, "data"), ended]);
    }
  }

  return {
    printed: (words) => until(() => `${stdout}${stderr}`.includes(words)),
    async firstLine() {
      await until(() => stdout.includes("\n"));
      return stdout.slice(0, stdout.indexOf("\n"));
    },
    signal: (name) => void child.kill(name),
    get isRunning() {
      return child.exitCode === null && child.signalCode === null;
    },
    ended,
  };
}
