import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { config, z } from "zod";
import { generateCold, newProject } from "../project.mjs";
import { alternate, median } from "../timing.mjs";

const MODEL = {
  comfygen: 1,
  id: "bench/request",
  name: "request",
  input: {
    type: "object",
    required: ["6_text", "10_image"],
    properties: {
      "6_text": { type: "string", title: "Prompt" },
      "7_text": { type: "string", title: "Negative", maxLength: 500 },
      "10_image": { type: "string", format: "uri", title: "Image" },
      "3_seed": { type: "integer", title: "Seed", minimum: 0, maximum: 2147483647 },
      "3_steps": { type: "integer", title: "Steps", minimum: 1, maximum: 50 },
      "3_cfg": { type: "number", title: "Guidance", minimum: 0, maximum: 20 },
      "12_value": { type: "string", title: "Resolution", enum: ["480p", "720p", "1080p"] },
      "13_value": { type: "integer", title: "Duration", enum: [5, 8, 10] },
      "14_boolean": { type: "boolean", title: "Loop" },
      "15_strength": { type: "number", title: "Strength", minimum: 0, maximum: 1 },
    },
  },
};

const INPUT = {
  prompt: "a red kite over a grey sea",
  negative: "rain",
  image: "https://example.com/kite.png",
  seed: 7,
  steps: 20,
  guidance: 4.5,
  resolution: "720p",
  duration: 8,
  loop: false,
  strength: 0.75,
};

/** The same checks in zod, which neither renames keys nor makes a request. */
function zodSchema() {
  config({ jitless: true });
  return z.strictObject({
    prompt: z.string(),
    negative: z.string().max(500).optional(),
    image: z.union([z.url(), z.instanceof(Blob)]),
    seed: z.int().min(0).max(2147483647).optional(),
    steps: z.int().min(1).max(50).optional(),
    guidance: z.number().min(0).max(20).optional(),
    resolution: z.enum(["480p", "720p", "1080p"]).optional(),
    duration: z.literal([5, 8, 10]).optional(),
    loop: z.boolean().optional(),
    strength: z.number().min(0).max(1).optional(),
  });
}

/** A request is built and validated before each job: here in this process, on one core. */
export async function request({ folder, runs }) {
  const buildRequest = await builder(join(folder, "request"));
  const schema = zodSchema();
  if (buildRequest(INPUT).body["15_strength"] !== 0.75) throw new Error("no request was built");
  const [ours, theirs] = rates([() => buildRequest(INPUT), () => schema.parse(INPUT)], runs);
  return [
    {
      what: "requests of 10 parameters built and validated in a second",
      unit: "/s",
      must: 500_000,
      goal: 2_000_000,
      isRate: true,
      measured: ours,
    },
    {
      what: "the same, over zod 4 with `jitless`",
      unit: "x",
      must: 1,
      isRate: true,
      measured: ours / theirs,
    },
  ];
}

/** What the module of the model exports, compiled as an application would. */
async function builder(folder) {
  const project = newProject(folder, 1);
  writeFileSync(join(project.schemas, "request.json"), JSON.stringify({ ...MODEL, id: "request" }));
  alternate({ project: generateCold(project, "--no-format") }, 1);
  const outfile = join(folder, "request.mjs");
  await build({
    entryPoints: [join(project.out, "models/request.ts")],
    outfile,
    bundle: true,
    format: "esm",
    logLevel: "error",
  });
  const exports = await import(pathToFileURL(outfile).href);
  return exports.request;
}

/** How often each is done in a second, in turn. The first turn, in which the engine compiles them, does not count. */
function rates(works, runs) {
  const samples = works.map(() => []);
  for (let run = 0; run <= runs; run += 1) {
    for (const [index, work] of works.entries()) {
      const rate = rateOf(work, 100_000);
      if (run > 0) samples[index].push(rate);
    }
  }
  return samples.map(median);
}

function rateOf(work, times) {
  const start = process.hrtime.bigint();
  for (let time = 0; time < times; time += 1) work();
  return (times * 1e9) / Number(process.hrtime.bigint() - start);
}
