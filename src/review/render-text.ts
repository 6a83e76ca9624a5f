import type { Finding } from "./finding.js";
import { reportOf, summaryOf, type Line } from "./report.js";
import { usageText, type Usage } from "./usage.js";

/** Findings for a terminal; empty where there are none. */
export function renderText(
  findings: readonly Finding[],
  usages?: ReadonlyMap<Finding, readonly Usage[]>,
): string {
  if (findings.length === 0) return "";
  const models = reportOf(findings, usages).map(({ model, lines }) =>
    [model, ...lines.flatMap(textLines)].join("\n"),
  );
  return [summaryOf(findings), ...models].join("\n\n");
}

function textLines({ level, message, before, after, usages }: Line): string[] {
  const texts = [before, after].filter((text) => text !== undefined).map(oneLine);
  const compared = texts.length === 0 ? "" : `: ${texts.join(" -> ")}`;
  return [
    `  ${level.padEnd(10)}  ${message}${compared}`,
    ...usages.map((usage) => `              ${usageText(usage)}`),
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
