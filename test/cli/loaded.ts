import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A module that was loaded, and how often each function of it that has a name was called. */
export interface LoadedModule {
  readonly url: string;
  readonly calls: ReadonlyMap<string, number>;
}

/**
 * All modules that a program loads, as the engine itself counts them.
 *
 * @param args What Node is started with.
 */
export function loadedModules(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): LoadedModule[] {
  const coverage = mkdtempSync(join(tmpdir(), "comfygen-loaded-"));
  try {
    spawnSync(process.execPath, args, {
      cwd,
      env: { ...env, NODE_V8_COVERAGE: coverage },
      input: "",
    });
    return readdirSync(coverage).flatMap((file) => {
      const { result }: Coverage = JSON.parse(readFileSync(join(coverage, file), "utf8"));
      return result.map(({ url, functions }) => ({
        url,
        calls: new Map(
          functions.map(({ functionName, ranges }) => [functionName, ranges[0]?.count ?? 0]),
        ),
      }));
    });
  } finally {
    rmSync(coverage, { recursive: true });
  }
}

/** The format of the files that the engine writes. */
interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly { readonly count: number }[];
    }[];
  }[];
}

/** The URLs of all modules that a program loads. */
export function loadedBy(args: readonly string[], cwd: string): string[] {
  return loadedModules(args, cwd).map(({ url }) => url);
}
