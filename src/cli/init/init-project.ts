import { existsSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import process from "node:process";
import { findConfig } from "../../config/find-config.js";
import type { Config } from "../../config/config.js";
import { generate } from "../../emit/generate.js";
import { writeWhole } from "../../emit/write-whole.js";
import { isUrl } from "../../intake/source-url.js";
import { isModelId } from "../../model/id.js";
import { addSources } from "../add-sources.js";
import { CommandError, EXIT } from "../exit-status.js";
import { findModel } from "../find-model.js";
import { refuseForeign } from "../foreign-files.js";
import { given } from "../given.js";
import type { AddJson, InitJson } from "../json-output.js";
import { note } from "../print.js";
import { printedCall } from "../printed-call.js";
import { pullCatalog } from "../pull-catalog.js";
import { readSettings, type Settings } from "../settings.js";
import { isStandardInput } from "../standard-input.js";
import { chooseSettings, type Choice } from "./choose-settings.js";
import { findProject } from "./project.js";

const CONFIG_FILE = "comfygen.config.json";
const RUNNERS = { npm: "npx", pnpm: "pnpm exec", yarn: "yarn", bun: "bunx" } as const;
const INSTALLS = {
  npm: "npm install --save-dev",
  pnpm: "pnpm add --save-dev",
  yarn: "yarn add --dev",
  bun: "bun add --dev",
} as const;

/**
 * Sets a project up in the working directory: a configuration that fits it, a first model, its client. What is there
 * already stays as it is.
 *
 * @param source A page, a URL or a model id; without one there is no model yet.
 * @throws CommandError
 */
export async function initProject(source: string | undefined): Promise<InitJson> {
  const project = await findProject(process.cwd());
  const choice = chooseSettings(project);
  const config = writeConfig(choice);
  const settings = await readSettings({});
  const runner = RUNNERS[project.packageManager.name];
  if (!project.hasComfygen) {
    note(`install comfygen where it is not: ${INSTALLS[project.packageManager.name]} comfygen`);
  }
  const added = source === undefined ? undefined : await takeIn(source, settings);
  const [first] = added?.models ?? [];
  const call = first && (await firstCall(first.id, settings, choice));
  if (source === undefined) {
    note(`next: ${runner} comfygen init <page, URL or model id> takes a first model in`);
  }
  const { out: output, importExtension = ".js" } = settings;
  return {
    packageManager: project.packageManager.name,
    ...config,
    output,
    importExtension,
    models: added?.models ?? [],
    problems: added?.problems ?? [],
    ...given({ call }),
  };
}

function writeConfig({ config, reasons }: Choice): Pick<InitJson, "configFile" | "written"> {
  const [there] = findConfig(process.cwd())?.paths ?? [];
  if (there !== undefined) {
    const configFile = relative("", there);
    note(`${configFile}: there already, and left as it is`);
    return { configFile, written: false };
  }
  writeWhole(CONFIG_FILE, printConfig(config));
  note(`${CONFIG_FILE}: written; change there what does not fit`);
  for (const reason of reasons) note(`  ${reason}`);
  return { configFile: CONFIG_FILE, written: true };
}

function printConfig(config: Config): string {
  return `${JSON.stringify(config, null, 2)}\n`;
}

async function takeIn(source: string, { schemas }: Settings): Promise<AddJson> {
  const options = { schemas, keepGoing: false, strict: false, dryRun: false, withTables: false };
  if (isUrl(source) || isStandardInput(source) || existsSync(source)) {
    return addSources([source], { ...options, map: [] });
  }
  if (!isModelId(source) || !source.includes("/") || /\.(?:html?|md|txt|json)$/i.test(source)) {
    const message = `${source}: no such file, and no model id such as community/wan-2-2/vace-fun`;
    throw new CommandError(EXIT.badInput, message);
  }
  const none = { all: false, search: undefined, category: undefined, kind: undefined };
  const ids = [source];
  return pullCatalog({ ...options, ...none, ids, prune: false, baseUrl: undefined });
}

/** Makes the clients, and shows how the model is called. */
async function firstCall(id: string, settings: Settings, choice: Choice): Promise<string> {
  const { schemas, out } = settings;
  const generation = await generate({ ...settings, schemasDir: schemas, outDir: out });
  refuseForeign(generation, out);
  generation.write();
  const count = generation.changed.length;
  note(count === 0 ? `${out}: up to date` : `${out}: ${count} files written`);
  const model = findModel(schemas, id);
  const exportName = model.file.name ?? "";
  const { topLevelAwait } = choice;
  const { call } = await printedCall(model, { ...settings, exportName, topLevelAwait });
  note(`in a file beside ${basename(out)}/, such as ${join(dirname(out), "first-request.ts")}:\n`);
  return call;
}
