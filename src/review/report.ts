import { LEVELS, type Finding, type Level } from "./finding.js";
import type { Usage } from "./usage.js";

/** What is shown of one model: a line for each change, the most severe first. */
export interface ModelReport {
  readonly model: string;
  readonly lines: readonly Line[];
}

export interface Line extends Pick<Finding, "level" | "message" | "before" | "after"> {
  readonly usages: readonly Usage[];
}

const LONGEST = 80;

/** Findings by model. Wire keys that moved are one line: no caller sees them. */
export function reportOf(
  findings: readonly Finding[],
  usages: ReadonlyMap<Finding, readonly Usage[]> = new Map(),
): ModelReport[] {
  const ids = [...new Set(findings.map(({ model }) => model))];
  return ids.map((model) => {
    const own = findings.filter((finding) => finding.model === model);
    const lines = own
      .filter(({ rule }) => rule !== "parameter-moved")
      .map((finding) => ({ ...shortened(finding), usages: usages.get(finding) ?? [] }));
    const moved = own.length - lines.length;
    const line = { level: "compatible" as const, message: movedText(moved), usages: [] };
    return { model, lines: moved > 0 ? [...lines, line] : lines };
  });
}

/** `10 keys moved, no change for callers`. */
export function movedText(count: number): string {
  return `${count} ${count === 1 ? "key" : "keys"} moved, no change for callers`;
}

/** `1 breaking, 3 compatible changes in 2 models`. */
export function summaryOf(findings: readonly Finding[]): string {
  const counts = LEVELS.map((level) => [countOf(findings, level), level] as const)
    .filter(([count]) => count > 0)
    .map(([count, level]) => `${count} ${level}`);
  const models = new Set(findings.map(({ model }) => model)).size;
  const changes = findings.length === 1 ? "change" : "changes";
  return `${counts.join(", ")} ${changes} in ${models} ${models === 1 ? "model" : "models"}`;
}

function countOf(findings: readonly Finding[], level: Level): number {
  return findings.filter((finding) => finding.level === level).length;
}

function shortened({ level, message, before, after }: Finding): Omit<Line, "usages"> {
  return {
    level,
    message,
    ...(before === undefined ? {} : { before: cut(before) }),
    ...(after === undefined ? {} : { after: cut(after) }),
  };
}

/** Whole sample prompts stand in defaults. Of a long text the end is left out, by code points. */
function cut(text: string): string {
  const points = Array.from(text.slice(0, 2 * LONGEST));
  return points.length > LONGEST ? `${points.slice(0, LONGEST - 1).join("")}…` : text;
}
