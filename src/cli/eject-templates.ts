import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { writeWhole } from "../emit/write-whole.js";
import { slashPath } from "../model/slash-path.js";
import { CommandError, EXIT } from "./exit-status.js";
import type { TemplatesJson } from "./json-output.js";
import { jsonResult, note, result } from "./print.js";
import type { Settings } from "./settings.js";

const OWN = new URL("../../templates/", import.meta.url);

/**
 * Writes comfygen's templates, and the description of what they are given, into a folder.
 *
 * @param given The folder; else that of the configuration, else `templates`.
 * @param options `force` overwrites files that are there and not the same.
 * @throws CommandError where it would overwrite some; nothing is written then.
 */
export function ejectTemplates(
  given: string | undefined,
  { force, json }: { force: boolean; json: boolean },
  { templates, configFile }: Settings,
): void {
  const folder = given ?? templates ?? "templates";
  const files = readdirSync(OWN).map((file) => ({
    path: join(folder, file),
    text: readFileSync(new URL(file, OWN), "utf8"),
  }));
  const others = files.filter(
    ({ path, text }) => existsSync(path) && readFileSync(path, "utf8") !== text,
  );
  if (others.length > 0 && !force) {
    const list = others.map(({ path }) => `  ${path}`).join("\n");
    throw new CommandError(
      EXIT.cantWrite,
      `these files are there and were changed:\n${list}\nchoose another folder, or overwrite them with --force`,
    );
  }
  for (const { path, text } of files) writeWhole(path, text);
  const written: TemplatesJson = files.map(({ path }) => path);
  if (json) jsonResult(written);
  else for (const path of written) result(path);
  note("change what you like; templates that stay as they are can be removed again");
  if (templates === undefined || relative(templates, folder) !== "") {
    const config = configFile ?? resolve("comfygen.config.ts");
    const path = slashPath(dirname(config), resolve(folder));
    note(`then set \`templates: ${JSON.stringify(path)}\` in ${relative("", config)}`);
  }
}
