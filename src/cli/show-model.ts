import process from "node:process";
import { priceText } from "../emit/doc-text.js";
import { readModelFiles } from "../intake/model-files.js";
import type { NamedModel } from "../naming/name-model.js";
import { findModel } from "./find-model.js";
import { given } from "./given.js";
import type { ShowJson } from "./json-output.js";
import { exportNames } from "./model-exports.js";
import { parametersJson } from "./parameter-json.js";
import { parameterTable } from "./parameter-table.js";
import { jsonResult, result } from "./print.js";
import { printable } from "./printable.js";
import { printedCall } from "./printed-call.js";
import type { Settings } from "./settings.js";

/** Prints all that one needs to call a model. @throws CommandError where there is no such model */
export async function showModel(id: string, settings: Settings, json: boolean): Promise<void> {
  const model = findModel(settings.schemas, id);
  const shown = await describe(model, settings);
  if (json) return jsonResult(shown);
  const { title, description, price, source, call, curl } = shown;
  const about = [
    title,
    `${id}, exported as ${shown.export}`,
    price && `price: ${priceText(price)}`,
    source,
    description?.trim() && `\n${description.trim()}`,
  ];
  result(printable(about.filter(Boolean).join("\n")));
  result(`\n${parameterTable(model, process.stdout.columns)}`);
  result(`\nin a file beside ${settings.out}/:\n\n${call}`);
  if (curl !== undefined) result(`the same as curl:\n\n${curl}`);
}

async function describe(model: NamedModel, settings: Settings): Promise<ShowJson> {
  const { id, name, title, description, source, price } = model.file;
  const exportName = name ?? exportNames(readModelFiles(settings.schemas).files).get(id) ?? "";
  const { call, curl } = await printedCall(model, { ...settings, exportName, topLevelAwait: true });
  return {
    id,
    export: exportName,
    ...given({ title, description, source, price }),
    parameters: parametersJson(model),
    call,
    ...given({ curl }),
  };
}
