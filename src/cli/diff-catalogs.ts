import { statSync } from "node:fs";
import process from "node:process";
import type { ClientsPlace } from "../review/code/open-code.js";
import { diffModels } from "../review/diff-models.js";
import { LEVELS, type Finding } from "../review/finding.js";
import { GitError } from "../review/git.js";
import { readSnapshot } from "../review/read-snapshot.js";
import { renderMarkdown } from "../review/render-markdown.js";
import { renderText } from "../review/render-text.js";
import {
  changedPaths,
  folderSnapshot,
  revisionSnapshot,
  type Snapshot,
} from "../review/snapshot.js";
import type { Usage } from "../review/usage.js";
import { CommandError, EXIT } from "./exit-status.js";
import { withLevels } from "./level-colours.js";
import { note, result } from "./print.js";
import { printable } from "./printable.js";

export interface DiffOptions extends ClientsPlace {
  /** A folder or a git revision; the merge base with the main branch without it. */
  readonly base: string | undefined;
  readonly schemas: string;
  readonly format: "text" | "markdown" | "json";
  readonly failOn: "breaking" | "behaviour" | "none";
  /** Globs of code. */
  readonly usages: readonly string[];
}

type Usages = ReadonlyMap<Finding, readonly Usage[]>;

/**
 * Prints what changed for callers. Only model files that are not the same in both are read as JSON.
 *
 * @returns False where something changed that is to fail.
 */
export async function diffCatalogs(options: DiffOptions): Promise<boolean> {
  const { schemas, format, failOn } = options;
  const after = folderSnapshot(schemas);
  const before = openBase(options);
  const changed = changedPaths(before, after);
  const old = readSnapshot(before, changed);
  const now = readSnapshot(after, changed);
  if (now.problems.length > 0) {
    const lines = now.problems.map(({ path, message }) => `${path}: ${message}`);
    throw new CommandError(EXIT.badInput, lines.join("\n"));
  }
  for (const { path, message } of old.problems) note(`${path}: left out, since it is ${message}`);
  const findings = diffModels(old.models, now.models);
  const usages = await findUsages(findings, before, options);
  const text = render(format, findings, usages);
  if (text !== "") result(text);
  if (findings.length === 0) note(`nothing changed for callers since ${before.label}`);
  const severe = LEVELS.slice(0, failOn === "none" ? 0 : LEVELS.indexOf(failOn) + 1);
  return !findings.some(({ level }) => severe.includes(level));
}

function openBase({ base, schemas }: DiffOptions): Snapshot {
  const isFolder = base !== undefined && statSync(base, { throwIfNoEntry: false })?.isDirectory();
  if (isFolder) return folderSnapshot(base);
  try {
    return revisionSnapshot(schemas, base);
  } catch (error) {
    if (error instanceof GitError) throw new CommandError(EXIT.configuration, error.message);
    throw error;
  }
}

async function findUsages(
  findings: readonly Finding[],
  before: Snapshot,
  { usages: globs, ...clients }: DiffOptions,
): Promise<Usages | undefined> {
  if (globs.length === 0 || findings.length === 0) return undefined;
  const { models } = readSnapshot(before, [...before.contents.keys()]);
  const usages = await import("../review/code/find-usages.js");
  return usages.findUsages(findings, models, clients, globs);
}

function render(
  format: DiffOptions["format"],
  findings: readonly Finding[],
  usages?: Usages,
): string {
  if (format === "markdown") return renderMarkdown(findings, usages);
  if (format === "text") return withLevels(process.stdout, printable(renderText(findings, usages)));
  const entries = findings.map((finding) => {
    const found = usages?.get(finding);
    return found ? { ...finding, usages: found } : finding;
  });
  return JSON.stringify(entries, null, 2);
}
