import { readdirSync, readFileSync } from "node:fs";
import type { Templates } from "./plan.js";
import { compileTemplate, type Template } from "./template.js";

const PACKAGE = new URL("../../", import.meta.url);

/** The sources of the runtime that is copied into the output, by file name in code-unit order. */
export function readRuntime(): Map<string, string> {
  const folder = new URL("src/runtime/", PACKAGE);
  const names = readdirSync(folder).sort();
  return new Map(names.map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));
}

/** comfygen's own templates. */
export function readTemplates(): Templates {
  return {
    model: readTemplate("model.hbs"),
    client: readTemplate("client.hbs"),
    catalog: readTemplate("catalog.hbs"),
    index: readTemplate("index.hbs"),
  };
}

function readTemplate(file: string): Template {
  return compileTemplate(file, readFileSync(new URL(`templates/${file}`, PACKAGE), "utf8"));
}
