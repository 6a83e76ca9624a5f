/** The exit statuses, most of them those of sysexits.h. */
export const EXIT = {
  done: 0,
  /** What was asked for was found: drift, a breaking change. */
  found: 1,
  usage: 64,
  badInput: 65,
  unavailable: 69,
  bug: 70,
  cantWrite: 73,
  tryLater: 75,
  noPermission: 77,
  configuration: 78,
  interrupted: 130,
} as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a message for people and a status. */
export class CommandError extends Error {
  readonly status: ExitStatus;
  /** What `--json` says of it beyond the message. */
  readonly details: object;

  constructor(status: ExitStatus, message: string, details: object = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }

  override get name(): string {
    return "CommandError";
  }
}
