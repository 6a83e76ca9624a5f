import { join } from "node:path";
import { modelFilePath, type FileProblem } from "../intake/model-files.js";
import { clashMessage, pathClashes } from "../intake/path-clashes.js";
import { takeIn, type Published, type TakenIn } from "../intake/take-in.js";
import type { ModelFile } from "../model/file.js";
import type { CarriedNames } from "../naming/carry-names.js";
import { pinNames, type PinnedModels } from "./pin-names.js";

/** What becomes of a catalogue when models are taken into it. */
export interface Addition extends PinnedModels {
  /** What was taken in, by id: each of `models`, and those that `problems` are about. */
  readonly taken: ReadonlyMap<string, TakenIn>;
  /** Models that would have the file of another one. */
  readonly clashes: readonly FileProblem[];
  /** Models whose names can't be carried over to the keys of now, by id. */
  readonly unsettled: ReadonlyMap<string, CarriedNames>;
}

/**
 * Takes models into a catalogue and pins their names. Pure. What can't be taken in is told, and the rest is.
 *
 * @param schemasDir The folder of the catalogue, for messages.
 * @param mapped Old wire path -> new one, where keys changed and the evidence does not settle which is which.
 */
export function addToCatalog(
  published: readonly Published[],
  catalog: readonly ModelFile[],
  schemasDir: string,
  mapped?: ReadonlyMap<string, string>,
): Addition {
  const owners = pathClashes(
    published.map(({ id }) => id),
    catalog.map(({ id }) => id),
  );
  const fitting = published.filter(({ id }) => !owners.has(id));
  const all = takeIn(catalog, fitting, mapped);
  const settled = all.filter(({ carried }) => !isUnsettled(carried));
  return {
    ...pinAll(
      settled.map(({ file }) => file),
      catalog,
      schemasDir,
    ),
    taken: new Map(settled.map((entry) => [entry.file.id, entry])),
    clashes: [...owners].map(([id, owner]) => ({
      path: join(schemasDir, modelFilePath(id)),
      message: clashMessage(id, owner),
    })),
    unsettled: new Map(
      all.flatMap(({ file, carried }) => (isUnsettled(carried) ? [[file.id, carried]] : [])),
    ),
  };
}

function isUnsettled(carried: CarriedNames | undefined): carried is CarriedNames {
  return carried !== undefined && carried.open.length + carried.unknown.length > 0;
}

/** Pins the names of all but those models whose names can't be settled. */
function pinAll(
  files: readonly ModelFile[],
  catalog: readonly ModelFile[],
  schemasDir: string,
): PinnedModels {
  const ids = new Set(files.map(({ id }) => id));
  const others = catalog.filter(({ id }) => !ids.has(id));
  const refused: FileProblem[] = [];
  let wanted = files;
  for (;;) {
    const { models, problems } = pinNames(wanted, others, schemasDir);
    refused.push(...problems);
    const wrong = new Set(problems.map(({ path }) => path));
    const rest = wanted.filter(({ id }) => !wrong.has(join(schemasDir, modelFilePath(id))));
    if (problems.length === 0) return { models, problems: refused };
    // It is the others that are wrong.
    if (rest.length === wanted.length) return { models: [], problems: refused };
    wanted = rest;
  }
}
