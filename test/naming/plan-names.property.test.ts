import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPinnedNames, planNames, type Nameable } from "../../src/naming/plan-names.js";
import { breaksObjects, escapeKey, isIdentifier, lastResorts } from "../../src/naming/safe-name.js";

describe("for any table", () => {
  const id = fc.constantFrom("1", "2", "11", "12", "1:1", "1:12", "62");
  const input = fc.constantFrom("image", "a", "1", "_", "steps", "提示", "then", "image62", "x1_a");
  const nodeKey = fc.oneof(
    fc.tuple(id, input).map(([node, name]) => `${node}_${name}`),
    fc.tuple(id, input, input).map(([node, one, two]) => `${node}_${one}x${node}_${two}`),
    fc.tuple(id, id, input).map(([one, two, name]) => `${one}_${name}x${two}_${name}`),
  );
  const spelling = fc.string({
    unit: fc.constantFrom("a", "A", "1", "_", "-", "2d", "é", "ß", "🎬"),
  });
  const plainKey = fc.oneof(
    fc.constantFrom("image", "image1", "image_1", "Image", "image62", "", "_", "__", "constructor"),
    fc.constantFrom("constructor_", "__proto__", "toString", "to_string", "then", "then_", "提示"),
    spelling,
    fc.string({ unit: "binary" }),
  );
  const title = fc.oneof(
    fc.constantFrom("Image", "Image 1", "Image (1)", "Image (2)", "Image 62", "A", "Steps (High)"),
    fc.constantFrom("图像", "图像 (1)", "", "Then", "Constructor", "(1)", "1", "__proto__"),
    fc.string({ unit: "binary" }),
  );
  const nameable = fc
    .tuple(fc.oneof(nodeKey, plainKey), fc.option(title, { nil: undefined }))
    .map(([key, text]): Nameable => (text === undefined ? { key } : { key, title: text }));
  const few = fc.uniqueArray(nameable, { selector: ({ key }) => key, maxLength: 24 });
  const choices = fc.array(fc.nat(7), { minLength: 48, maxLength: 48 });

  /** Tables that also have keys which look like the names, and the ways out, of their other keys. */
  const keys = fc.tuple(few, choices).map(([own, chosen]) => {
    const byKey = new Map(own.map((one) => [one.key, one]));
    [...planNames(own)].forEach(([key, name], index) => {
      const [resort = ""] = lastResorts(key);
      const mimic = [name, escapeKey(key), resort, `${resort}_`][chosen[index] ?? 0];
      if (mimic !== undefined && !byKey.has(mimic)) byKey.set(mimic, { key: mimic });
    });
    return Array.from(byKey.values());
  });

  /** Pins, all different, that are what some other key would be called without them, or its last resort. */
  const pinnedKeys = fc.tuple(keys, choices).map(([all, chosen]) => {
    const planned = [...planNames(all)];
    const pinned = new Map<string, string>();
    const used = new Set<string>();
    planned.toReversed().forEach(([otherKey, otherName], index) => {
      const [resort = ""] = lastResorts(otherKey);
      const pin = [otherName, `${otherName}_`, resort, `${resort}_`][chosen[index] ?? 0];
      const key = planned[index]?.[0];
      if (key === undefined || pin === undefined || used.has(pin)) return;
      used.add(pin);
      pinned.set(key, pin);
    });
    return { all, pinned };
  });

  it("every key gets a name: an identifier, harmless, its own", () => {
    fc.assert(
      fc.property(keys, (all) => {
        const planned = planNames(all);
        const names = [...planned.values()];
        expect([...planned.keys()]).toEqual(all.map(({ key }) => key));
        expect(names.filter((name) => !isIdentifier(name) || breaksObjects(name))).toEqual([]);
        expect(new Set(names).size).toBe(all.length);
      }),
      { seed: 3, numRuns: 1_000 },
    );
  });

  it("pinned names stay, and the others keep clear of them", () => {
    fc.assert(
      fc.property(pinnedKeys, ({ all, pinned }) => {
        const planned = planNames(all, pinned);
        for (const [key, name] of pinned) expect(planned.get(key)).toBe(name);
        expect(new Set(planned.values()).size).toBe(all.length);
      }),
      { seed: 4, numRuns: 1_000 },
    );
  });

  it("order decides nothing", () => {
    fc.assert(
      fc.property(pinnedKeys, choices, ({ all, pinned }, weights) => {
        const weighed = all.map((one, index) => ({ one, weight: weights[index] ?? 0 }));
        const shuffled = weighed.toSorted((one, other) => one.weight - other.weight);
        const other = shuffled.map(({ one }) => one);
        expect(planNames(other, pinned)).toEqual(planNames(all, pinned));
        expect(planNames(other.toReversed())).toEqual(planNames(all));
      }),
      { seed: 5, numRuns: 1_000 },
    );
  });

  it("planned names can be pinned, and change nothing then", () => {
    fc.assert(
      fc.property(keys, (all) => {
        const planned = planNames(all);
        expect(checkPinnedNames(all, planned)).toEqual([]);
        expect(planNames(all, planned)).toEqual(planned);
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  it("who follows all suggestions has no problem left", () => {
    const anyPin = fc.oneof(title, plainKey, fc.constantFrom("image", "a b", "a-b", "a_b"));
    const anyPins = fc.array(fc.option(anyPin), { minLength: 48, maxLength: 48 });
    fc.assert(
      fc.property(keys, anyPins, (all, pins) => {
        const pinned = new Map<string, string>();
        all.forEach(({ key }, index) => {
          const pin = pins[index] ?? null;
          if (pin !== null) pinned.set(key, pin);
        });
        const problems = checkPinnedNames(all, pinned);
        for (const { key, suggestion } of problems) pinned.set(key, suggestion);
        expect(checkPinnedNames(all, pinned)).toEqual([]);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it.each<[what: string, keyAt: (index: number) => string]>([
    ["want one name and have ids", (index) => `${index}_image`],
    [
      "want one name and have none",
      (index) => index.toString(2).replaceAll("0", "_").replaceAll("1", "-"),
    ],
    ["want two names each", (index) => `${index % 50_000}_${index < 50_000 ? "image" : "1"}`],
  ])("100,000 keys that %s take no quadratic time", (_, keyAt) => {
    const all = Array.from({ length: 100_000 }, (__, index) => ({
      key: keyAt(index),
      title: "Image",
    }));
    expect(new Set(planNames(all).values()).size).toBe(100_000);
  });
});
