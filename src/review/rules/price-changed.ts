import { priceText } from "../../emit/doc-text.js";
import type { ModelRule } from "../rule.js";

export const priceChanged: ModelRule = {
  id: "price-changed",
  level: "behaviour",
  side: "model",
  meaning: "a run costs something else, or is charged by another unit",
  find: ({ before, after }) => {
    if (!before || !after) return undefined;
    const [old, now] = [before, after].map(({ file: { price } }) =>
      price ? priceText(price) : "unknown",
    );
    return old === now ? undefined : { says: "has another price", before: old, after: now };
  },
};
