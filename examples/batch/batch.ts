/** Makes a video of each prompt; after a crash, run it again: `node batch.ts prompts.txt journal.jsonl` */
import { readFileSync } from "node:fs";
import { createClient } from "./generated/client.ts";
import { wan22VaceFun } from "./generated/models/community/wan-2-2/vace-fun.ts";
import { note, readJournal } from "./journal.ts";

const [promptsFile = "prompts.txt", journal = "journal.jsonl"] = process.argv.slice(2);
const prompts = readFileSync(promptsFile, "utf8").trim().split("\n");
const image = "https://example.com/kite.png";
const client = createClient();
const earlier = readJournal(journal);

// What an earlier run paid for is picked up.
const jobs = [...earlier.values()].filter((entry) => entry.state === "submitted");
await Promise.all(
  jobs.map(async ({ index, requestId }) => {
    const [result] = await Promise.allSettled([client.job(wan22VaceFun, requestId).result()]);
    settle(index, result);
  }),
);

// What it did not come to is run.
const rest = [...prompts.entries()].filter(([index]) => !earlier.has(index));
const indexOf = (at: number): number => rest[at]?.[0] ?? at;
await client.runAll(
  rest.map(([, prompt]) => wan22VaceFun({ prompt, image })),
  {
    onSubmitting: (at) => note(journal, { index: indexOf(at), state: "begun" }),
    onSubmitted: (requestId, at) =>
      note(journal, { index: indexOf(at), state: "submitted", requestId }),
    onSettled: (result, at) => settle(indexOf(at), result),
  },
);

// What it had begun, and no more is known, may be running and billed: that is for a person to look up.
const all = [...readJournal(journal).values()];
for (const { index } of all.filter(({ state }) => state === "begun")) {
  console.error(`${index}: unknown. Look whether it ran; to send it again, delete its lines.`);
}
const done = all.filter(({ state }) => state === "done");
console.log(`${done.length} of ${prompts.length} done`);
process.exitCode = done.length === prompts.length ? 0 : 1;

function settle(index: number, result: PromiseSettledResult<{ readonly output: unknown }>): void {
  if (result.status === "fulfilled") {
    note(journal, { index, state: "done", output: result.value.output });
  } else {
    note(journal, { index, state: "failed", message: String(result.reason) });
  }
}
