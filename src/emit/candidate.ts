import { parseModelFile } from "../model/parse-file.js";
import { nameModel, type NamedModel } from "../naming/name-model.js";
import { contentHash } from "./content-hash.js";
import { modelFacts, type ModelFacts } from "./model-facts.js";

/** A model file that was read: what the rest of its catalogue has to know of it, and the whole of it for who asks. */
export interface Candidate {
  readonly id: string;
  /** Of the file's text. */
  readonly hash: string;
  readonly facts: ModelFacts;
  readonly model: () => NamedModel;
}

/**
 * @param known What was found out about the same text before, by its hash.
 * @throws ModelFileError
 */
export function readCandidate(text: string, known: ReadonlyMap<string, ModelFacts>): Candidate {
  const hash = contentHash(text);
  const facts = known.get(hash);
  if (facts) return { id: facts.id, hash, facts, model: () => nameModel(parseModelFile(text)) };
  const model = nameModel(parseModelFile(text));
  return { id: model.file.id, hash, facts: modelFacts(model), model: () => model };
}
