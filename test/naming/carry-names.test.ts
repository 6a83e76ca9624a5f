import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/model/json.js";
import { carryNames, type CarriedNames } from "../../src/naming/carry-names.js";
import { nameModel } from "../../src/naming/name-model.js";

function carry(
  before: JsonObject,
  names: Record<string, string>,
  after: JsonObject,
  mapped: Record<string, string> = {},
): CarriedNames {
  const old = nameModel({ comfygen: 1, id: "a", input: before, names });
  const now = nameModel({ comfygen: 1, id: "a", input: after });
  return carryNames(
    { document: old.input, root: old.root, tables: old.names.tables },
    { document: now.input, root: now.root },
    new Map(Object.entries(mapped)),
  );
}

const image = (title: string) => ({ type: "string", title });

const loras = (node: number): JsonObject => ({
  type: "object",
  properties: {
    [`${node}_loras`]: {
      type: "array",
      title: "LoRAs",
      items: { type: "object", properties: { [`${node}_weight`]: { type: "number" } } },
    },
  },
});

const tree = (node: number): JsonObject => ({
  properties: { [`${node}_tree`]: { $ref: "#/$defs/tree" } },
  $defs: { tree: { properties: { [`${node}_child`]: { $ref: "#/$defs/tree" }, name: {} } } },
});

describe("carryNames", () => {
  it("carries names at every depth, by wire path", () => {
    const names = { "3_loras": "styles", "3_loras[].3_weight": "strength" };
    const { names: carried, moves, open } = carry(loras(3), names, loras(8));
    expect([...carried]).toEqual([
      ["8_loras", "styles"],
      ["8_loras[].8_weight", "strength"],
    ]);
    expect(moves).toEqual([
      { name: "styles", from: "3_loras", to: "8_loras", evidence: ["title", "input name", "type"] },
      {
        name: "strength",
        from: "3_loras[].3_weight",
        to: "8_loras[].8_weight",
        evidence: ["input name", "type"],
      },
    ]);
    expect(open).toEqual([]);
  });

  it("ends at recursive schemas", () => {
    const { moves } = carry(tree(1), { "1_tree": "root", "1_tree.1_child": "next" }, tree(2));
    expect(moves.map(({ name, to }) => [name, to])).toEqual([
      ["root", "2_tree"],
      ["next", "2_tree.2_child"],
    ]);
  });

  it("says which names are open, with the candidates, until it is told", () => {
    const before = { properties: { "62_image": image("End"), "68_image": image("Start") } };
    const after = { properties: { "71_image": image("首帧图"), "75_image": image("尾帧图") } };
    const names = { "62_image": "endImage", "68_image": "startImage" };
    expect(carry(before, names, after).open.map(({ name }) => name)).toEqual([
      "endImage",
      "startImage",
    ]);
    const told = carry(before, names, after, { "68_image": "71_image" });
    expect(told.open).toEqual([]);
    expect(Object.fromEntries(told.names)).toEqual({
      "71_image": "startImage",
      "75_image": "endImage",
    });
    expect(told.moves.find(({ name }) => name === "startImage")?.evidence).toEqual([]);
  });

  it("says which paths it was told are not there", () => {
    const schema = { properties: { "62_image": image("End") } };
    const told = { "62_image": "63_image", "1_none": "62_image" };
    expect(carry(schema, {}, schema, told).unknown).toEqual(["62_image", "1_none"]);
    expect(carry(schema, {}, { properties: {} }, { "62_image": "" }).unknown).toEqual([]);
  });
});
