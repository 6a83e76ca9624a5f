import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEmulator } from "../../src/emulator/index.js";
import type { ModelFile } from "../../src/model/file.js";
import { callsTo, json } from "./calls.js";
import { draw, drawFast, flf, models, sing } from "./models.js";

const api = callsTo(createEmulator({ models }).fetch);
const ids = models.map(({ id }) => id).toSorted();

async function list(query: string, calls = api) {
  const body = await json(calls.get(`/models${query}`));
  const entries = (body.models ?? []) as { model_id: string; input_schema?: unknown }[];
  return { total: body.total, entries, ids: entries.map((entry) => entry.model_id) };
}

describe("the list", () => {
  it.each<[string, string[], number]>([
    ["", ids, 5],
    ["?limit=2", ids.slice(0, 2), 5],
    ["?limit=2&offset=2", ids.slice(2, 4), 5],
    ["?limit=2&offset=4", ids.slice(4), 5],
    ["?offset=5", [], 5],
    ["?offset=1000000", [], 5],
    ["?search=DRAW", [draw.id, drawFast.id], 2],
    ["?search=draw&limit=1&offset=1", [drawFast.id], 2],
    ["?search=end+frame+and", [flf.id], 1],
    ["?search=sing", [sing.id], 1],
    ["?search=nothing+like+it", [], 0],
    ["?search=&category=&kind=", ids, 5],
    ["?category=text-to-image", [draw.id, drawFast.id], 2],
    ["?category=text-to", [], 0],
    ["?category=text-to-audio&kind=model", [sing.id], 1],
    ["?kind=workflow", [flf.id], 1],
    ["?kind=inference", [], 0],
  ])("for %j", async (query, want, total) => {
    expect(await list(query)).toMatchObject({ ids: want, total });
  });

  it("holds 100 models unless told otherwise, 500 at most", async () => {
    const many = Array.from({ length: 600 }, (_, at) => ({ ...draw, id: `a/${at}` }));
    const calls = callsTo(createEmulator({ models: many }).fetch);
    expect((await list("", calls)).ids).toHaveLength(100);
    expect((await list("?limit=500", calls)).ids).toHaveLength(500);
    expect((await list("?limit=500&offset=500", calls)).ids).toHaveLength(100);
  });

  it("shows each model once, page by page, whatever the size of a page", async () => {
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 7 }), async (limit) => {
      const seen: string[] = [];
      for (let offset = 0; offset < ids.length; offset += limit) {
        seen.push(...(await list(`?limit=${limit}&offset=${offset}`)).ids);
      }
      expect(seen).toEqual(ids);
    });
    await fc.assert(property, { numRuns: 14 });
  });

  it("has schemas only when asked", async () => {
    const withSchema = await list("?include_schema=true");
    expect(withSchema.entries[0]?.input_schema).toEqual(draw.input);
    for (const query of ["", "?include_schema=false"]) {
      for (const entry of (await list(query)).entries) {
        expect(entry).not.toHaveProperty("input_schema");
      }
    }
  });

  it.each(["limit=0", "limit=501", "limit=-1", "limit=x", "limit=1.5", "limit=", "offset=-1"])(
    "refuses %s",
    async (query) => {
      const response = await api.get(`/models?${query}`);
      expect(response.status).toBe(422);
      const { detail } = await json(response);
      expect(detail).toMatchObject([{ loc: ["query", query.split("=")[0]], type: "range" }]);
    },
  );
});

describe("an entry", () => {
  it("says all that the model file knows", async () => {
    expect(await json(api.get(`/models/${flf.id}`))).toEqual({
      model_id: flf.id,
      display_name: "Wan 2.2 FLF2V",
      description: "Start frame, end frame and prompt to video.",
      categories: [],
      kind: "workflow",
      base_price_usd: 0.57,
      price_unit: "second",
      pricing_note: "by the length of the clip",
      inputs: Object.keys(flf.input.properties ?? {}),
      required_inputs: ["62_image", "6_text", "68_image"],
      model_url: flf.source,
      input_schema: flf.input,
    });
  });

  it("leaves out what it does not know", async () => {
    const bare: ModelFile = { comfygen: 1, id: "a/b", input: {} };
    const calls = callsTo(createEmulator({ models: [bare] }).fetch);
    expect(await json(calls.get("/models/a/b"))).toEqual({
      model_id: "a/b",
      categories: [],
      kind: "model",
      inputs: [],
      required_inputs: [],
      input_schema: {},
    });
  });
});

it("lists the categories, which no model hides", async () => {
  const want = { categories: ["text-to-audio", "text-to-image"] };
  expect(await json(api.get("/models/categories"))).toEqual(want);
});
