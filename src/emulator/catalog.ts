import type { ModelFile } from "../model/file.js";
import { isJsonObject, type Json, type JsonObject } from "../model/json.js";
import { answer, invalidInput, unknownResource, type Detail } from "./errors.js";

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 500;

/** What the catalogue says, made from model files. */
export class Catalog {
  /** By id, in the code-unit order of the ids. */
  readonly #models: ReadonlyMap<string, ModelFile>;

  /** @throws Error where two models have one id. */
  constructor(models: readonly ModelFile[]) {
    this.#models = new Map(
      models.map((model) => [model.id, model] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
    if (this.#models.size < models.length) {
      const twice = models.find((model, at) => models.findIndex(({ id }) => id === model.id) < at);
      throw new Error(`Two models have the id ${JSON.stringify(twice?.id)}.`);
    }
  }

  model(id: string): ModelFile | undefined {
    return this.#models.get(id);
  }

  /** Answers `GET /v1/models`. */
  list(query: URLSearchParams): Response {
    const wrong: Detail[] = [];
    const limit = wholeNumber(query, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT, wrong);
    const offset = wholeNumber(query, "offset", 0, 0, Number.MAX_SAFE_INTEGER, wrong);
    if (wrong.length > 0) return invalidInput(wrong);

    const category = query.get("category");
    const kind = query.get("kind");
    const search = query.get("search")?.trim().toLowerCase();
    const found = [...this.#models.values()].filter(
      (model) =>
        (!category || categoriesOf(model).includes(category)) &&
        (!kind || kindOf(model) === kind) &&
        (!search || searchText(model).includes(search)),
    );
    const withSchema = query.get("include_schema") === "true";
    return answer(200, {
      models: found.slice(offset, offset + limit).map((model) => entryOf(model, withSchema)),
      total: found.length,
    });
  }

  /** Answers `GET /v1/models/categories`. */
  categories(): Response {
    const categories = new Set([...this.#models.values()].flatMap(categoriesOf));
    return answer(200, { categories: [...categories].toSorted() });
  }

  /** Answers `GET /v1/models/{model_id}`. */
  entry(id: string): Response {
    const model = this.#models.get(id);
    return model ? answer(200, entryOf(model, true)) : unknownResource(`no model ${id}`);
  }
}

/** What the model file doesn't know is left out, as the catalogue itself does. */
function entryOf(model: ModelFile, withSchema: boolean): JsonObject {
  const { properties, required } = model.input;
  const entry: Record<string, Json | undefined> = {
    model_id: model.id,
    display_name: model.title,
    description: model.description,
    categories: categoriesOf(model),
    kind: kindOf(model),
    base_price_usd: model.price?.usd,
    price_unit: model.price?.unit,
    pricing_note: model.price?.note,
    inputs: isJsonObject(properties) ? Object.keys(properties) : [],
    required_inputs: Array.isArray(required) ? required : [],
    model_url: model.source,
    input_schema: withSchema ? model.input : undefined,
  };
  return Object.fromEntries(
    Object.entries(entry).filter((pair): pair is [string, Json] => pair[1] !== undefined),
  );
}

/** The segments of the id that read like one: `text-to-image`. */
function categoriesOf(model: ModelFile): string[] {
  return model.id.split("/").filter((segment) => segment.includes("-to-"));
}

/** RunComfy's own workflows have ids under `community`. */
function kindOf(model: ModelFile): string {
  return model.id.startsWith("community/") ? "workflow" : "model";
}

function searchText(model: ModelFile): string {
  return [model.id, model.title, model.description].join("\n").toLowerCase();
}

function wholeNumber(
  query: URLSearchParams,
  name: string,
  fallback: number,
  least: number,
  most: number,
  wrong: Detail[],
): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : -1;
  if (value < least || value > most) {
    const range =
      most === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `from ${least} to ${most}`;
    wrong.push({ loc: ["query", name], msg: `has to be a whole number ${range}`, type: "range" });
  }
  return value;
}
