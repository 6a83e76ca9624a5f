import { performance } from "node:perf_hooks";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comfygen, ROOT } from "../cli/comfygen.js";
import { newRepository, type Repository } from "../review/repository.js";

const SEED = readFileSync(`${ROOT}schemas/community/wan-2-2/first-last-frame.json`, "utf8");
const MODELS = 1000;
const CHANGED = 10;
let repository: Repository;

function model(at: number): [path: string, text: string] {
  const text = SEED.replace(/"id": ".*"/, `"id": "studio/model-${at}"`).replace(
    /"name": ".*"/,
    `"name": "model${at}"`,
  );
  return [`schemas/studio/model-${at}.json`, text];
}

beforeAll(() => {
  repository = newRepository();
  const models = Array.from({ length: MODELS }, (_, at) => model(at));
  repository.put(Object.fromEntries(models));
  repository.commit();
  const changed = models
    .slice(0, CHANGED)
    .map(([path, text]) => [path, text.replace('"default": 20', '"default": 8')]);
  repository.put(Object.fromEntries(changed) as Record<string, string>);
});
afterAll(() => repository.remove());

/** The shortest of some runs: what the machine does besides makes a run longer, never shorter. */
function milliseconds(args: readonly string[]): number {
  const runs = Array.from({ length: 7 }, () => {
    const start = performance.now();
    comfygen(args, { cwd: repository.folder });
    return performance.now() - start;
  });
  return Math.min(...runs);
}

describe("comfygen diff of 1,000 models, 10 of which changed", () => {
  it("takes at most 0.4 s over the start of the program", () => {
    expect(comfygen(["diff"], { cwd: repository.folder }).stdout).toContain(
      `${CHANGED} behaviour changes in ${CHANGED} models`,
    );
    expect(milliseconds(["diff"]) - milliseconds(["--help"])).toBeLessThan(400);
  });
});
