import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { suggest } from "../runtime/suggest.js";
import type { Templates } from "./plan.js";
import { compileTemplate, TemplateError, type Template } from "./template.js";

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
export function readTemplates(folder?: string): Templates {
  const own = folder === undefined ? [] : ownFiles(folder);
  const read = (file: (typeof FILES)[number]): Template => {
    const isOwn = folder !== undefined && own.includes(file);
    const path = isOwn ? join(folder, file) : join(OWN_TEMPLATES, file);
    return compileTemplate(isOwn ? path : file, readFileSync(path, "utf8"));
  };
  return {
    model: read("model.hbs"),
    client: read("client.hbs"),
    catalog: read("catalog.hbs"),
    index: read("index.hbs"),
  };
}

/** The templates in a user's folder. A file that was meant to be one and is not would be ignored without a word. */
function ownFiles(folder: string): string[] {
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
