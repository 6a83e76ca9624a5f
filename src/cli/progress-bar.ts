import process from "node:process";
import { isQuiet } from "./print.js";

const WIDTH = 30;
/** What takes no longer than this needs no bar. */
const PATIENCE_MS = 1000;
const BETWEEN_MS = 50;

/** How far a piece of work is; nothing where standard error is no terminal. */
export interface ProgressBar {
  /** @param total Undefined where nobody knows. */
  show(done: number, total: number | undefined): void;
  /** Takes the bar away. */
  end(): void;
}

/** @param what is counted, in a word. */
export function progressBar(what: string): ProgressBar {
  const { isTTY } = process.stderr;
  // A terminal that nobody looks at has a width of 0.
  const columns = process.stderr.columns || 80;
  if (!isTTY || process.env["TERM"] === "dumb" || isQuiet()) {
    return { show: () => undefined, end: () => undefined };
  }
  let next = performance.now() + PATIENCE_MS;
  let isShown = false;
  return {
    show(done, total) {
      const now = performance.now();
      if (now < next) return;
      next = now + BETWEEN_MS;
      isShown = true;
      const text = barText(what, done, total).slice(0, columns - 1);
      process.stderr.write(`${CLEAR_LINE}${text}`);
    },
    end() {
      if (isShown) process.stderr.write(CLEAR_LINE);
    },
  };
}

const CLEAR_LINE = "\r\u001b[2K";

/** `models [###       ] 120 of 400`. */
export function barText(what: string, done: number, total: number | undefined): string {
  if (total === undefined || !(total > 0)) return `${what} ${done}`;
  const filled = Math.min(WIDTH, Math.floor((done / total) * WIDTH));
  return `${what} [${"#".repeat(filled)}${" ".repeat(WIDTH - filled)}] ${done} of ${total}`;
}
