import { afterEach, describe, expect, it } from "vitest";

import { checkItems } from "../../src/runtime/check-items.js";
import { checkObject } from "../../src/runtime/check-object.js";
import { defineModel } from "../../src/runtime/model.js";
import { nestedValues } from "../../src/runtime/nested.js";
import { firstLastFrame, validInput } from "./models.js";
import { issuesOf } from "./refusal.js";

interface LooseInput {
  any?: unknown;
  settings?: { size?: number };
}

const loose = defineModel<LooseInput, unknown, { any: string; settings: string }>({
  id: "acme/loose",
  keys: { any: "1_any", settings: "2_settings" },
  fields: {
    any: {},
    settings: { type: "object", fields: { size: { type: "integer" } } },
  },
  checks: [checkItems, checkObject],
  nested: nestedValues,
});

const pathsOf = (model: (input: never) => unknown, input: unknown): string[] =>
  issuesOf(model, input).map((issue) => issue.path);

const receivedIn = (any: unknown): string | undefined => issuesOf(loose, { any })[0]?.received;

function nest(levels: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
}

describe("prototypes", () => {
  afterEach(() => {
    Reflect.deleteProperty(Object.prototype, "prompt");
    Reflect.deleteProperty(Object.prototype, "steps");
  });

  it("refuses an input that inherits from another object", () => {
    const heir = Object.assign(Object.create({ steps: 999 }), validInput);
    expect(issuesOf(firstLastFrame, heir)).toHaveLength(1);
    expect(issuesOf(firstLastFrame, { ...validInput, __proto__: { steps: 12 } })).toHaveLength(1);
  });

  it("takes __proto__ as JSON.parse makes it for an unknown parameter", () => {
    const input: unknown = JSON.parse(
      '{"startImage":"https://a.b/c","endImage":"https://a.b/c","prompt":"x","__proto__":{"steps":7}}',
    );
    expect(pathsOf(firstLastFrame, input)).toEqual(["__proto__"]);
  });

  it.each([["constructor"], ["toString"], ["hasOwnProperty"], ["valueOf"], ["__defineGetter__"]])(
    "knows no parameter %s",
    (name) => {
      expect(pathsOf(firstLastFrame, { ...validInput, [name]: 1 })).toEqual([name]);
    },
  );

  it("sees nothing of a polluted Object.prototype", () => {
    Object.assign(Object.prototype, { prompt: "from the prototype", steps: 7 });
    const { prompt: _prompt, ...rest } = validInput;
    expect(pathsOf(firstLastFrame, rest)).toEqual(["prompt"]);
    expect(Object.keys(firstLastFrame(validInput).body)).not.toContain("57_steps");
  });

  it("takes objects without a prototype, and those of another realm", async () => {
    const bare = Object.assign(Object.create(null), validInput);
    expect(firstLastFrame(bare).input).toStrictEqual(validInput);
    const { runInNewContext } = await import("node:vm");
    const foreign = runInNewContext("({ any: [{ a: 1 }] })");
    expect(loose(foreign).body).toStrictEqual({ "1_any": [{ a: 1 }] });
  });

  it("keeps an own __proto__ inside a value, without setting a prototype", () => {
    const any: unknown = JSON.parse('{"__proto__":{"x":[1]}}');
    const { body, input } = loose({ any });
    expect(JSON.stringify(body)).toBe('{"1_any":{"__proto__":{"x":[1]}}}');
    expect(Object.getPrototypeOf(input.any)).toBe(Object.prototype);
  });
});

describe("getters and proxies", () => {
  it("reads a getter once, and sends what it checked", () => {
    let reads = 0;
    const input = {
      ...validInput,
      get steps() {
        return ++reads === 1 ? 12 : 999;
      },
    };
    expect(firstLastFrame(input).body["57_steps"]).toBe(12);
    expect(reads).toBe(1);
  });

  it("reads a getter inside a value once", () => {
    let reads = 0;
    const settings = Object.defineProperty({}, "size", {
      enumerable: true,
      get: () => (++reads === 1 ? 1 : "large"),
    });
    expect(loose({ settings }).body).toStrictEqual({ "2_settings": { size: 1 } });
    expect(reads).toBe(1);
  });

  it("lets the error of a getter pass", () => {
    const input = {
      ...validInput,
      get steps(): number {
        throw new RangeError("no steps today");
      },
    };
    expect(() => firstLastFrame(input)).toThrow(RangeError);
  });

  it("is not fooled by a proxy that changes its answers", () => {
    let reads = 0;
    const input = new Proxy(
      { ...validInput, steps: 12 },
      {
        get: (target, name) =>
          name === "steps" && ++reads > 1 ? "many" : Reflect.get(target, name),
      },
    );
    expect(firstLastFrame(input).body["57_steps"]).toBe(12);
  });

  it("gives no proxy away in the request", () => {
    const items = new Proxy([1, 2], {});
    const { input } = loose({ any: { items } });
    items[0] = 5;
    expect(input).toStrictEqual({ any: { items: [1, 2] } });
  });

  it("sends what a URL is, whatever its href was made to say", () => {
    const url = Object.defineProperty(new URL("https://example.com/a.png"), "href", {
      value: "file:///etc/passwd",
    });
    const { body } = firstLastFrame({ ...validInput, startImage: url });
    expect(body["68_image"]).toBe("https://example.com/a.png");
  });
});

describe("what JSON does not have", () => {
  class Point {
    x = 1;
  }
  it.each<[string, unknown]>([
    ["a function", () => 1],
    ["a symbol", Symbol("x")],
    ["a bigint", 1n],
    ["NaN", Number.NaN],
    ["Infinity", -Infinity],
    ["a Date", new Date(0)],
    ["a Map", new Map()],
    ["a typed array", new Uint8Array(2)],
    ["an instance", new Point()],
    ["a promise", Promise.resolve(1)],
    ["an error", new Error("x")],
    ["a regular expression", /x/],
    ["a boxed string", Object("x")],
  ])("refuses %s, at any depth", (_name, value) => {
    expect(pathsOf(loose, { any: value })).toEqual(["any"]);
    expect(pathsOf(loose, { any: [1, { deep: value }] })).toEqual(["any[1].deep"]);
    expect(pathsOf(loose, { settings: { size: value } })).toEqual(["settings.size"]);
  });

  it("describes what it refuses", () => {
    expect(receivedIn(() => 1)).toBe("Function");
    expect(receivedIn(1n)).toBe("BigInt");
    expect(receivedIn(Symbol("x"))).toBe("Symbol");
    expect(receivedIn(new Point())).toBe("Point");
    expect(receivedIn(Number.NaN)).toBe("NaN");
  });

  it("takes undefined for absent in an object, and for an error in an array", () => {
    expect(loose({ any: { a: undefined, b: 1 } }).input).toStrictEqual({ any: { b: 1 } });
    expect(pathsOf(loose, { any: [1, undefined] })).toEqual(["any[1]"]);
    const holes: unknown[] = [];
    holes.length = 2;
    expect(pathsOf(loose, { any: holes })).toEqual(["any[0]", "any[1]"]);
  });

  it("takes every JSON value, null too, where the schema says nothing", () => {
    for (const any of [null, true, 0, "", [], {}, [null, { a: [{}] }]]) {
      expect(loose({ any }).body).toStrictEqual({ "1_any": any });
    }
  });

  it("copies what it sends", () => {
    const any = { list: [{ a: 1 }] };
    const { body, input } = loose({ any });
    any.list.push({ a: 2 });
    Object.assign(any.list[0] as object, { a: 3 });
    expect(body).toStrictEqual({ "1_any": { list: [{ a: 1 }] } });
    expect(input).toStrictEqual({ any: { list: [{ a: 1 }] } });
  });
});

describe("values without end", () => {
  it.each([
    ["arrays", (inner: unknown) => [inner]],
    ["objects", (inner: unknown) => ({ inner })],
  ])("takes 200 levels of %s, and refuses 100,000 without overflowing", (_name, wrap) => {
    expect(issuesOf(loose, { any: nest(200, wrap) })).toEqual([]);
    expect(pathsOf(loose, { any: nest(201, wrap) })).toEqual(["any"]);
    expect(pathsOf(loose, { any: nest(100_000, wrap) })).toEqual(["any"]);
  });

  it("ends with objects that contain themselves, whatever their shape", () => {
    const ring: Record<string, unknown> = {};
    ring.a = ring;
    ring.b = ring;
    ring.c = [ring, ring];
    expect(pathsOf(loose, { any: ring })).toEqual(["any"]);
    const wide: unknown[] = [];
    for (let index = 0; index < 1000; index++) wide.push(wide);
    expect(pathsOf(loose, { any: 1, settings: wide })).toEqual(["settings"]);
  });

  it("ends with shared parts that unfold without bound", () => {
    let shared: unknown = [1, 1];
    for (let level = 0; level < 100; level++) shared = [shared, shared];
    expect(pathsOf(loose, { any: shared })).toEqual(["any"]);
  });

  it("does not walk an array that is only long", () => {
    const any: unknown[] = [];
    any.length = 4_000_000_000;
    expect(pathsOf(loose, { any })).toEqual(["any"]);
  });

  it("parses bodies of any depth", () => {
    const body = { "1_any": nest(100_000, (inner) => [inner]) };
    expect(loose.parse(body)).toHaveProperty("any");
  });
});
