import type { Finding } from "./finding.js";
import { reportOf, summaryOf, type Line } from "./report.js";
import { usageText, type Usage } from "./usage.js";

/** Findings as a comment on a pull request; empty where there are none. */
export function renderMarkdown(
  findings: readonly Finding[],
  usages?: ReadonlyMap<Finding, readonly Usage[]>,
): string {
  if (findings.length === 0) return "";
  const models = reportOf(findings, usages).map(({ model, lines }) =>
    [
      `### ${code(model)}`,
      ["| | Change | Before | After |", "|---|---|---|---|", ...lines.map(row)].join("\n"),
      ...places(lines),
    ].join("\n\n"),
  );
  return [`**${summaryOf(findings)}**`, ...models].join("\n\n");
}

function row({ level, message, before, after }: Line): string {
  const shown = level === "breaking" ? `**${level}**` : level;
  const texts = [before, after].map((text) => (text === undefined ? "" : code(text)));
  return `| ${[shown, sentence(message), ...texts].join(" | ")} |`;
}

function places(lines: readonly Line[]): string[] {
  const found = lines.flatMap(({ usages }) =>
    usages.map((usage) => `- ${sentence(usageText(usage))}`),
  );
  return found.length === 0 ? [] : [found.join("\n")];
}

/** A sentence of comfygen's own, whose backticks hold names: what a name could do to the table is undone. */
function sentence(text: string): string {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? code(part) : part))
    .join("");
}

/** Foreign text that nothing in Markdown gives a meaning: one line, no end of a cell, a fence longer than any in it. */
function code(text: string): string {
  const line = text.replace(/\s+/g, " ").replaceAll("|", "\\|").trim();
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const gap = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return line === "" ? "" : `${fence}${gap}${line}${gap}${fence}`;
}
