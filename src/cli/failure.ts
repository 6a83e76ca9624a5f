import { CommandError, EXIT, type ExitStatus } from "./exit-status.js";

/**
 * Errors that are for people to read, by name: to load their modules for a comparison would cost every command what one
 * of them needs.
 */
const NAMED_ERRORS: Readonly<Record<string, ExitStatus>> = {
  GenerationError: EXIT.badInput,
  FormatError: EXIT.configuration,
  ConfigError: EXIT.configuration,
  TemplateError: EXIT.configuration,
  OutputError: EXIT.cantWrite,
};

/** Why a catalogue could not be read, and the status that says so. */
const CATALOG_STATUSES: Readonly<Record<string, ExitStatus>> = {
  unauthorized: EXIT.noPermission,
  rate_limited: EXIT.tryLater,
};

/** What became of a command that failed. */
export interface Failure {
  readonly message: string;
  readonly status: ExitStatus;
  /** What `--json` says of it beyond the message. */
  readonly details?: object;
}

/** What to print for anything that a command threw, and the status to end with. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof CommandError) return error;
  if (error instanceof Error) {
    const { name, message } = error;
    const status = NAMED_ERRORS[name];
    if (status !== undefined) {
      return { message, status, details: "problems" in error ? { problems: error.problems } : {} };
    }
    if (name === "CatalogError" && "reason" in error) {
      return { message, status: CATALOG_STATUSES[String(error.reason)] ?? EXIT.unavailable };
    }
  }
  if (isSystemError(error)) {
    const { code, path = "a file" } = error;
    const what = SYSTEM_ERRORS[code];
    if (what) return { message: `${path}: ${what.message}`, status: what.status };
  }
  const shown = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    message: `this is a bug in comfygen; please report it with what led to it\n${shown}`,
    status: EXIT.bug,
  };
}

/** What `--json` prints of a failure. */
export function failureJson({ message, status, details }: Failure): { error: object } {
  return { error: { code: CODES[status], message, ...details } };
}

const CODES: Readonly<Record<ExitStatus, string>> = {
  [EXIT.done]: "done",
  [EXIT.found]: "found",
  [EXIT.usage]: "usage",
  [EXIT.badInput]: "bad_input",
  [EXIT.unavailable]: "unavailable",
  [EXIT.bug]: "bug",
  [EXIT.cantWrite]: "cant_write",
  [EXIT.tryLater]: "try_later",
  [EXIT.noPermission]: "no_permission",
  [EXIT.configuration]: "configuration",
  [EXIT.interrupted]: "interrupted",
};

const SYSTEM_ERRORS: Readonly<Record<string, { message: string; status: ExitStatus }>> = {
  ENOENT: { message: "no such file or folder", status: EXIT.badInput },
  ENOTDIR: {
    message: "a file stands where a folder should be; move it away",
    status: EXIT.cantWrite,
  },
  EEXIST: {
    message: "a file stands where a folder should be; move it away",
    status: EXIT.cantWrite,
  },
  EISDIR: { message: "a folder, where a file was expected", status: EXIT.badInput },
  EACCES: { message: "permission denied; check who owns it", status: EXIT.noPermission },
  EPERM: {
    message: "the operation is not permitted; check who owns it",
    status: EXIT.noPermission,
  },
  EROFS: { message: "the file system is read-only; choose another --out", status: EXIT.cantWrite },
  ENOSPC: {
    message: "no space is left on the device; the old files are still whole",
    status: EXIT.cantWrite,
  },
  EDQUOT: {
    message: "the disk quota is used up; the old files are still whole",
    status: EXIT.cantWrite,
  },
  EIO: { message: "an input/output error; check the disk", status: EXIT.cantWrite },
  ELOOP: { message: "symbolic links that lead round in a ring", status: EXIT.badInput },
  ENAMETOOLONG: { message: "the path is too long for this file system", status: EXIT.cantWrite },
  EMFILE: { message: "too many open files; try again", status: EXIT.tryLater },
};

function isSystemError(error: unknown): error is Error & { code: string; path?: string } {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    "syscall" in error
  );
}
