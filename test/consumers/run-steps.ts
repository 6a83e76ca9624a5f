import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";

/** Where the program of each tool is, below the folder that all is installed in, or elsewhere. */
const TOOLS = {
  comfygen: "node_modules/comfygen/dist/cli/main.js",
  tsc: "consumers/node_modules/typescript/bin/tsc",
  "tsc-5.4": "consumers/node_modules/typescript-5.4/bin/tsc",
  "tsc-7": "consumers/node_modules/typescript-7/bin/tsc",
  esbuild: "consumers/node_modules/esbuild/bin/esbuild",
  vite: "consumers/node_modules/vite/bin/vite.js",
  "node-20": "consumers/node_modules/node-20/bin/node",
  "node-22": "consumers/node_modules/node-22/bin/node",
  "node-24": "consumers/node_modules/node-24/bin/node",
  bun: "consumers/node_modules/bun/bin/bun",
  publint: "consumers/node_modules/publint/src/cli.js",
  attw: "consumers/node_modules/@arethetypeswrong/cli/dist/index.js",
  deno: "consumers/node_modules/deno/deno",
  workerd: "consumers/node_modules/workerd/bin/workerd",
  /** Debian's package. */
  chromium: "/usr/bin/chromium",
  sh: "/bin/sh",
  node: process.execPath,
  npm: join(dirname(process.execPath), "npm"),
} as const;

export type Tool = keyof typeof TOOLS;

/** A tool and its arguments. */
export type Step = readonly [tool: Tool, ...args: string[]];

/** The program of a tool; nothing may be there. */
export function toolPath(installed: string, tool: Tool): string {
  return resolve(installed, TOOLS[tool]);
}

/**
 * Takes one step after the other, and gives what the last one printed.
 *
 * @throws Error with all that a step printed where it fails.
 */
export async function runSteps(
  installed: string,
  cwd: string,
  steps: readonly Step[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  let printed = "";
  for (const [tool, ...args] of steps) {
    const child = spawn(toolPath(installed, tool), args, {
      cwd,
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = once(child, "close");
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    if (child.exitCode !== 0) {
      throw new Error(`${tool} ${args.join(" ")}: ${child.exitCode}\n${stdout}${stderr}`);
    }
    printed = stdout;
  }
  return printed;
}
