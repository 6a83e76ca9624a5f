import type { ModelRule } from "../rule.js";

export const modelDescriptionChanged: ModelRule = {
  id: "model-description-changed",
  level: "compatible",
  side: "model",
  meaning: "the title or the description of a model changed",
  find: ({ before, after }) => {
    if (!before || !after) return undefined;
    const [old, now] = [before, after].map(({ file: { title, description } }) =>
      [title, description].filter((text) => text !== undefined && text !== "").join(". "),
    );
    return old === now
      ? undefined
      : { says: "is described in other words", before: old, after: now };
  },
};
