import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pinNames } from "../../src/emit/pin-names.js";
import { readSource } from "../../src/intake/source.js";
import { takeIn, type Published } from "../../src/intake/take-in.js";
import type { ModelFile } from "../../src/model/file.js";
import { isJsonObject, type JsonObject } from "../../src/model/json.js";
import { parseModelFile } from "../../src/model/parse-file.js";
import { nameModel } from "../../src/naming/name-model.js";
import { diffModels } from "../../src/review/diff-models.js";

const ROOT = new URL("../../", import.meta.url).pathname;
const SEEDS = ["first-last-frame", "vace-fun"].map((name) =>
  parseModelFile(readFileSync(`${ROOT}schemas/community/wan-2-2/${name}.json`, "utf8")),
);

/** The catalogue's models as a workflow would export them: with a node id for each key. */
const CATALOG = readSource(
  readFileSync(`${ROOT}test/intake/fixtures/catalog-sample.json`, "utf8"),
).flatMap((finding) =>
  finding.ok ? [withKeys(finding.published, (key, at) => `${at}_${key}`)] : [],
);

function pinned(file: ModelFile): ModelFile {
  const { models, problems } = pinNames([file], [], "schemas");
  expect(problems).toEqual([]);
  return models[0]?.file ?? file;
}

/** A model with other keys at the top level. */
function withKeys<File extends Published>(
  file: File,
  rename: (key: string, position: number) => string,
): File {
  const { properties, required } = file.input;
  const keys = Object.keys(isJsonObject(properties) ? properties : {});
  const names = new Map(keys.map((key, at) => [key, rename(key, at)]));
  const renamed = (object: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(object).map(([key, part]) => [names.get(key) ?? key, part]));
  return {
    ...file,
    ...(file.example ? { example: renamed(file.example) } : {}),
    input: {
      ...file.input,
      ...(isJsonObject(properties) ? { properties: renamed(properties) } : {}),
      ...(Array.isArray(required)
        ? {
            required: required.map((key) =>
              typeof key === "string" ? (names.get(key) ?? key) : key,
            ),
          }
        : {}),
    },
  };
}

function published(file: ModelFile): Published {
  const { comfygen: _, name: __, names: ___, ...rest } = file;
  return rest;
}

function shuffled(file: ModelFile, ids: readonly string[], order: readonly number[]): Published {
  const known = [
    ...new Set(Object.keys(file.names ?? {}).flatMap((key) => key.match(/\d+(?=_)/g) ?? [])),
  ];
  const source = withKeys(published(file), (key) =>
    key.replace(/\d+(?=_)/g, (id) => ids[known.indexOf(id)] ?? id),
  );
  const { properties } = source.input;
  const entries = Object.entries(isJsonObject(properties) ? properties : {});
  const turned = entries.map((_, at) => entries[(order[at] ?? at) % entries.length] ?? ["", null]);
  return {
    ...source,
    input: { ...source.input, properties: Object.fromEntries([...turned, ...entries]) },
  };
}

/** The friendly names by title, or by the key without its node ids: what has to hold. */
function meanings(file: ModelFile): Record<string, string> {
  const { properties } = file.input;
  const entries = Object.entries(isJsonObject(properties) ? properties : {});
  return Object.fromEntries(
    entries.map(([key, schema]) => {
      const title = isJsonObject(schema) && typeof schema.title === "string" ? schema.title : "";
      return [`${title} ${key.replace(/\d+_/g, "")}`, file.names?.[key] ?? ""];
    }),
  );
}

const models = [...SEEDS, ...CATALOG.map((source) => pinned({ ...source, comfygen: 1 }))];

describe("a workflow that is exported again", () => {
  it.each(models.map((file) => [file.id, file] as const))(
    "%s keeps every name, whatever its node ids and their order become",
    (_, file) => {
      const nodes = fc.uniqueArray(
        fc.nat({ max: 30 }).map((id) => `${id}`),
        {
          minLength: 12,
          maxLength: 12,
        },
      );
      fc.assert(
        fc.property(nodes, fc.array(fc.nat({ max: 20 })), (ids, order) => {
          const [taken] = takeIn([file], [shuffled(file, ids, order)]);
          expect(taken?.carried?.open).toEqual([]);
          const now = pinned(taken?.file ?? file);
          expect(meanings(now)).toEqual(meanings(file));
          const findings = diffModels([nameModel(file)], [nameModel(now)]);
          expect(findings.filter(({ rule }) => rule !== "parameter-moved")).toEqual([]);
          expect(findings.length).toBe(taken?.carried?.moves.length);
        }),
        { numRuns: 15 },
      );
    },
  );

  it("keeps the names, and the English words, under titles in another language", () => {
    const [file] = SEEDS;
    if (!file) throw new Error("no seed");
    const translated = readSource(
      readFileSync(`${ROOT}test/intake/fixtures/seeds/first-last-frame.ja.txt`, "utf8"),
    ).flatMap((finding) => (finding.ok ? [finding.published] : []));
    const again = translated.map((source) =>
      withKeys(source, (key) => key.replace(/\d+(?=_)/g, (id) => `${Number(id) + 100}`)),
    );
    expect(
      takeIn([file], translated).map(({ carried, change }) => [change, carried?.moves]),
    ).toEqual([["same", []]]);
    const [taken] = takeIn([file], again);
    expect(taken?.carried?.moves.length).toBe(10);
    expect(meanings(pinned(taken?.file ?? file))).toEqual(meanings(file));
  });

  it("changes nothing else: what the file holds beside its keys stays", () => {
    for (const file of SEEDS) {
      const source = withKeys(published(file), (key) => key.replace(/\d+(?=_)/g, (id) => `${id}0`));
      const [taken] = takeIn([file], [source]);
      expect(taken?.change).toBe("same");
      expect(taken?.file).toEqual({ ...file, ...source, names: taken?.file.names });
    }
  });
});
