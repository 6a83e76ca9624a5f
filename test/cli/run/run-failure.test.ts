import { describe, expect, it } from "vitest";
import { jobOptions } from "../../../src/cli/run/job-options.js";
import { describeRunFailure } from "../../../src/cli/run/run-failure.js";
import {
  AbortedError,
  ApiError,
  ConfigurationError,
  InputError,
  JobCancelledError,
  JobFailedError,
  NetworkError,
  ResponseError,
  SubmitUnknownError,
  TimeoutError,
  type CancelOutcome,
  type ComfygenError,
} from "../../../src/runtime/index.js";

const options = jobOptions({ json: false });
const requestId = "req_1";
const pickUp = "pick it up: comfygen result req_1";
const [no, maybe, yes] = ["nothing was billed", "it may be billed", "it is billed"];

function described(error: ComfygenError, cancellation?: CancelOutcome) {
  const { status, message } = describeRunFailure(error, cancellation, options);
  return [status, ...message.split("\n")];
}

describe("a failed run", () => {
  it.each<[ComfygenError, (string | number)[]]>([
    [new InputError("a/b", []), [65, "a/b:", no]],
    [
      new ConfigurationError("no_token", "no token", { billed: "no", hint: "createClient" }),
      [78, "there is no API token: set RUNCOMFY_API_TOKEN", "createClient", no],
    ],
    [new ConfigurationError("bad_option", "bad", { billed: "no" }), [78, "bad", no]],
    [new ApiError("unauthorized", "who?", { billed: "no", hint: "ask" }), [77, "who?", "ask", no]],
    [new ApiError("forbidden", "no", { billed: "no" }), [77, "no", no]],
    [new ApiError("insufficient_balance", "poor", { billed: "no" }), [69, "poor", no]],
    [
      new ApiError("not_found", "gone", { billed: "maybe", requestId }),
      [69, "gone", maybe, pickUp],
    ],
    [new ApiError("rejected", "no", { billed: "no" }), [69, "no", no]],
    [new ApiError("rate_limited", "slow", { billed: "no" }), [75, "slow", no]],
    [
      new ApiError("unavailable", "down", { billed: "maybe", requestId }),
      [75, "down", maybe, pickUp],
    ],
    [new NetworkError("network", "cut", { billed: "no" }), [75, "cut", no]],
    [new TimeoutError("timeout", "late", { billed: "no" }), [75, "late", no]],
    [
      new TimeoutError("timeout", "late", { billed: "maybe", requestId }),
      [75, "late", maybe, pickUp],
    ],
    [
      new TimeoutError("timeout", "late", { billed: "maybe", hint: "look" }),
      [69, "late", "look", maybe],
    ],
    [
      new SubmitUnknownError("submit_unknown", "what?", { billed: "maybe", hint: "look" }),
      [69, "what?", "look", maybe],
    ],
    [
      new JobFailedError("job_failed", "broke", {
        billed: "maybe",
        requestId,
        hint: "client.job()",
      }),
      [69, "broke", maybe, pickUp],
    ],
    [new JobCancelledError("job_cancelled", "gone", { billed: "no", requestId }), [69, "gone", no]],
    [
      new ResponseError("bad_response", "odd", { billed: "yes", requestId }),
      [69, "odd", yes, pickUp],
    ],
  ])("%s", (error, want) => {
    expect(described(error)).toEqual(want);
  });

  it.each<[CancelOutcome | undefined, string | undefined, (string | number)[]]>([
    ["cancelled", requestId, [130, "interrupted: job req_1 was cancelled before it ran", no]],
    [
      "not_cancellable",
      requestId,
      [
        130,
        "interrupted, but job req_1 can't be cancelled any more: it goes on to its end",
        yes,
        pickUp,
      ],
    ],
    [
      "unknown",
      requestId,
      [
        130,
        "interrupted, and nobody knows whether job req_1 was cancelled or goes on",
        maybe,
        pickUp,
      ],
    ],
    [
      "unknown",
      undefined,
      [
        130,
        "interrupted, and nobody knows whether there is a job: look at the Generations page",
        maybe,
      ],
    ],
    [
      undefined,
      requestId,
      [130, "interrupted: job req_1 was left alone, and goes on", maybe, pickUp],
    ],
    [undefined, undefined, [130, "interrupted: there is no job", no]],
  ])("interrupted, %s", (cancellation, id, want) => {
    const error = new AbortedError("aborted", "aborted", { billed: "maybe", requestId: id });
    expect(described(error, cancellation)).toEqual(want);
  });

  it("shows no control characters of a server", () => {
    const error = new JobFailedError("job_failed", "red \u001b[31mtext\u202e", { billed: "no" });
    expect(described(error)[1]).toBe("red  [31mtext ");
  });

  it("is picked up with the flags that it was run with", () => {
    const given = jobOptions({
      json: false,
      "base-url": "http://127.0.0.1:1/v1",
      "out-dir": "my clips",
      "allow-host": ["a.test", "b.test"],
    });
    const error = new TimeoutError("timeout", "late", { billed: "maybe", requestId });
    expect(describeRunFailure(error, undefined, given).message).toContain(
      "comfygen result req_1 --base-url http://127.0.0.1:1/v1 --out-dir 'my clips' --allow-host a.test --allow-host b.test",
    );
  });

  it("is JSON for programs", () => {
    const issue = {
      path: "steps",
      segments: ["steps"],
      key: "57_steps",
      expected: "x",
      received: "y",
      message: "z",
    };
    const { details } = describeRunFailure(new InputError("a/b", [issue]), undefined, options);
    expect(details).toMatchObject({ code: "invalid_input", billed: "no", issues: [issue] });
  });
});
