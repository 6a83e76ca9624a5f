import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { slashPath } from "../model/slash-path.js";

const MAIN_BRANCHES = ["main", "master", "origin/main", "origin/master"];
const MOST_BYTES = 2 ** 30;

/** Git can't tell: what is wrong, and what to do. */
export class GitError extends Error {
  override get name(): string {
    return "GitError";
  }
}

/** A commit whose files can be read; the work tree and the index are never touched. */
export interface Revision {
  readonly commit: string;
  /** The files below the folder: path with forward slashes -> the id of its content. Links and submodules are left out. */
  readonly blobs: ReadonlyMap<string, string>;
  /** Reads the text of blobs by their ids. */
  readonly read: (blobs: readonly string[]) => Map<string, string>;
}

/**
 * The files of a folder as they are in a revision.
 *
 * @param folder It need not exist any more.
 * @param revision Anything that git calls a commit; without one the merge base of `HEAD` with the main branch.
 * @throws GitError
 */
export function readRevision(folder: string, revision?: string): Revision {
  const cwd = existing(resolve(folder));
  const commit = commitFor(cwd, folder, revision);
  const path = slashPath(cwd, resolve(folder));
  const prefix = path === "" ? "" : `${path}/`;
  const listed = git(cwd, ["ls-tree", "-r", "-z", commit, ...(path === "" ? [] : ["--", prefix])]);
  const blobs = new Map<string, string>();
  for (const entry of listed.toString("utf8").split("\0")) {
    const [, blob, name] = /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    if (blob !== undefined && name?.startsWith(prefix)) blobs.set(name.slice(prefix.length), blob);
  }
  return { commit, blobs, read: (ids) => readBlobs(cwd, ids) };
}

/** Git has to be run somewhere, and the folder may have been removed since. */
function existing(folder: string): string {
  let found = folder;
  while (!existsSync(found)) found = dirname(found);
  return found;
}

/** Whether there is a repository at all is asked only where something is wrong: to start git takes its time. */
function commitFor(cwd: string, folder: string, revision: string | undefined): string {
  try {
    return revision === undefined ? mergeBase(cwd) : commitOf(cwd, revision);
  } catch (error) {
    if (ask(cwd, ["rev-parse", "--git-dir"]) !== undefined) throw error;
    throw new GitError(`${folder} is in no git repository; compare with a folder instead`);
  }
}

function commitOf(cwd: string, revision: string): string {
  const commit = verify(cwd, revision);
  if (commit !== undefined) return commit;
  throw new GitError(
    `git knows no revision \`${revision}\`, and there is no such folder${shallowAdvice(cwd)}`,
  );
}

function mergeBase(cwd: string): string {
  const head = ask(cwd, ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"]);
  for (const branch of [...(head === undefined ? [] : [head]), ...MAIN_BRANCHES]) {
    const base = ask(cwd, ["merge-base", "HEAD", branch]);
    if (base !== undefined) return base;
    if (verify(cwd, branch) !== undefined)
      throw new GitError(`HEAD and ${branch} have no commit in common${shallowAdvice(cwd)}`);
  }
  throw new GitError(
    `no main branch here (origin/HEAD, main, master); name what to compare with${shallowAdvice(cwd)}`,
  );
}

/** What starts with a dash would be an option. */
function verify(cwd: string, revision: string): string | undefined {
  if (revision.startsWith("-")) return undefined;
  return ask(cwd, ["rev-parse", "--verify", "--quiet", `${revision}^{commit}`]);
}

function shallowAdvice(cwd: string): string {
  return ask(cwd, ["rev-parse", "--is-shallow-repository"]) === "true"
    ? "; this clone is shallow: fetch the history (`git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout)"
    : "";
}

/** The batch answers `<id> blob <bytes>`, a newline, the bytes, a newline, for each id. */
function readBlobs(cwd: string, blobs: readonly string[]): Map<string, string> {
  const texts = new Map<string, string>();
  if (blobs.length === 0) return texts;
  const answer = git(cwd, ["cat-file", "--batch"], blobs.join("\n"));
  for (let at = 0; at < answer.length;) {
    const end = answer.indexOf("\n", at);
    const [blob = "", kind, bytes] = answer.toString("latin1", at, end).split(" ");
    if (kind !== "blob")
      throw new GitError(`git can't read the object ${blob}${shallowAdvice(cwd)}`);
    const next = end + 1 + Number(bytes);
    texts.set(blob, answer.toString("utf8", end + 1, next));
    at = next + 1;
  }
  return texts;
}

/** The answer in one line, or undefined where git says no. */
function ask(cwd: string, args: readonly string[]): string | undefined {
  try {
    return git(cwd, args).toString("utf8").trim();
  } catch (error) {
    if (error instanceof GitError) throw error;
    return undefined;
  }
}

function git(cwd: string, args: readonly string[], input = ""): Buffer {
  try {
    return execFileSync("git", args, {
      cwd,
      input,
      maxBuffer: MOST_BYTES,
      stdio: ["pipe", "pipe", "pipe"],
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      throw new GitError("git is not installed, or not on the path; compare with a folder instead");
    throw error;
  }
}
