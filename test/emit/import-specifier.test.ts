import { describe, expect, it } from "vitest";
import {
  IMPORT_EXTENSIONS,
  importSpecifier,
  withImportExtension,
  type ImportExtension,
} from "../../src/emit/import-specifier.js";
import { readRuntime } from "../../src/emit/read-runtime.js";

describe("what one file imports another by", () => {
  const rows: [string, string, ImportExtension, string][] = [
    ["index.ts", "client.ts", ".js", "./client.js"],
    ["index.ts", "models/a/b.ts", ".ts", "./models/a/b.ts"],
    ["client.ts", "runtime/index.ts", "none", "./runtime/index"],
    ["models/a/b/c.ts", "runtime/index.ts", ".js", "../../../runtime/index.js"],
    ["models/a.ts", "runtime/index.ts", "none", "../runtime/index"],
    ["index.ts", "models/a/v2.ts", "none", "./models/a/v2"],
  ];
  it.each(rows)("%s -> %s, %s: %s", (from, to, extension, want) => {
    expect(importSpecifier(from, to, extension)).toBe(want);
  });
});

describe("the runtime's own imports", () => {
  it.each(IMPORT_EXTENSIONS)("end %s, all of them", (extension) => {
    const ending = extension === "none" ? "" : extension;
    for (const [name, source] of readRuntime()) {
      const before = [...source.matchAll(/"\.\/([a-z-]+)\.js"/g)].map(([, file]) => file);
      const text = withImportExtension(source, extension);
      const after = [...text.matchAll(/from "\.\/([^"]+)";$/gm)].map(([, file]) => file);
      expect(after, name).toEqual(before.map((file) => `${file}${ending}`));
    }
  });
});
