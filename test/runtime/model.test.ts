import * as fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";

import { InputError } from "../../src/runtime/errors.js";
import { defineModel, type ModelRequest } from "../../src/runtime/model.js";
import {
  type FirstLastFrameInput,
  type FirstLastFrameOutput,
  firstLastFrame,
  firstLastFrameKeys,
  validInput,
} from "./models.js";
import { issuesOf } from "./refusal.js";

function refusal(input: unknown): InputError {
  try {
    firstLastFrame(input as FirstLastFrameInput);
  } catch (error) {
    if (error instanceof InputError) return error;
  }
  throw new Error("the input was taken");
}

describe("a model", () => {
  it("builds a request under wire keys, and nothing that was not given", () => {
    const request = firstLastFrame({ ...validInput, steps: 12 });
    expect(request).toStrictEqual({
      modelId: "community/wan-2-2/first-last-frame",
      body: {
        "68_image": "https://example.com/a.png",
        "62_image": "https://example.com/b.png",
        "6_text": "a puppy",
        "57_steps": 12,
      },
      input: { ...validInput, steps: 12 },
    });
  });

  it("knows the types of its input and output", () => {
    expectTypeOf(firstLastFrame).toBeCallableWith(validInput);
    expectTypeOf(firstLastFrame(validInput)).toEqualTypeOf<
      ModelRequest<FirstLastFrameInput, FirstLastFrameOutput>
    >();
    expectTypeOf(firstLastFrame.keys.steps).toEqualTypeOf<"57_steps">();
  });

  it("carries its own description", () => {
    expect(firstLastFrame.id).toBe("community/wan-2-2/first-last-frame");
    expect(firstLastFrame.keys).toBe(firstLastFrameKeys);
    expect(firstLastFrame.fields.steps).toEqual({ type: "integer", minimum: 6, maximum: 20 });
    expect(firstLastFrame.price).toEqual({ usd: 0.57, unit: "second" });
  });

  it("takes a property that is undefined for absent", () => {
    const given: unknown = { ...validInput, steps: undefined, prompt: "x" };
    const { body, input } = firstLastFrame(given as FirstLastFrameInput);
    expect(Object.keys(body)).toEqual(["68_image", "62_image", "6_text"]);
    expect(Object.keys(input)).toEqual(["startImage", "endImage", "prompt"]);
  });

  it("does not see what the caller changes afterwards", () => {
    const given = { ...validInput };
    const request = firstLastFrame(given);
    given.prompt = "something else";
    expect(request.input.prompt).toBe("a puppy");
    expect(request.body["6_text"]).toBe("a puppy");
  });

  it("sends a URL as its href and a Blob as it is", () => {
    const blob = new Blob(["x"], { type: "image/png" });
    const url = new URL("https://example.com/ä.png");
    const { body, input } = firstLastFrame({ ...validInput, startImage: url, endImage: blob });
    expect(body["68_image"]).toBe("https://example.com/%C3%A4.png");
    expect(body["62_image"]).toBe(blob);
    expect(input.endImage).toBe(blob);
  });

  it("puts a wire key that would set a prototype into the body as any other", () => {
    const model = defineModel<{ proto: object }, unknown, { proto: "__proto__" }>({
      id: "acme/proto",
      keys: { proto: "__proto__" },
      fields: { proto: { type: "string" } },
    });
    const { body } = model({ proto: "x" as never });
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect(JSON.stringify(body)).toBe('{"__proto__":"x"}');
    expect(model.parse(body)).toStrictEqual({ proto: "x" });
  });
});

describe("an input error", () => {
  it("names everything that is wrong, what was expected and what came", () => {
    const input = {
      startImage: "https://example.com/a.png",
      prompt: 7,
      steps: 50,
      guidanceScale: Number.NaN,
      numberOfFrames: 82,
      resolution: "720X720 (1:1)",
      stepz: 5,
      "57_cfg": 3,
    };
    expect(issuesOf(firstLastFrame, input)).toEqual([
      expect.objectContaining({ path: "endImage", key: "62_image", received: "nothing" }),
      expect.objectContaining({
        path: "prompt",
        key: "6_text",
        segments: ["prompt"],
        expected: "string",
        received: "7",
        message: "prompt (6_text): expected string, got 7",
      }),
      expect.objectContaining({
        path: "steps",
        message: "steps (57_steps): expected integer from 6 to 20, got 50",
      }),
      expect.objectContaining({
        path: "guidanceScale",
        message: "guidanceScale (57_cfg): expected number, got NaN",
      }),
      expect.objectContaining({ path: "numberOfFrames", expected: "one of 81, 141" }),
      expect.objectContaining({ path: "resolution", received: '"720X720 (1:1)"' }),
      expect.objectContaining({ path: "stepz", key: "stepz", suggestion: "steps" }),
      expect.objectContaining({ path: "57_cfg", suggestion: "guidanceScale" }),
    ]);
  });

  it("reads well", () => {
    const input = { ...validInput, step: 50, seed: "7", startImage: "cat.png", mood: 1 };
    const { prompt: _prompt, ...rest } = input;
    expect(refusal(rest).message).toMatchInlineSnapshot(`
      "community/wan-2-2/first-last-frame:
        prompt (6_text): expected string, got nothing
        startImage (68_image): expected an http(s) URL or a Blob (in Node: await openAsBlob(path)), got "cat.png"
        step: unknown. Did you mean steps?
        seed (57_noise_seed): expected integer, got "7"
        mood: unknown, expected one of endImage, prompt, startImage, framesPerSecond, guidanceScale, numberOfFrames, resolution, seed, shift, steps"
    `);
  });

  it.each([
    ["null", null],
    ["an array", []],
    ["text", "prompt"],
    ["nothing", undefined],
    ["a Map", new Map([["prompt", "x"]])],
    ["a Blob", new Blob([])],
    ["a function", () => validInput],
  ])("refuses %s for an input", (_name, input) => {
    const issues = issuesOf(firstLastFrame, input);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({
      path: "",
      segments: [],
      key: "",
      expected: "a plain object",
    });
  });

  it.each([
    ["null", null],
    ["a boolean in words", "true"],
    ["Infinity", Infinity],
    ["a fraction", 6.5],
    ["text", "7"],
    ["a bigint", 7n],
    ["a symbol", Symbol("seven")],
    ["a function", () => 7],
    ["a boxed number", Object(7)],
    ["an array", [7]],
    ["an object", { valueOf: () => 7 }],
    ["a Date", new Date(7)],
    ["a Blob", new Blob(["7"])],
    ["a URL", new URL("https://example.com/7")],
  ])("refuses %s for an integer", (_name, steps) => {
    const issues = issuesOf(firstLastFrame, { ...validInput, steps });
    expect(issues.map((issue) => issue.path)).toEqual(["steps"]);
    expect(issues[0]?.expected).toBe("integer");
  });

  it("accepts integers beyond 2^53 and negative zero", () => {
    expect(firstLastFrame({ ...validInput, seed: 1e300 }).body["57_noise_seed"]).toBe(1e300);
    expect(firstLastFrame({ ...validInput, seed: -0 }).body["57_noise_seed"]).toBe(-0);
  });

  it("cuts long values short", () => {
    const token = "3fa85f64-5717-4562-b3fc-2c963f66afa6";
    const [issue] = issuesOf(firstLastFrame, { ...validInput, resolution: token.repeat(100) });
    expect(issue?.message).not.toContain(token);
    expect(issue?.message.length).toBeLessThan(200);
  });

  it("does not list more than a hundred things", () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`x${index}`, 1]));
    expect(issuesOf(firstLastFrame, { ...validInput, ...many })).toHaveLength(100);
  });
});

describe("parse", () => {
  it("undoes what building did", () => {
    const input = { ...validInput, steps: 12, seed: 0 };
    expect(firstLastFrame.parse(firstLastFrame(input).body)).toStrictEqual(input);
  });

  it("gives back every input that was built", () => {
    const input = fc.record<FirstLastFrameInput>(
      {
        endImage: fc.oneof(fc.webUrl(), fc.constant("Runcomfy_Example_1259_2.png")),
        startImage: fc.webUrl(),
        prompt: fc.string({ unit: "binary" }),
        framesPerSecond: fc.integer({ min: 12, max: 24 }),
        guidanceScale: fc.double({ min: 0.6, max: 4, noNaN: true }),
        numberOfFrames: fc.constantFrom(81, 141),
        seed: fc.maxSafeInteger(),
      },
      { requiredKeys: ["endImage", "startImage", "prompt"] },
    );
    fc.assert(
      fc.property(input, (given) => {
        const { body } = firstLastFrame(given);
        const received: unknown = JSON.parse(JSON.stringify(body));
        expect(firstLastFrame.parse(received)).toEqual(given);
        expect(firstLastFrame(firstLastFrame.parse(received)).body).toEqual(body);
      }),
    );
  });

  it("leaves keys alone that the model does not have", () => {
    expect(firstLastFrame.parse({ "57_steps": 1, "99_new": [2], constructor: 3 })).toEqual({
      steps: 1,
      "99_new": [2],
      constructor: 3,
    });
  });

  it.each([[null], [5], ["text"], [[1, 2]], [true]])("gives %j back", (body) => {
    expect(firstLastFrame.parse(body)).toEqual(body);
  });

  it("keeps an own __proto__ an own property", () => {
    const parsed: unknown = firstLastFrame.parse(JSON.parse('{"__proto__":{"steps":1}}'));
    expect(JSON.stringify(parsed)).toBe('{"__proto__":{"steps":1}}');
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  });
});
