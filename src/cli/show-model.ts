import { basename, dirname } from "node:path";
import process from "node:process";
import { priceText } from "../emit/doc-text.js";
import { prettierFormatting, unformatted } from "../emit/format.js";
import type { ImportExtension } from "../emit/import-specifier.js";
import { modelInMemory, type ModelInMemory } from "../emit/model-in-memory.js";
import { sampleCall } from "../emit/sample-call.js";
import { sampleInput } from "../emit/sample-input.js";
import { readModelFiles } from "../intake/model-files.js";
import type { NamedModel } from "../naming/name-model.js";
import { apiBase } from "./api-base.js";
import { curlCommand } from "./curl.js";
import { findModel } from "./find-model.js";
import { given } from "./given.js";
import type { ShowJson } from "./json-output.js";
import { exportNames } from "./model-exports.js";
import { parametersJson } from "./parameter-json.js";
import { parameterTable } from "./parameter-table.js";
import { jsonResult, result } from "./print.js";
import { printable } from "./printable.js";

export interface ShowOptions {
  readonly id: string;
  readonly schemas: string;
  readonly out: string;
  readonly importExtension?: ImportExtension | undefined;
  readonly format?: boolean | undefined;
  readonly json: boolean;
}

/** Prints all that one needs to call a model. @throws CommandError where there is no such model */
export async function showModel(options: ShowOptions): Promise<void> {
  const model = findModel(options.schemas, options.id);
  const shown = await describe(model, options);
  if (options.json) return jsonResult(shown);
  const { id, title, description, price, source, call, curl } = shown;
  const about = [
    title,
    `${id}, exported as ${shown.export}`,
    price && `price: ${priceText(price)}`,
    source,
    description?.trim() && `\n${description.trim()}`,
  ];
  result(printable(about.filter(Boolean).join("\n")));
  result(`\n${parameterTable(model, process.stdout.columns)}`);
  result(`\nin a file beside ${options.out}/:\n\n${call}`);
  if (curl) result(`the same as curl:\n\n${curl}`);
}

async function describe(model: NamedModel, options: ShowOptions): Promise<ShowJson> {
  const { schemas, out, importExtension = ".js" } = options;
  const { id, name, title, description, source, price } = model.file;
  const exportName = name ?? exportNames(readModelFiles(schemas).files).get(id) ?? "";
  const inMemory = modelInMemory(model);
  const sample = sampleInput(model, inMemory);
  const folder = basename(out);
  const call = sampleCall({ id, exportName, input: sample, folder, importExtension });
  const formatting = options.format === false ? unformatted : prettierFormatting(dirname(out));
  const { format } = await formatting.formatOf("call.ts");
  return {
    id,
    export: exportName,
    ...given({ title, description, source, price }),
    parameters: parametersJson(model),
    call: await format({ text: call, isLaidOut: false }),
    ...given({ curl: curlOf(inMemory.model, sample) }),
  };
}

/** Undefined where the sample is none: patterns of conditions can be too much for one that is made up. */
function curlOf(model: ModelInMemory["model"], sample: Record<string, unknown>) {
  if (model["~standard"].validate(sample).issues) return undefined;
  return curlCommand(`${apiBase(undefined)}/models/${model.id}`, model(sample).body);
}
