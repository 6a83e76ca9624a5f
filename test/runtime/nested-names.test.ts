import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { checkAlternatives } from "../../src/runtime/check-alternatives.js";
import { checkItems } from "../../src/runtime/check-items.js";
import { checkMediaUrl } from "../../src/runtime/check-media-url.js";
import { checkObject } from "../../src/runtime/check-object.js";
import { defineModel } from "../../src/runtime/model.js";
import { nestedNames } from "../../src/runtime/nested-names.js";
import { issuesOf } from "./refusal.js";

interface Lora {
  path: unknown;
  networkMultiplier?: number;
  extra?: unknown;
}

interface Node {
  nodeName: string;
  childNodes?: Node[];
}

interface SceneInput {
  loras?: Lora[];
  root?: Node;
  settings?: Record<string, unknown>;
}

const keys = { loras: "120_loras", root: "7_root", settings: "9_settings" } as const;

const scene = defineModel<SceneInput, unknown, typeof keys>({
  id: "acme/scene",
  keys,
  fields: {
    loras: {
      type: "array",
      items: {
        type: "object",
        fields: {
          path: { type: "string", required: true, media: "url" },
          networkMultiplier: { type: "number" },
        },
      },
    },
    root: { ref: "node" },
    settings: {
      type: "object",
      fields: { frameRate: { type: "integer" } },
      additional: { type: "object", fields: { maxSize: { type: "integer" } } },
    },
  },
  definitions: {
    node: {
      type: "object",
      fields: {
        nodeName: { type: "string", required: true },
        childNodes: { type: "array", items: { ref: "node" } },
      },
    },
  },
  checks: [checkItems, checkObject, checkMediaUrl, checkAlternatives],
  nested: nestedNames(
    {
      fields: {
        loras: { items: { keys: { networkMultiplier: "network_multiplier" } } },
        root: { ref: "node" },
        settings: {
          keys: { frameRate: "frame_rate" },
          additional: { keys: { maxSize: "max_size" } },
        },
      },
    },
    {
      node: {
        keys: { nodeName: "node_name", childNodes: "child_nodes" },
        fields: { childNodes: { items: { ref: "node" } } },
      },
    },
  ),
});

describe("names below the top level", () => {
  it("are sent as the API has them", () => {
    const blob = new Blob(["x"]);
    const { body, input } = scene({
      loras: [{ path: blob, networkMultiplier: 0.5 }],
      root: { nodeName: "a", childNodes: [{ nodeName: "b", childNodes: [{ nodeName: "c" }] }] },
      settings: { frameRate: 24, low: { maxSize: 5 }, frame: { maxSize: 6 } },
    });
    expect(body).toStrictEqual({
      "120_loras": [{ path: blob, network_multiplier: 0.5 }],
      "7_root": {
        node_name: "a",
        child_nodes: [{ node_name: "b", child_nodes: [{ node_name: "c" }] }],
      },
      "9_settings": { frame_rate: 24, low: { max_size: 5 }, frame: { max_size: 6 } },
    });
    expect((body["120_loras"] as Lora[])[0]?.path).toBe(blob);
    expect(scene.parse(body)).toStrictEqual(input);
  });

  it("stand in the issues, each with its wire key", () => {
    const issues = issuesOf(scene, {
      loras: [{ path: "https://a.b/c" }, { path: 5, networkMultiplier: "1" }],
      root: { nodeName: "a", childNodes: [{ nodeName: 1 }] },
      settings: { low: { maxSize: 1.5 } },
    });
    expect(issues.map(({ path, key }) => [path, key])).toEqual([
      ["loras[1].path", "120_loras[1].path"],
      ["loras[1].networkMultiplier", "120_loras[1].network_multiplier"],
      ["root.childNodes[0].nodeName", "7_root.child_nodes[0].node_name"],
      ["settings.low.maxSize", "9_settings.low.max_size"],
    ]);
    expect(issues[1]?.segments).toEqual(["loras", 1, "networkMultiplier"]);
  });

  it("are suggested for wire keys", () => {
    const [lora] = issuesOf(scene, { loras: [{ path: "https://a.b/c", network_multiplier: 1 }] });
    expect(lora).toMatchObject({
      path: "loras[0].network_multiplier",
      suggestion: "networkMultiplier",
    });
  });

  it("are not to be mixed with wire keys that would take their place", () => {
    const [issue] = issuesOf(scene, { settings: { frameRate: 1, frame_rate: { maxSize: 2 } } });
    expect(issue).toMatchObject({ path: "settings.frame_rate", suggestion: "frameRate" });
  });

  it("leave what they don't know as it is", () => {
    expect(
      scene.parse({ "120_loras": "none", "7_root": [{ node_name: 1 }], other: { a: 1 } }),
    ).toEqual({
      loras: "none",
      root: [{ node_name: 1 }],
      other: { a: 1 },
    });
    expect(scene.parse(JSON.parse('{"7_root":{"__proto__":1,"constructor":2}}'))).toEqual({
      root: JSON.parse('{"__proto__":1,"constructor":2}'),
    });
  });

  it("end where definitions name each other in a ring", () => {
    const names = nestedNames(
      { fields: { a: { ref: "x" } } },
      { x: { ref: "y" }, y: { ref: "x" } },
    );
    expect(names.toWire?.({ b: 1 }, "a")).toEqual({ b: 1 });
    expect(names.namesAt?.(["a", "b"])?.size ?? 0).toBe(0);
  });

  it("come back from bodies of any depth", () => {
    let body: unknown = { node_name: "leaf" };
    for (let level = 0; level < 100_000; level++) body = { node_name: "a", child_nodes: [body] };
    expect(scene.parse({ "7_root": body })).toHaveProperty("root.nodeName", "a");
  });

  it("always come back from what was sent", () => {
    const { node } = fc.letrec<{ node: Node }>((tie) => ({
      node: fc.record(
        { nodeName: fc.string(), childNodes: fc.array(tie("node"), { depthIdentifier: "node" }) },
        { requiredKeys: ["nodeName"] },
      ),
    }));
    const wireNames = new Set(["frameRate", "frame_rate"]);
    const input = fc.record<SceneInput>(
      {
        loras: fc.array(
          fc.record(
            {
              path: fc.webUrl(),
              networkMultiplier: fc.double({ noNaN: true, noDefaultInfinity: true }),
            },
            { requiredKeys: ["path"] },
          ),
        ),
        root: node,
        settings: fc.dictionary(
          fc.string().filter((name) => !wireNames.has(name)),
          fc.record({ maxSize: fc.integer() }, { requiredKeys: [] }),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(input, (given) => {
        const request = scene(given);
        expect(request.input).toEqual(given);
        expect(scene.parse(request.body)).toStrictEqual(request.input);
        expect(scene(scene.parse(request.body)).body).toStrictEqual(request.body);
      }),
    );
  });
});
