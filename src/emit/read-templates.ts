import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { suggest } from "../runtime/suggest.js";
import { TemplateError } from "./template-error.js";
import type { TemplateSource, TemplateSources } from "./template.js";

/** The folder of comfygen's own templates. */
const OWN_TEMPLATES = fileURLToPath(new URL("../../templates/", import.meta.url));

/** The files of the templates. */
const FILES = ["model.hbs", "client.hbs", "catalog.hbs", "index.hbs"] as const;

/**
 * The templates.
 *
 * @param folder One with own templates, under the names of comfygen's; for those that it lacks comfygen's are taken.
 * @throws TemplateError
 */
export function readTemplates(folder?: string): TemplateSources {
  const users = folder === undefined ? [] : usersFiles(folder);
  const read = (file: (typeof FILES)[number]): TemplateSource => {
    const isOwn = folder === undefined || !users.includes(file);
    const path = join(isOwn ? OWN_TEMPLATES : folder, file);
    return { name: isOwn ? file : path, text: readFileSync(path, "utf8"), isOwn };
  };
  return {
    model: read("model.hbs"),
    client: read("client.hbs"),
    catalog: read("catalog.hbs"),
    index: read("index.hbs"),
  };
}

/** The templates in a user's folder. A file that was meant to be one and is not would be ignored without a word. */
function usersFiles(folder: string): string[] {
  if (!existsSync(folder))
    throw new TemplateError(folder, undefined, "no such folder of templates");
  const files = readdirSync(folder).filter((file) => file.endsWith(".hbs"));
  for (const file of files) {
    if (FILES.some((known) => known === file)) continue;
    const meant = suggest(file, FILES);
    const hint = meant === undefined ? `those are ${FILES.join(", ")}` : `did you mean ${meant}?`;
    throw new TemplateError(join(folder, file), undefined, `not the name of a template; ${hint}`);
  }
  if (files.length === 0) {
    throw new TemplateError(
      folder,
      undefined,
      `no template here; one of ${FILES.join(", ")} has to be`,
    );
  }
  return files;
}
