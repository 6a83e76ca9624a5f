import { describe, expect, it } from "vitest";
import { parseFaultRule } from "../../src/cli/fault-rule.js";

describe("--fault", () => {
  it.each([
    ["submit:reset-after-body", { on: "submit", fault: "reset-after-body" }],
    ["status:5xx-html:2", { on: "status", fault: "5xx-html", times: 2 }],
    ["result:5xx-html=502", { on: "result", fault: "5xx-html", argument: "502" }],
    ["result:slow-body=20:1", { on: "result", fault: "slow-body", argument: "20", times: 1 }],
    [
      "file:redirect-302=https://x.test/a",
      { on: "file", fault: "redirect-302", argument: "https://x.test/a" },
    ],
  ])("%s", (text, want) => {
    expect(parseFaultRule(text)).toEqual(want);
  });

  it.each([
    ["5xx-html", "write endpoint:fault"],
    ["sumbit:5xx-html", "one of submit, status"],
    ["submit:5xx-htm", "did you mean 5xx-html?"],
    ["submit:???", "the faults are reset-before-body"],
    ["", "write endpoint:fault"],
  ])("refuses %j", (text, message) => {
    expect(() => parseFaultRule(text)).toThrow(message);
  });
});
