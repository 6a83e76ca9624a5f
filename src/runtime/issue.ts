/** One thing that is wrong with an input. */
export interface InputIssue {
  /** Where, in friendly names: `loras[0].weight`. Empty for the input as a whole. */
  readonly path: string;
  /** The same, one property name or array index each. */
  readonly segments: readonly (string | number)[];
  /** Where, in the names that the API has: `120_loras[0].network_multiplier`. */
  readonly key: string;
  /** What would have been right: `integer from 6 to 20`. */
  readonly expected: string;
  /** What came, cut short: `"20"`, `Date`; `nothing` where something is missing. */
  readonly received: string;
  /** All of it in one line, for people. */
  readonly message: string;
  /** The name that was meant, where one comes close. */
  readonly suggestion?: string | undefined;
}
