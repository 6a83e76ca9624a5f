import process from "node:process";
import { priceText } from "../../emit/doc-text.js";
import { modelInMemory } from "../../emit/model-in-memory.js";
import { createClient, type ModelRequest, type Price } from "../../runtime/index.js";
import { deliverResult } from "../run/deliver-result.js";
import { dryRunJson, dryRunText } from "../run/dry-run.js";
import { CommandError, EXIT } from "../exit-status.js";
import { findModel } from "../find-model.js";
import { withJob } from "../run/job-session.js";
import { parametersOf } from "../run/parameter-flags.js";
import { beQuiet, note, result } from "../print.js";
import { modelAsked, readRunArguments, type RunArguments } from "../run/run-arguments.js";
import { runHelp } from "../run/run-help.js";
import { buildRequest } from "../run/run-request.js";
import { readSettings } from "../settings.js";

/**
 * `comfygen run`: runs a model with its friendly names as flags. Those are not known before the model's file is read, so
 * yargs only lists this command, and lays out its help.
 *
 * @param args What stands behind `run`.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { id, schemas: folder } = modelAsked(args);
  if (id === undefined) return runWithoutModel(args);
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

async function runWithoutModel(args: readonly string[]): Promise<void> {
  if (args.includes("--help") || args.includes("-h")) return result(await runHelp());
  throw new CommandError(
    EXIT.usage,
    "which model? write its id; `comfygen list` shows all\nsee `comfygen run --help`",
  );
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
