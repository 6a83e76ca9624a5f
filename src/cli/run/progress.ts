import process from "node:process";
import type { JobUpdate } from "../../runtime/state.js";
import { isQuiet, note } from "../print.js";
import { printable } from "../printable.js";

/** Tells how a job fares: on a terminal in one line that is rewritten, elsewhere in a line for each change. */
export interface Progress {
  update(update: Pick<JobUpdate, "status" | "queuePosition">): void;
  /** A line that stays. */
  say(line: string): void;
  /** Takes the line away. */
  end(): void;
}

export function startProgress(): Progress {
  const { isTTY, columns = 80 } = process.stderr;
  const isAnimated = isTTY && process.env["TERM"] !== "dumb" && !isQuiet();
  return isAnimated ? onTerminal(columns) : inLines();
}

function inLines(): Progress {
  return { update: (update) => note(describeUpdate(update)), say: note, end: () => undefined };
}

function onTerminal(columns: number): Progress {
  const startedAt = performance.now();
  let shown = "submitting";
  let isOver = false;
  const draw = () => {
    if (isOver) return;
    const line = `${shown}, ${elapsed(performance.now() - startedAt)}`;
    process.stderr.write(`${CLEAR_LINE}${line.slice(0, columns - 1)}`);
  };
  const timer = setInterval(draw, 1000);
  draw();
  return {
    update(update) {
      shown = describeUpdate(update);
      draw();
    },
    say(line) {
      if (!isOver) process.stderr.write(CLEAR_LINE);
      note(line);
      draw();
    },
    end() {
      if (isOver) return;
      isOver = true;
      clearInterval(timer);
      process.stderr.write(CLEAR_LINE);
    },
  };
}

const CLEAR_LINE = "\r\u001b[2K";

function describeUpdate({
  status,
  queuePosition,
}: Pick<JobUpdate, "status" | "queuePosition">): string {
  const words = printable(status).replaceAll(/[_\n]/g, " ");
  return queuePosition === undefined ? words : `${words}, position ${queuePosition}`;
}

/** `0:07`, `12:30`, `1:02:03`. */
export function elapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown
    .map((part, index) => (index === 0 ? `${part}` : `${part}`.padStart(2, "0")))
    .join(":");
}
