import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isModelId, modelPath } from "../../src/model/id.js";

describe("a model id", () => {
  it.each([
    "a",
    "sync/react-1",
    "blackforestlabs/flux-1-kontext/pro/edit",
    "bytedance/seedance-2.5/image-to-video/1080p",
    "kling/kling-video-o3/4K/image-to-video",
    "a/b_c/.hidden/index",
    "a/...",
    "x".repeat(200),
  ])("%s", (id) => {
    expect(isModelId(id)).toBe(true);
  });

  it.each([
    "",
    "/a",
    "a/",
    "a//b",
    ".",
    "..",
    "a/../b",
    "a/./b",
    "a\\b",
    "C:/a",
    "a b",
    "a\n",
    "a/\u0000",
    "a/é",
    "a/%2e%2e",
    "https://a/b",
    "x".repeat(201),
  ])("%j is none", (id) => {
    expect(isModelId(id)).toBe(false);
  });
});

describe("the path of a model's files", () => {
  it.each<[id: string, path: string]>([
    ["a/b", "a/b"],
    ["a/b/c", "a/b/c"],
    ["a/B.1-x_y", "a/B.1-x_y"],
    ["a/index", "a/index"],
    ["aux", "aux_"],
    ["a/NUL/b", "a/NUL_/b"],
    ["a/com1.x.y", "a/com1_.x.y"],
    ["a/lpt10", "a/lpt10"],
    ["a/console", "a/console"],
    ["a/con-1", "a/con-1"],
    ["a/b.", "a/b._"],
    ["a./b", "a._/b"],
    ["a/...", "a/..._"],
    ["a/x.d", "a/x.d_"],
    ["a/x.D", "a/x.D_"],
    ["a/flux.d.1", "a/flux.d_.1"],
    ["a/x.d.d.y.d", "a/x.d_.d_.y.d_"],
    ["a/x.d_.y", "a/x.d__.y"],
    ["a/x.dev.1", "a/x.dev.1"],
    ["a.d/x", "a.d/x"],
    ["a/x.json", "a/x.json"],
    ["a/x.json/y", "a/x.json_/y"],
    ["a/x.ts/y", "a/x.ts_/y"],
    // What would be taken by one of those gives way as well.
    ["aux_", "aux__"],
    ["com1_.x", "com1__.x"],
    ["a/b._", "a/b.__"],
    ["a/x.d_", "a/x.d__"],
    ["a/x.json_/y", "a/x.json__/y"],
    ["a_", "a_"],
  ])("%s -> %s", (id, path) => {
    expect(modelPath(id)).toBe(path);
  });

  const segment = fc
    .array(fc.constantFrom("aux", "com1", "x", ".", "_", ".d", ".json", ".ts", "A"), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.join(""));
  const ids = fc
    .array(segment, { minLength: 1, maxLength: 3 })
    .map((segments) => segments.join("/"))
    .filter(isModelId);

  it("is never that of another model, nor a folder of one, whatever the extension", () => {
    fc.assert(
      fc.property(ids, ids, (one, other) => {
        fc.pre(one !== other);
        for (const extension of [".json", ".ts"]) {
          const [path, otherPath] = [modelPath(one) + extension, modelPath(other) + extension];
          expect(path).not.toBe(otherPath);
          expect(otherPath.startsWith(`${path}/`)).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("never has a segment that Windows or TypeScript would not take as it stands", () => {
    fc.assert(
      fc.property(ids, (id) => {
        const path = modelPath(id);
        for (const name of `${path}.ts`.split("/")) {
          expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
          expect(name).not.toMatch(/\.$/);
        }
        expect(`${path}.ts`.split("/").at(-1)).not.toMatch(/\.d\./i);
      }),
    );
  });
});
