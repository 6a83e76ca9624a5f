import { describe, expect, expectTypeOf, it } from "vitest";

import { type FirstLastFrameInput, firstLastFrame, validInput } from "./models.js";

/** The part of the specification that consumers rely on, as its authors publish it (https://standardschema.dev). */
interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => Result<Output> | Promise<Result<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}
type Result<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly Issue[] };
interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

describe("Standard Schema", () => {
  it("is version 1, of this vendor", () => {
    const schema: StandardSchemaV1<FirstLastFrameInput> = firstLastFrame;
    expect(schema["~standard"]).toMatchObject({ version: 1, vendor: "comfygen" });
    type Types = NonNullable<(typeof firstLastFrame)["~standard"]["types"]>;
    expectTypeOf<Types["input"]>().toEqualTypeOf<FirstLastFrameInput>();
    expectTypeOf<Types["output"]>().toEqualTypeOf<FirstLastFrameInput>();
  });

  it("gives a copy of a valid input, under friendly names", () => {
    const given = { ...validInput, steps: undefined };
    expect(firstLastFrame["~standard"].validate(given)).toStrictEqual({ value: validInput });
  });

  it("gives issues with paths, and does not throw", () => {
    const result = firstLastFrame["~standard"].validate({ ...validInput, steps: 50, x: 1 });
    expect(result.issues).toEqual([
      { message: "steps (57_steps): expected integer from 6 to 20, got 50", path: ["steps"] },
      { message: expect.stringContaining("x: "), path: ["x"] },
    ]);
    expect(firstLastFrame["~standard"].validate(null).issues).toHaveLength(1);
  });

  it("works with a consumer of the specification", () => {
    expect({ input: validInput }).toEqual({ input: expect.schemaMatching(firstLastFrame) });
    expect({ input: {} }).not.toEqual({ input: expect.schemaMatching(firstLastFrame) });
  });
});
