// Prints what comfygen costs, beside what it must cost and what it should. `npm run bench -- --help` shows the options.
import { mkdirSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { cold } from "./rows/cold.mjs";
import { diff } from "./rows/diff.mjs";
import { large } from "./rows/large.mjs";
import { request } from "./rows/request.mjs";
import { startUp } from "./rows/start-up.mjs";
import { typeCheck } from "./rows/type-check.mjs";
import { unchanged } from "./rows/unchanged.mjs";

const ROWS = {
  "start-up": startUp,
  unchanged,
  diff,
  request,
  cold,
  "type-check": typeCheck,
  large,
};
const HELP = `usage: npm run bench -- [options]

  --rows <names>          which, with commas between: ${Object.keys(ROWS).join(", ")}; all without it
  --models <number>       how many models (1000)
  --runs <number>         how often each program is run, in turn with those it is compared with (5)
  --hey-api               also compare with hey-api, which is installed for it
  --typescript <version>  check types with this version, which is installed for it (the project's own)
`;

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: Object.keys(ROWS).join(",") },
    models: { type: "string", default: "1000" },
    runs: { type: "string", default: "5" },
    "hey-api": { type: "boolean", default: false },
    typescript: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) process.stdout.write(HELP);
else await main();

async function main() {
  const names = values.rows.split(",");
  const unknown = names.filter((name) => !(name in ROWS));
  if (unknown.length > 0) throw new Error(`no such row: ${unknown.join(", ")}\n${HELP}`);
  // What is installed beside it stays.
  const folder = join(tmpdir(), "comfygen-bench", "work");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const context = {
    folder,
    models: wholeNumber("models", 2),
    runs: wholeNumber("runs", 1),
    heyApi: values["hey-api"],
    typescript: values.typescript,
  };
  console.log(
    `${context.models} models, medians of ${context.runs}, Node ${process.version}, ${availableParallelism()} cores\n`,
  );
  console.log("| what | must | goal | measured | |\n| --- | --- | --- | --- | --- |");
  for (const name of names) {
    for (const line of await ROWS[name](context)) console.log(rowText(line));
  }
  rmSync(folder, { recursive: true, force: true });
}

function wholeNumber(name, least) {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`--${name} is a whole number from ${least} on`);
  return value;
}

/** @param line `measured` is undefined where it was not asked for; of rates more is better. */
function rowText({ what, unit, must, goal, measured, isRate = false }) {
  const reaches = (limit) =>
    limit !== undefined && (isRate ? measured >= limit : measured <= limit);
  const verdict = () => {
    if (measured === undefined) return "not measured";
    if (reaches(goal)) return "goal";
    if (must === undefined) return "";
    return reaches(must) ? "holds" : "MISSED";
  };
  return `| ${[what, text(must), text(goal), text(measured), verdict()].join(" | ")} |`;

  function text(number) {
    if (number === undefined) return "";
    const digits = number >= 100 ? 0 : number >= 10 ? 1 : 2;
    return `${Number(number.toFixed(digits)).toLocaleString("en")} ${unit}`.trim();
  }
}
