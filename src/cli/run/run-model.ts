import process from "node:process";
import { priceText } from "../../emit/doc-text.js";
import { modelInMemory } from "../../emit/model-in-memory.js";
import { createClient, type ModelRequest, type Price } from "../../runtime/index.js";
import { deliverResult } from "./deliver-result.js";
import { dryRunJson, dryRunText } from "./dry-run.js";
import { findModel } from "../find-model.js";
import { withJob } from "./job-session.js";
import { parametersOf } from "./parameter-flags.js";
import { beQuiet, note, result } from "../print.js";
import { readRunArguments, type RunArguments } from "./run-arguments.js";
import { runHelp } from "./run-help.js";
import { buildRequest } from "./run-request.js";
import { readSettings } from "../settings.js";

/** Runs a model, or shows what it takes. @param args What stands behind `run`. @param folder `--schemas` */
export async function runModel(
  args: readonly string[],
  id: string,
  folder: string | undefined,
): Promise<void> {
  const { schemas } = await readSettings({ schemas: folder });
  const named = findModel(schemas, id);
  const inMemory = modelInMemory(named);
  const parameters = parametersOf(named, inMemory);
  const given = readRunArguments(args, id, parameters);
  if (given.isQuiet) beQuiet();
  if (given.wantsHelp) {
    const { file } = named;
    return result(await runHelp({ file, parameters, definitions: inMemory.definitions }));
  }
  const request = buildRequest(inMemory, given);
  const { price } = inMemory.model;
  if (given.isDry) return printDryRun(request, price, given);
  await send(request, price, given);
}

function printDryRun(
  { modelId, body, input }: ModelRequest<unknown, unknown>,
  price: Price | undefined,
  { job: { baseUrl, json } }: RunArguments,
): void {
  const dryRun = { modelId, input, body, url: `${baseUrl}/models/${modelId}`, price };
  result(json ? JSON.stringify(dryRunJson(dryRun), null, 2) : dryRunText(dryRun));
}

async function send(
  request: ModelRequest<unknown, unknown>,
  price: Price | undefined,
  { waits, job: options }: RunArguments,
): Promise<void> {
  if (price && process.stderr.isTTY) note(`price: ${priceText(price)}`);
  await withJob(options, undefined, async (session) => {
    const client = createClient({ baseUrl: options.baseUrl });
    if (waits) {
      return deliverResult(await client.run(request, session.calls), options, session);
    }
    const job = await client.submit(request, session.calls);
    session.progress.end();
    result(options.json ? JSON.stringify(job) : job.requestId);
  });
}
