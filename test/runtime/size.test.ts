import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, it } from "vitest";

const client = 'export { createClient } from "./client.js";';
const model =
  'export { wan22FirstLastFrame } from "./models/community/wan-2-2/first-last-frame.js";';

/** What an application that imports this from the generated folder is sent, in bytes. */
async function sizeOf(contents: string): Promise<number> {
  const runtime = (name: string) =>
    fileURLToPath(new URL(`../../src/runtime/${name}.ts`, import.meta.url));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("../../generated/", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    plugins: [
      {
        name: "the runtime as it is now, not as it was last copied",
        setup: ({ onResolve }) =>
          onResolve({ filter: /\/runtime\/\w+\.js$/ }, ({ path }) => ({
            path: runtime(basename(path, ".js")),
          })),
      },
    ],
  });
  const [bundle] = outputFiles;
  return gzipSync(bundle?.contents ?? "", { level: 9 }).length;
}

it.each([
  ["a client and one model", client + model, 7000],
  ["the builder of one model", model, 3000],
])("%s, minified and gzipped, is small", async (what, contents, limit) => {
  const size = await sizeOf(contents);
  console.log(`${what}: ${size} bytes of at most ${limit}`);
  expect(size).toBeGreaterThan(1000);
  expect(size).toBeLessThanOrEqual(limit);
});
