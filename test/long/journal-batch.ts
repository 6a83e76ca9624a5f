/**
 * A batch with a journal, as an application would write it: run by the test as a process of its own, killed, and run again.
 *
 * usage: journal-batch JOURNAL COUNT; prints one JSON line a prompt: what became of it.
 */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { createClient } from "../../generated/client.js";
import { wan22VaceFun } from "../../generated/models/community/wan-2-2/vace-fun.js";

const [journal = "", count = "0"] = process.argv.slice(2);
const note = (line: object): void => appendFileSync(journal, `${JSON.stringify(line)}\n`);
const say = (index: number, outcome: string): void =>
  console.log(JSON.stringify({ index, outcome }));

interface Line {
  readonly index: number;
  readonly begun?: true;
  readonly requestId?: string;
}
const lines: Line[] = existsSync(journal)
  ? readFileSync(journal, "utf8")
      .split("\n")
      .flatMap((line) => (line.endsWith("}") ? [JSON.parse(line)] : []))
  : [];
const submitted = new Map(
  lines.flatMap(({ index, requestId }) => (requestId ? [[index, requestId]] : [])),
);
const begun = new Set(lines.flatMap(({ index, begun: isBegun }) => (isBegun ? [index] : [])));

const client = createClient();
const fresh: number[] = [];
for (let index = 0; index < Number(count); index++) {
  const requestId = submitted.get(index);
  if (requestId !== undefined) {
    const { output } = await client.job(wan22VaceFun, requestId).result();
    say(index, output.video === undefined ? "no video" : "picked up");
  } else if (begun.has(index)) {
    say(index, "unknown: it may be running and billed; look before it is sent again");
  } else {
    fresh.push(index);
  }
}
const results = await client.runAll(
  fresh.map((index) =>
    wan22VaceFun({ prompt: `prompt ${index}`, image: "https://example.com/a.png" }),
  ),
  {
    concurrency: 4,
    onSubmitting: (at) => note({ index: fresh[at], begun: true }),
    onSubmitted: (requestId, at) => note({ index: fresh[at], requestId }),
  },
);
for (const [at, result] of results.entries()) say(fresh[at] ?? -1, result.status);
