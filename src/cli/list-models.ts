import process from "node:process";
import { NO_MODEL_FILES, readModelFiles } from "../intake/model-files.js";
import { inPrintedOrder } from "../emit/printed-order.js";
import type { ModelFile, Price } from "../model/file.js";
import { nameModel } from "../naming/name-model.js";
import { CommandError, EXIT } from "./exit-status.js";
import { given } from "./given.js";
import type { ListJson } from "./json-output.js";
import { exportNames } from "./model-exports.js";
import { jsonResult, problem, result } from "./print.js";
import { tableLines } from "./table.js";

/** The first is what one looks for; the last go first where the terminal is narrow. */
const COLUMNS = [
  { heading: "id", isWhole: true },
  { heading: "export", isWhole: true },
  { heading: "params", isWhole: true },
  { heading: "price", isWhole: true },
  { heading: "title" },
];

/**
 * Prints the models of a folder: on a terminal as a table of its width, else one a line, with tabs between.
 *
 * @returns False where a file is none.
 */
export function listModels({ schemas, json }: { schemas: string; json: boolean }): boolean {
  const { files, problems } = readModelFiles(schemas);
  for (const { path, message } of problems) problem(`${path}: ${message}`);
  if (files.length === 0 && problems.length === 0 && !json) {
    const message = `${schemas}: ${NO_MODEL_FILES}`;
    throw new CommandError(EXIT.badInput, message);
  }
  const models = listed(files);
  if (json) jsonResult(models);
  else for (const line of lines(models)) result(line);
  return problems.length === 0;
}

function listed(files: readonly ModelFile[]): ListJson {
  const exports = exportNames(files);
  return files.map((file) => {
    const { input, root, names } = nameModel(file);
    const parameters = inPrintedOrder(input.root, names.tables.get(root));
    return {
      id: file.id,
      export: exports.get(file.id) ?? "",
      ...given({ title: file.title, price: file.price }),
      parameters: parameters.map(({ name }) => name),
      required: parameters.flatMap(({ name, isRequired }) => (isRequired ? [name] : [])),
    };
  });
}

function lines(models: ListJson): string[] {
  const rows = models.map(({ id, export: name, parameters, price, title = "" }) => [
    id,
    name,
    String(parameters.length),
    price ? shortPrice(price) : "",
    title,
  ]);
  const { isTTY, columns } = process.stdout;
  if (isTTY) return tableLines(COLUMNS, rows, columns);
  return rows.map((row) => row.map((cell) => cell.replace(/[\p{Cc}\p{Cf}]/gu, " ")).join("\t"));
}

function shortPrice({ usd, unit }: Price): string {
  return `$${usd}/${unit}`;
}
