import { describe, expect, expectTypeOf, it } from "vitest";
import { createEmulator } from "../../src/emulator/index.js";
import {
  type Client,
  createClient,
  defineModel,
  type Fetch,
  type Job,
  type JobUpdate,
  type RunResult,
} from "../../src/runtime/index.js";

const keys = { prompt: "6_text" } as const;
const build = defineModel<{ prompt: string }, { video?: string }, typeof keys>({
  id: "community/test/model",
  keys,
  fields: { prompt: { type: "string", required: true } },
});

// Only for the compiler: nothing is called.
const calls = (c: Client) => ({
  run: c.run(build({ prompt: "a" }), { onUpdate: ({ status }) => void status }),
  submit: c.submit(build({ prompt: "a" })),
});

describe("the types", () => {
  const client: Client = createClient({ token: null });
  it("carry the output of the model", () => {
    expectTypeOf(calls).returns.toEqualTypeOf<{
      run: Promise<RunResult<{ video?: string }>>;
      submit: Promise<Job<{ video?: string }>>;
    }>();
    const job = client.job(build, "job-1");
    expectTypeOf(job.result)
      .returns.resolves.toHaveProperty("output")
      .toEqualTypeOf<{ video?: string }>();
    expectTypeOf(job.updates).returns.toEqualTypeOf<AsyncGenerator<JobUpdate, void>>();
    expect(job.requestId).toBe("job-1");
  });

  it("refuse what is no option, and what is no model", () => {
    expectTypeOf<{ timeout: number }>().not.toExtend<Parameters<Client["run"]>[1]>();
    expectTypeOf<{ onUpdate: () => void }>().not.toExtend<Parameters<Client["submit"]>[1]>();
    expectTypeOf<() => object>().not.toExtend<Parameters<Client["job"]>[0]>();
    expectTypeOf(build).toExtend<Parameters<Client["job"]>[0]>();
  });

  it("take the platform's fetch, and the emulator's", () => {
    expectTypeOf(globalThis.fetch).toExtend<Fetch>();
    expectTypeOf(createEmulator({ models: [] }).fetch).toExtend<Fetch>();
  });
});
