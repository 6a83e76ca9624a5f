import { posix, win32 } from "node:path";
import { describe, expect, it } from "vitest";
import { fileId, slashed, slashPath } from "../../src/model/slash-path.js";

describe("paths as specifiers, globs, git and reports have them", () => {
  it.for([
    ["C:\\project", "C:\\project\\src\\app.ts", "src/app.ts"],
    ["C:\\project", "C:/project/src/app.ts", "src/app.ts"],
    ["c:\\project", "C:\\Project\\src\\app.ts", "src/app.ts"],
    ["C:\\project\\src", "C:\\project\\lib\\app.ts", "../lib/app.ts"],
    ["C:\\project", "C:\\project", ""],
    ["C:\\Müller & Söhne\\模型", "C:\\Müller & Söhne\\模型\\ein Film.ts", "ein Film.ts"],
    ["\\\\server\\share\\project", "\\\\server\\share\\project\\src\\app.ts", "src/app.ts"],
    ["C:\\project", "D:\\elsewhere\\app.ts", "D:/elsewhere/app.ts"],
  ] as const)("on Windows, from %s to %s: %s", ([folder, path, wanted]) => {
    expect(slashPath(folder, path, win32)).toBe(wanted);
  });

  it("elsewhere a backslash is part of a name", () => {
    expect(slashPath("/project", "/project/a\\b.ts", posix)).toBe("a\\b.ts");
    expect(slashed("/project/a\\b.ts", posix)).toBe("/project/a\\b.ts");
  });

  it("the id of a model file", () => {
    expect(fileId("schemas", "schemas\\community\\wan-2-2\\vace-fun.json", win32)).toBe(
      "community/wan-2-2/vace-fun",
    );
    expect(fileId("..\\models", "..\\models\\a.json\\b.json", win32)).toBe("a.json/b");
  });
});
