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
  it("has no part of the client, the emulator, or of running models", () => {
    const loaded = [...loadedWith(join(ROOT, "dist/cli/main.js"))];
    expect(loaded).toContain("yargs");
    expect(
      loaded.filter((path) => /\/emulator\/|runtime\/client|commands\/run|hono/.test(path)),
    ).toEqual([]);
  });
});
