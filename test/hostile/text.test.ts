import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/model/json.js";
import { CANARY, Sandbox } from "./sandbox.js";

const sandbox = new Sandbox();

/** Text that is code in one of the languages that it passes through on its way. */
const PAYLOADS: readonly (readonly [string, string])[] = [
  ["the end of a comment", `*/ ${CANARY} /*`],
  ["the end of a line comment", `\n${CANARY}\n//`],
  ["a line separator", `\u2028${CANARY}\u2028//\u2029${CANARY}`],
  ["a template literal", "`${" + CANARY + "}`"],
  ["the end of a string", `"; ${CANARY}; "`],
  ["the end of a string in single quotes", `'; ${CANARY}; '`],
  ["a backslash before the end", `\\"; ${CANARY}; //`],
  ["a template of Handlebars", `{{{${CANARY}}}} {{#with}} {{> x}}`],
  ["the end of a type", `string; } ${CANARY}; interface X {`],
  ["the end of a script", `</script><script>${CANARY}</script>`],
  ["NUL", `\u0000${CANARY}`],
  ["a lone surrogate", `\ud800 x \udc00`],
  ["right-to-left marks", `\u202e ${CANARY} \u202d\u2066`],
  ["a unicode escape", "\\u002a/ " + CANARY],
  ["a documentation tag", `@param {x} */ @example ${CANARY}`],
];

/** The text at every place where a model file can hold one. */
function everywhere(text: string): [input: JsonObject, more: JsonObject] {
  const property = { title: text, description: text, pattern: text, format: text, tsType: text };
  const input = {
    title: text,
    description: text,
    tsType: text,
    $id: text,
    $defs: { [text]: { title: text, properties: { [text]: { type: "string", ...property } } } },
    type: "object",
    required: [text],
    properties: {
      [text]: { type: "string", default: text, examples: [text], ...property },
      [`12_${text}`]: { type: "string", title: text },
      choice: { enum: [text, `${text}2`], tsEnumNames: [text, text], default: text },
      constant: { const: { [text]: [text] } },
      nested: {
        type: "object",
        properties: { [text]: { type: "array", items: { enum: [text] } } },
      },
      definition: {
        $ref: `#/$defs/${encodeURIComponent(text.replace(/\p{Cs}/gu, "")).replaceAll("%2F", "~1")}`,
      },
      reference: { $ref: text },
      image: {
        type: "string",
        format: "image_uri",
        default: text,
        validations: [{ validation_error: text }],
      },
      unknown: { type: text },
    },
  };
  const output = {
    output: { type: "object", properties: { [text]: { type: "string", ...property } } },
  };
  return [
    input,
    {
      title: text,
      description: text,
      source: text,
      price: { usd: 1, unit: text, note: text },
      example: { [text]: text, image: text },
      output,
    },
  ];
}

describe("text from a schema never becomes code", () => {
  it("at any place of a model file", async () => {
    for (const [index, [, text]] of PAYLOADS.entries()) {
      sandbox.putModel(`studio/hostile-${index}`, ...everywhere(text));
    }
    const { status, stderr } = sandbox.run("generate");
    expect({ status, stack: /\n {4}at /.test(stderr) }).toEqual({ status: 0, stack: false });
    const loaded = await sandbox.load(
      `return ${JSON.stringify(PAYLOADS.map(([, text]) => text))}.map((text, index) => {
         const build = models["hostile" + index];
         const [name] = Object.entries(build.keys).find(([, key]) => key === text);
         return build({ [name]: text, choice: text }).body;
       });`,
    );
    expect(loaded).toEqual({
      canary: false,
      polluted: [],
      value: PAYLOADS.map(([, text]) => ({ [text]: text, choice: text })),
    });
    for (const [index, [what]] of PAYLOADS.entries()) {
      const module = sandbox.read(`generated/models/studio/hostile-${index}.ts`);
      expect(syntaxErrors(module), what).toEqual([]);
      // What a reader can't see can hide code from a review.
      expect(INVISIBLE.exec(module), what).toBeNull();
    }
  });

  it("names that a model file pins are identifiers, or refused", () => {
    const input = { properties: { x: { type: "string" } } };
    for (const [index, [, text]] of PAYLOADS.entries()) {
      sandbox.putModel(`names/m${index}`, input, { names: { x: text } });
      sandbox.putModel(`exports/m${index}`, input, { name: text });
    }
    const { status, stdout, stderr } = sandbox.run("generate");
    expect({ status, stdout }).toEqual({ status: 65, stdout: "" });
    for (const index of PAYLOADS.keys()) {
      expect(stderr).toContain(`schemas/names/m${index}.json: /names`);
      expect(stderr).toContain(`schemas/exports/m${index}.json: /name`);
    }
    expect(sandbox.files("generated")).toEqual([]);
  });
});

const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

describe("keys that objects have of their own", () => {
  const keys = [
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "then",
    "toJSON",
  ];

  it("are wire keys like any other, at every depth", async () => {
    const inner = keys.map((key) => `${JSON.stringify(key)}:{"type":"string"}`).join(",");
    const properties = keys
      .map((key) => `${JSON.stringify(key)}:{"type":"object","properties":{${inner}}}`)
      .join(",");
    sandbox.putModel("studio/keys", `{"type":"object","properties":{${properties}}}`);
    expect(sandbox.run("generate").status).toBe(0);
    const loaded = await sandbox.load(
      `const { keys } = models;
       const names = Object.keys(keys.keys);
       const inner = Object.fromEntries(names.map((name) => [name, "x"]));
       const { body } = keys(Object.fromEntries(names.map((name) => [name, inner])));
       return [names.length, JSON.stringify(body), JSON.stringify(keys.parse(body)) === JSON.stringify(keys(Object.fromEntries(names.map((name) => [name, inner]))).input)];`,
    );
    const [count, body, isSame] = loaded.value as [number, string, boolean];
    expect({ ...loaded, value: undefined }).toEqual({
      canary: false,
      polluted: [],
      value: undefined,
    });
    expect({ count, isSame }).toEqual({ count: keys.length, isSame: true });
    for (const key of keys) {
      expect(body).toContain(`${JSON.stringify(key)}:{`);
      expect(body).toContain(`${JSON.stringify(key)}:"x"`);
    }
  });

  it("in definitions, enums, defaults and a catalogue", () => {
    const evil = `{"__proto__":{"canary":1},"constructor":{"prototype":{"canary":1}}}`;
    const schema = `{"type":"object","$defs":${evil},"properties":{"a":{"default":${evil},"enum":[${evil}]},"b":{"$ref":"#/$defs/__proto__"},"c":{"$ref":"#/__proto__"},"d":{"$ref":"#/constructor/name"}}}`;
    sandbox.put(
      "catalog.json",
      `{"models":[{"model_id":"a/b","input_schema":${schema},"__proto__":{"canary":1}}]}`,
    );
    expect(sandbox.run("add", "catalog.json").status).toBe(0);
    expect(sandbox.run("generate").status).toBe(0);
    expect(syntaxErrors(sandbox.read("generated/models/a/b.ts"))).toEqual([]);
    expect(sandbox.read("schemas/a/b.json")).toContain('"__proto__"');
  });
});

describe("names", () => {
  it("of 10,000 characters", async () => {
    const long = "n".repeat(10_000);
    sandbox.putModel("studio/long", {
      properties: {
        [long]: { type: "string", title: "t".repeat(10_000) },
        ["中".repeat(10_000)]: { type: "string" },
      },
    });
    expect(sandbox.run("generate").status).toBe(0);
    const { value } = await sandbox.load(`return models.long({ ["${long}"]: "x" }).body`);
    expect(value).toEqual({ [long]: "x" });
  });

  it("that differ in invisible characters alone stay apart, and can be told apart", async () => {
    const keys = ["seed", "se\u200bed", "seed\u00ad", "\u2060seed", "s\u0435ed"];
    const properties = Object.fromEntries(keys.map((key) => [key, { type: "integer" }]));
    sandbox.putModel("studio/alike", { properties });
    expect(sandbox.run("generate").status).toBe(0);
    const { value } = await sandbox.load("return models.alike.keys");
    const named = value as Record<string, string>;
    expect(Object.values(named).sort()).toEqual([...keys].sort());
    for (const name of Object.keys(named)) expect(name).toMatch(/^[A-Za-z0-9_$]+$/);
  });
});

function syntaxErrors(module: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(module, { reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}
