import { inspect } from "node:util";
import { describe, expect, expectTypeOf, it, vi } from "vitest";
import {
  AbortedError,
  ApiError,
  ComfygenError,
  ConfigurationError,
  type ErrorCode,
  InputError,
  isComfygenError,
  JobCancelledError,
  JobFailedError,
  NetworkError,
  ResponseError,
  SubmitUnknownError,
  TimeoutError,
} from "../../src/runtime/errors.js";

const facts = { modelId: "a/b", billed: "no" } as const;
const issue = {
  path: "a",
  segments: ["a"],
  key: "a",
  expected: "x",
  received: "y",
  message: "a: no",
};

const errors: [string, ErrorCode, ComfygenError][] = [
  ["InputError", "invalid_input", new InputError("a/b", [issue])],
  ["ConfigurationError", "no_token", new ConfigurationError("no_token", "m", facts)],
  ["ApiError", "rate_limited", new ApiError("rate_limited", "m", facts)],
  ["NetworkError", "network", new NetworkError("network", "m", facts)],
  ["SubmitUnknownError", "submit_unknown", new SubmitUnknownError("submit_unknown", "m", facts)],
  ["JobFailedError", "job_failed", new JobFailedError("job_failed", "m", facts)],
  ["JobCancelledError", "job_cancelled", new JobCancelledError("job_cancelled", "m", facts)],
  ["TimeoutError", "timeout", new TimeoutError("timeout", "m", facts)],
  ["AbortedError", "aborted", new AbortedError("aborted", "m", facts)],
  ["ResponseError", "bad_response", new ResponseError("bad_response", "m", facts)],
];

describe.each(errors)("%s", (name, code, error) => {
  it("has its name, its code, and what is known", () => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(ComfygenError);
    expect([error.name, error.code]).toEqual([name, code]);
    expect(error).toMatchObject({ modelId: "a/b", billed: "no", retryable: false });
    expect([error.requestId, error.httpStatus, error.body, error.hint, error.cause]).toEqual(
      Array(5).fill(undefined),
    );
    expect(String(error)).toMatch(new RegExp(`^${name}: `));
    expect(error.stack).toMatch(new RegExp(`^${name}: `));
  });

  it("is known by its code", () => {
    expect(isComfygenError(error)).toBe(true);
    expect(isComfygenError(error, code)).toBe(true);
    expect(isComfygenError(error, code === "network" ? "timeout" : "network")).toBe(false);
  });

  it("shows only what is known", () => {
    expect(inspect(error)).not.toContain("undefined");
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code, modelId: "a/b", billed: "no" });
  });
});

describe("InputError", () => {
  it("says for which model, and then each thing that is wrong", () => {
    const error = new InputError("a/b", [issue, { ...issue, message: "b: neither" }]);
    expect(error.message).toBe("a/b:\n  a: no\n  b: neither");
    expect(error.issues).toHaveLength(2);
  });
});

describe("isComfygenError", () => {
  it("knows the errors of another copy of the runtime", async () => {
    vi.resetModules();
    const copy = await import("../../src/runtime/errors.js");
    expect(copy.TimeoutError).not.toBe(TimeoutError);
    const error = new copy.TimeoutError("timeout", "m", facts);
    expect(error).not.toBeInstanceOf(TimeoutError);
    expect(isComfygenError(error, "timeout")).toBe(true);
  });

  it.each([
    undefined,
    null,
    "timeout",
    { code: "timeout", billed: "no", retryable: false },
    new Error("x"),
    Object.assign(new Error("x"), { code: "timeout" }),
    new DOMException("x", "AbortError"),
  ])("knows no other: %j", (thrown) => {
    expect(isComfygenError(thrown)).toBe(false);
    expect(isComfygenError(thrown, "timeout")).toBe(false);
  });

  it("tells the compiler which error it is", () => {
    const error: unknown = new TimeoutError("timeout", "m", facts);
    if (isComfygenError(error, "aborted")) expectTypeOf(error).toExtend<AbortedError>();
    if (isComfygenError(error, "invalid_input")) expectTypeOf(error).toExtend<InputError>();
    if (isComfygenError(error, "not_found")) {
      expectTypeOf(error).toExtend<ApiError>();
      expectTypeOf(error.code).toEqualTypeOf<"not_found">();
    }
    if (isComfygenError(error)) {
      expectTypeOf(error.code).toEqualTypeOf<ErrorCode>();
      if (error.code === "aborted") expectTypeOf(error).toExtend<AbortedError>();
    }
  });
});
