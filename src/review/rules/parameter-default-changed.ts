import { canonicalJson } from "../../model/canonical.js";
import type { ValueRule } from "../rule.js";

export const parameterDefaultChanged: ValueRule = {
  id: "parameter-default-changed",
  level: "behaviour",
  side: "input",
  meaning: "a call that leaves a parameter out is run with another value",
  find: ({ before, after }) => {
    if (!before || !after) return undefined;
    const [old, now] = [before, after].map(({ schema }) =>
      schema.default === undefined ? "none" : canonicalJson(schema.default),
    );
    return old === now ? undefined : { says: "has another default", before: old, after: now };
  },
};
