import { readCatalogEntry } from "../intake/catalog-entry.js";
import {
  catalogEntry,
  CatalogError,
  listCatalog,
  type CatalogOptions,
  type CatalogQuery,
} from "../intake/catalog-api.js";
import type { FileProblem } from "../intake/model-files.js";
import type { Published } from "../intake/take-in.js";
import { isModelId } from "../model/id.js";
import { isJsonObject, type Json } from "../model/json.js";
import { progressBar } from "./progress-bar.js";

/** What the catalogue gave. */
export interface Pulled {
  readonly published: readonly Published[];
  /** What could not be taken, for people. */
  readonly refused: readonly FileProblem[];
  /** Every id that the catalogue named, whether it could be taken or not. */
  readonly named: ReadonlySet<string>;
  /** Ids that were asked for and are not there. */
  readonly vanished: readonly string[];
  /** False where the catalogue named something without saying what, or nothing at all: what it lacks is not known. */
  readonly isSure: boolean;
}

/** All that a query gives; an entry of the list that comes without its schema is asked for alone. */
export async function pullList(catalog: CatalogOptions, query: CatalogQuery): Promise<Pulled> {
  const collected = newCollection();
  const bar = progressBar("models");
  try {
    for await (const { entries, total } of listCatalog(catalog, query)) {
      for (const entry of entries) {
        collected.add(hasSchema(entry) ? entry : await wholeEntry(catalog, entry));
        bar.show(collected.count(), total);
      }
    }
  } finally {
    bar.end();
  }
  return collected.end([]);
}

/** The models of these ids. */
export async function pullEntries(
  catalog: CatalogOptions,
  ids: readonly string[],
): Promise<Pulled> {
  const collected = newCollection();
  const vanished: string[] = [];
  const bar = progressBar("models");
  try {
    for (const [index, id] of [...new Set(ids)].entries()) {
      if (!isModelId(id)) collected.refuse(id, "no model id");
      else if (!(await addEntry(id))) vanished.push(id);
      bar.show(index + 1, ids.length);
    }
  } finally {
    bar.end();
  }
  return collected.end(vanished);

  async function addEntry(id: string): Promise<boolean> {
    try {
      const entry = await catalogEntry(catalog, id);
      if (entry.model_id === id) collected.add(entry);
      else collected.refuse(id, "the catalogue answered with another model");
      return true;
    } catch (error) {
      if (error instanceof CatalogError && error.reason === "not_found") return false;
      throw error;
    }
  }
}

function hasSchema(entry: Json): boolean {
  return !isJsonObject(entry) || typeof entry.model_id !== "string" || "input_schema" in entry;
}

async function wholeEntry(catalog: CatalogOptions, entry: Json): Promise<Json> {
  const id = isJsonObject(entry) && typeof entry.model_id === "string" ? entry.model_id : "";
  if (!isModelId(id)) return entry;
  try {
    return await catalogEntry(catalog, id);
  } catch (error) {
    if (error instanceof CatalogError && error.reason === "not_found") return entry;
    throw error;
  }
}

function newCollection() {
  const published: Published[] = [];
  const refused: FileProblem[] = [];
  const named = new Set<string>();
  let isSure = true;
  return {
    count: () => published.length + refused.length,
    refuse: (path: string, message: string) => refused.push({ path, message }),
    add(entry: Json) {
      const id = isJsonObject(entry) ? entry.model_id : undefined;
      if (typeof id === "string") named.add(id);
      else isSure = false;
      const finding = readCatalogEntry(entry);
      if (finding.ok) published.push(finding.published);
      else refused.push({ path: finding.id ?? "the catalogue", message: finding.message });
    },
    end(vanished: readonly string[]): Pulled {
      const isKnown = isSure && (named.size > 0 || vanished.length > 0);
      return { published, refused, named, vanished, isSure: isKnown };
    },
  };
}
