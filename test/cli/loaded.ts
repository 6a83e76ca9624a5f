import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * The URLs of all modules that a program loads, as the engine itself counts them.
 *
 * @param args What Node is started with.
 */
export function loadedBy(args: readonly string[], cwd: string): string[] {
  const coverage = mkdtempSync(join(tmpdir(), "comfygen-loaded-"));
  try {
    spawnSync(process.execPath, args, { cwd, env: { NODE_V8_COVERAGE: coverage }, input: "" });
    return readdirSync(coverage).flatMap((file) => {
      const { result }: { result: { url: string }[] } = JSON.parse(
        readFileSync(join(coverage, file), "utf8"),
      );
      return result.map(({ url }) => url);
    });
  } finally {
    rmSync(coverage, { recursive: true });
  }
}
