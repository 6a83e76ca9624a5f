// Whole processes, timed.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const REPORT_PEAK = join(import.meta.dirname, "report-peak.mjs");

/**
 * Runs programs in turn (A B C A B C ...), so that whatever else the machine does falls on all of them alike.
 *
 * @param programs By name: `args` of Node, and `cwd`, `env`, `before` (what is done first, untimed), `status` (wanted; 0).
 * @returns The medians by name: seconds of wall clock.
 */
export function alternate(programs, runs) {
  const samples = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const [name, program] of Object.entries(programs)) samples[name].push(timed(program));
  }
  return Object.fromEntries(Object.entries(samples).map(([name, list]) => [name, median(list)]));
}

function timed({ args, cwd, env = {}, before, status = 0, node = process.execPath }) {
  before?.();
  const start = process.hrtime.bigint();
  const child = spawnSync(node, args, {
    cwd,
    env: { ...process.env, CI: "1", ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (child.status !== status) {
    const said = `${child.stdout}${child.stderr}`.slice(0, 2000);
    throw new Error(`exit ${child.status} of node ${args.join(" ")}\n${said}`);
  }
  return seconds;
}

/** The most memory that a program had, in MB. */
export function peakOf(program, file) {
  const args = ["--import", REPORT_PEAK, ...program.args];
  timed({ ...program, args, env: { ...program.env, PEAK_FILE: file } });
  return Number(readFileSync(file, "utf8")) / 1024;
}

export function median(list) {
  const sorted = [...list].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
