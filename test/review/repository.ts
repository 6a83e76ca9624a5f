import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A git repository of its own, without anything of the user's configuration. */
export interface Repository {
  readonly folder: string;
  readonly git: (...args: string[]) => string;
  /** Writes files below the folder; `undefined` removes one. */
  readonly put: (files: Readonly<Record<string, string | undefined>>) => void;
  /** Commits all that is there. */
  readonly commit: () => string;
  readonly remove: () => void;
}

export function newRepository(branch = "main"): Repository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "comfygen-git-")));
  const git = (...args: string[]): string =>
    execFileSync("git", args, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_AUTHOR_NAME: "a",
        GIT_AUTHOR_EMAIL: "a@a.example",
        GIT_COMMITTER_NAME: "a",
        GIT_COMMITTER_EMAIL: "a@a.example",
      },
    }).trim();
  git("init", "-q", "-b", branch);
  return {
    folder,
    git,
    put(files) {
      for (const [path, text] of Object.entries(files)) {
        const whole = join(folder, path);
        mkdirSync(dirname(whole), { recursive: true });
        if (text === undefined) rmSync(whole);
        else writeFileSync(whole, text);
      }
    },
    commit() {
      git("add", "-A");
      git("commit", "-q", "--allow-empty", "-m", "a change");
      return git("rev-parse", "HEAD");
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
