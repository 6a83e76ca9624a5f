/**
 * How much a change matters to callers. `breaking`: code that compiled does not, or a call that worked is refused.
 * `behaviour`: the same code gives another result. `compatible`: neither.
 */
export type Level = "breaking" | "behaviour" | "compatible";

/** The most severe first. */
export const LEVELS: readonly Level[] = ["breaking", "behaviour", "compatible"];

/** What a change is about: the model as a whole, what it takes, or what it gives. */
export type Side = "model" | "input" | "output";

/** One change of one model. */
export interface Finding {
  /** The id of the rule that found it; stable. */
  readonly rule: string;
  readonly level: Level;
  readonly side: Side;
  /** The model's id. */
  readonly model: string;
  /** In friendly names, `loras[].weight`; as it was before where it was renamed. Absent for the model or a whole value. */
  readonly path?: string;
  /** A sentence without a full stop, with code in backticks. */
  readonly message: string;
  /** What is compared, as short text. */
  readonly before?: string;
  readonly after?: string;
}
