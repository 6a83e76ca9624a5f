import { posix } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { modelPath } from "../model/id.js";
import type { NamedModel } from "../naming/name-model.js";
import { catalogContext, clientContext, indexContext } from "./catalog-context.js";
import { isSyntaxError, type Formatting } from "./format.js";
import { string, type Fragment } from "./fragment.js";
import { importSpecifier, withImportExtension, type ImportExtension } from "./import-specifier.js";
import type { ListedModel } from "./listed.js";
import { modelContext } from "./model-context.js";
import { DEFAULT_STYLE, type Style } from "./style.js";
import { CATALOG, CLIENT, INDEX, modulePath, OWN_MARK, runtimePath } from "./output-paths.js";
import { TemplateError } from "./template-error.js";
import { compileTemplates, type Page, type TemplateSources } from "./template.js";
import { createTypeWriter } from "./type-text.js";

export interface PrinterOptions {
  readonly templates: TemplateSources;
  /** The sources of the runtime by file name, or the specifier of one that is shared. */
  readonly runtime: ReadonlyMap<string, string> | string;
  readonly formatting: Formatting;
  /** How files of the output import each other. */
  readonly importExtension: ImportExtension;
}

/** Prints the files of an output. Nothing is read or written. */
export interface Printer {
  /** A model's module. */
  readonly module: (model: NamedModel, exportName: string) => Promise<string>;
  /**
   * A file that is no model's: the client, the catalogue, the index, or one of the runtime.
   *
   * @param listed The models, in the order in which they are printed.
   */
  readonly other: (path: string, listed: readonly ListedModel[]) => Promise<string>;
}

/** @throws TemplateError */
export function createPrinter({
  templates,
  runtime,
  formatting,
  importExtension,
}: PrinterOptions): Printer {
  const writeTypes = createTypeWriter();
  const { model: modelTemplate, client, catalog, index } = compileTemplates(templates);

  return {
    async module(model, exportName) {
      const { id } = model.file;
      const path = modulePath(id);
      const from = runtimeFrom(path, "builder.ts");
      return print(path, ` from ${modelPath(id)}.json`, async (style) =>
        modelTemplate(await modelContext(model, exportName, from, style, writeTypes)),
      );
    },

    async other(path, listed) {
      return print(path, "", async (style) => {
        const specify = (to: string): Fragment => specifier(path, to);
        if (path === CLIENT) return client(clientContext(runtimeFrom(path, "index.ts"), style));
        if (path === CATALOG) {
          const page = catalog(catalogContext(listed, specify, style));
          return { ...page, isLaidOut: page.isLaidOut && listed.length > 0 };
        }
        if (path === INDEX) return index(indexContext(listed, specify, style));
        return copied(path, style);
      });
    },
  };

  async function print(
    path: string,
    source: string,
    render: (style: Style) => Promise<Page>,
  ): Promise<string> {
    const { style, format } = await formatting.formatOf(path);
    const page = await render(style);
    const text = `${OWN_MARK}${source}. Do not edit.\n\n${page.text}`;
    try {
      return await format({ ...page, text });
    } catch (error) {
      if (page.template === undefined || !isSyntaxError(error)) throw error;
      // Prettier colours the code in its message by the environment, whoever is told of it.
      const message = stripVTControlCharacters(error.message);
      const problem = `what it makes for ${path} is no TypeScript: ${message}`;
      throw new TemplateError(page.template, undefined, problem);
    }
  }

  /** The runtime is kept in prettier's default format, with imports that end in `.js`. */
  function copied(path: string, { width }: Style): Page {
    const source = typeof runtime === "string" ? undefined : runtime.get(posix.basename(path));
    if (source === undefined) throw new Error(`no file of the output: ${path}`);
    const isLaidOut = width === DEFAULT_STYLE.width && importExtension.length === ".js".length;
    return { text: withImportExtension(source, importExtension), isLaidOut };
  }

  function specifier(from: string, to: string): Fragment {
    return string(importSpecifier(from, to, importExtension));
  }

  function runtimeFrom(path: string, name: string): Fragment {
    return typeof runtime === "string" ? string(runtime) : specifier(path, runtimePath(name));
  }
}
