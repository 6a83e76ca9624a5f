import { describe, expect, it } from "vitest";
import { faultOfHeader, followPlan, type FaultRule } from "../../src/emulator/fault-plan.js";
import type { Endpoint, ReceivedRequest } from "../../src/emulator/request-log.js";

function request(endpoint: Endpoint, modelId?: string): ReceivedRequest {
  return {
    n: 1,
    endpoint,
    method: "GET",
    path: "/",
    headers: {},
    authorized: true,
    createdJob: false,
    ...(modelId === undefined ? {} : { modelId }),
  };
}

/** For each of six requests in a row the fault that strikes it, by its first letter. */
function strikes(plan: readonly FaultRule[], requests = Array<Endpoint>(6).fill("status")): string {
  const pick = followPlan(plan);
  return requests.map((endpoint) => pick(request(endpoint, "a/b"))?.name[0] ?? "-").join("");
}

describe("a rule strikes", () => {
  const fault = "slow-body";
  it.each<[string, FaultRule, string]>([
    ["all requests", { fault }, "ssssss"],
    ["all from the third on", { fault, nth: 3, times: Infinity }, "--ssss"],
    ["the third alone", { fault, nth: 3 }, "--s---"],
    ["two from the third on", { fault, nth: 3, times: 2 }, "--ss--"],
    ["the first two", { fault, times: 2 }, "ss----"],
    ["its endpoint", { fault, on: "status" }, "ssssss"],
    ["no other endpoint", { fault, on: "result" }, "------"],
    ["its model", { fault, model: "a/b", times: 1 }, "s-----"],
    ["no other model", { fault, model: "a/c" }, "------"],
  ])("%s", (_name, rule, want) => {
    expect(strikes([rule])).toBe(want);
  });

  it("counting the requests that fit it alone", () => {
    const requests: Endpoint[] = ["submit", "status", "submit", "status", "status", "submit"];
    expect(strikes([{ fault, on: "status", nth: 2 }], requests)).toBe("---s--");
  });

  it("before those after it, all of which count the request as well", () => {
    const rules: FaultRule[] = [
      { fault: "hang-in-body", times: 2 },
      { fault: "slow-body", nth: 2, times: 3 },
      { fault: "429-hour" },
    ];
    expect(strikes(rules)).toBe("hhss44");
  });
});

it("asks a function about every request, and takes what it says", () => {
  const asked: string[] = [];
  const pick = followPlan(({ endpoint }) => {
    asked.push(endpoint);
    return endpoint === "result" ? { fault: "429-seconds", argument: 5 } : undefined;
  });
  expect(pick(request("submit"))).toBeUndefined();
  const struck = pick(request("result"));
  expect(struck?.name).toBe("429-seconds");
  expect(asked).toEqual(["submit", "result"]);
});

it.each([
  ["slow-body", "slow-body"],
  [" slow-body=5 ", "slow-body"],
  ["redirect-301=http://x.test/?a=b", "redirect-301"],
])("reads %j from a header", (header, name) => {
  expect(faultOfHeader(header).name).toBe(name);
});

it("lets a header go before the plan, which counts the request all the same", async () => {
  const { createEmulator } = await import("../../src/emulator/index.js");
  const emulator = createEmulator({ models: [], plan: [{ fault: "5xx-html", nth: 2 }] });
  const status = async (headers: Record<string, string> = {}) =>
    (await emulator.fetch("https://x.test/v1/models", { headers })).status;
  const header = { "x-comfygen-fault": "429-hour" };
  expect([await status(header), await status(header), await status()]).toEqual([429, 429, 400]);
  expect([await status(), emulator.requests.count({ fault: "5xx-html" })]).toEqual([400, 0]);
});
