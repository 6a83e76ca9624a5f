import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./comfygen.js";

/** All that is loaded with a module, by its path; what is imported when it is needed is not among it. */
function loadedWith(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  const text = readFileSync(path, "utf8");
  for (const [, specifier = ""] of text.matchAll(/^(?:import|export) [^;]*?from "([^"]+)";/gm)) {
    if (specifier.startsWith(".")) loadedWith(join(path, "..", specifier), found);
    else found.add(specifier);
  }
  return found;
}

describe("what every command loads", () => {
  it("is yargs, and no package but it", () => {
    const loaded = [...loadedWith(join(ROOT, "dist/cli/main.js"))];
    expect(loaded.filter((path) => !path.startsWith("/") && !path.startsWith("node:"))).toEqual([
      "yargs",
    ]);
  });

  it("has no part of what one command alone needs", () => {
    const loaded = [...loadedWith(join(ROOT, "dist/cli/main.js"))].join("\n");
    expect(loaded).not.toMatch(/\/(emit|intake|naming|review|runtime|emulator)\//);
  });
});
