import process from "node:process";

const WIDTH = 30;

/** How far a piece of work is; nothing where standard error is no terminal. */
export interface ProgressBar {
  /** @param total Undefined where nobody knows. */
  show(done: number, total: number | undefined): void;
  /** Takes the bar away. */
  end(): void;
}

export function progressBar(what: string): ProgressBar {
  if (!process.stderr.isTTY || process.env["TERM"] === "dumb") {
    return { show: () => undefined, end: () => undefined };
  }
  return {
    show: (done, total) => process.stderr.write(`${CLEAR_LINE}${barText(what, done, total)}`),
    end: () => process.stderr.write(CLEAR_LINE),
  };
}

const CLEAR_LINE = "\r\u001b[2K";

/** `models [###       ] 120 of 400`. */
export function barText(what: string, done: number, total: number | undefined): string {
  if (total === undefined || !(total > 0)) return `${what} ${done}`;
  const filled = Math.min(WIDTH, Math.floor((done / total) * WIDTH));
  return `${what} [${"#".repeat(filled)}${" ".repeat(WIDTH - filled)}] ${done} of ${total}`;
}
