import type { ModelPair } from "./model-pair.js";
import type { Level } from "./finding.js";
import type { ValuePair } from "./value-pair.js";

/** What a rule says of a pair: the sentence without its subject, and the two texts to compare. */
export interface Hit {
  readonly says: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

interface RuleOf<Side, Pair> {
  /** Stable: filters and documentation name it. */
  readonly id: string;
  readonly level: Level;
  readonly side: Side;
  /** What it finds, for the table of rules. */
  readonly meaning: string;
  readonly find: (pair: Pair) => Hit | undefined;
}

export type ModelRule = RuleOf<"model", ModelPair>;
export type ValueRule = RuleOf<"input" | "output", ValuePair>;
