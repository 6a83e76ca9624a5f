import { createServer } from "node:http";
import { expect, it } from "vitest";
import { listCatalog } from "../../src/intake/catalog-api.js";
import { MAX_MODELS } from "../../src/model/limits.js";

it("a catalogue without an end is left, with an error", async () => {
  let page = 0;
  const server = createServer((_, response) => {
    page += 1;
    const models = Array.from({ length: 40_000 }, (__, at) => ({ model_id: `a/m${page}-${at}` }));
    response.end(JSON.stringify({ models }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const baseUrl = new URL(`http://127.0.0.1:${port}/v1`);
    const pages = listCatalog({ baseUrl, token: "t", sleep: async () => undefined }, {});
    const taken: number[] = [];
    await expect(async () => {
      for await (const { entries } of pages) taken.push(entries.length);
    }).rejects.toThrow(`over ${MAX_MODELS} models`);
    expect(taken).toEqual([40_000, 40_000]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
