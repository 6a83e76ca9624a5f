import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planExports, typeName, type Exportable } from "../../src/naming/plan-exports.js";
import { RESERVED_WORDS } from "../../src/naming/reserved-words.js";
import { escapeKey, isIdentifier, lastResorts } from "../../src/naming/safe-name.js";

const RESERVED = new Set(["createClient", "loadModel", "ModelMap", "Model", "MediaInput"]);

/** Model id -> pinned name; null for none. */
type Pins = Record<string, string | null>;

function planAll(pins: Pins): ReturnType<typeof planExports> {
  return planExports(exportables(pins), RESERVED);
}

function exportables(pins: Pins): Exportable[] {
  return Object.entries(pins).map(([id, name]) => (name === null ? { id } : { id, name }));
}

describe("a model alone", () => {
  it.each([
    ["community/wan-2-2/first-last-frame", "wan22FirstLastFrame"],
    ["community/wan-2-2/vace-fun", "wan22VaceFun"],
    ["bytedance/seedance-2.5/image-to-video/1080p", "seedance25ImageToVideo1080p"],
    ["bytedance/seedream-5.0-pro/image-to-image", "seedream50ProImageToImage"],
    ["blackforestlabs/flux-2-klein/9b/text-to-image", "flux2Klein9bTextToImage"],
    ["elevenlabs/elevenlabs/music-generation", "elevenlabsMusicGeneration"],
    ["kling/kling-3.0/4k/image-to-video", "kling304kImageToVideo"],
    ["kling/kling-video-o3/4K/image-to-video", "klingVideoO34KImageToVideo"],
    ["sync/react-1", "react1"],
    ["acme/fluxPro", "fluxPro"],
    ["acme/SDXL_Turbo", "sdxlTurbo"],
    // One segment is its own name.
    ["react-1", "react1"],
    ["3d-model", "_3dModel"],
    // A digit in front takes the vendor.
    ["acme/3d-model", "acme3dModel"],
    ["302ai/3d-model", "_302ai3dModel"],
    // Reserved words, and what an index must not export.
    ["acme/delete", "delete_"],
    ["acme/await", "await_"],
    ["acme/undefined", "undefined_"],
    ["acme/then", "then_"],
    ["acme/constructor", "constructor_"],
    ["acme/create-client", "createClient_"],
    ["acme/load/model", "loadModel_"],
    ["load-model", "loadModel_"],
    // `MediaInput`, its type, is taken.
    ["acme/media", "acmeMedia"],
    ["media", "media_"],
    // Nothing to use.
    ["acme/提示", "acme_2f_63d0_793a"],
    ["提示", "_63d0_793a"],
    ["acme/", "acme_2f"],
    ["", "_"],
  ])("%j -> %s", (id, name) => {
    expect(planAll({ [id]: null })).toEqual({ names: new Map([[id, name]]), problems: [] });
  });
});

describe("models that want one name", () => {
  it.each<[what: string, pins: Pins, names: Record<string, string>]>([
    [
      "all get their vendors",
      { "acme/flux": null, "lumen/flux": null, "ravel/flux": null },
      { "acme/flux": "acmeFlux", "lumen/flux": "lumenFlux", "ravel/flux": "ravelFlux" },
    ],
    [
      "leave it to a model that has it pinned",
      { "acme/flux": null, "lumen/flux": "flux" },
      { "acme/flux": "acmeFlux", "lumen/flux": "flux" },
    ],
    [
      "get their whole ids where the vendor does not help",
      { "acme/flux-1": null, "acme/flux.1": null },
      { "acme/flux-1": "acme_2fflux_2d1", "acme/flux.1": "acme_2fflux_2e1" },
    ],
    [
      "get their whole ids where the name with the vendor is another's",
      { "acme/flux": null, "lumen/flux": null, "ravel/acme-flux": null },
      { "acme/flux": "acme_2fflux", "lumen/flux": "lumenFlux", "ravel/acme-flux": "acmeFlux" },
    ],
    [
      "get their whole ids where the name with the vendor is another's, the one without pinned",
      { "acme/flux": null, "lumen/flux": "flux", "ravel/acme-flux": null },
      { "acme/flux": "acme_2fflux", "lumen/flux": "flux", "ravel/acme-flux": "acmeFlux" },
    ],
    [
      "get their whole ids where there is no vendor",
      { "flux-1": null, "flux.1": null },
      { "flux-1": "flux_2d1", "flux.1": "flux_2e1" },
    ],
    [
      "are told apart from what looks like an escaped id",
      { "a-b": null, "a.b": null, a_2db: null, A2db: null },
      { "a-b": "a_2d_b", "a.b": "a_2eb", a_2db: "a_5f_2db", A2db: "A2db" },
    ],
    [
      "are told apart where their ids differ in the case of one letter",
      { "a/x": null, "A/x": null, "a/X": null },
      { "a/x": "a_2f_x", "A/x": "_41__2f_x", "a/X": "a_2fX" },
    ],
    [
      "count the names of keys as taken",
      { "acme/flux": null, "acme/flux-keys": null },
      { "acme/flux": "flux", "acme/flux-keys": "acmeFluxKeys" },
    ],
    [
      "count the names of types as taken",
      { "acme/flux": "Flux", "lumen/flux": null, "ravel/flux-input": "fluxInput" },
      { "acme/flux": "Flux", "lumen/flux": "lumenFlux", "ravel/flux-input": "fluxInput" },
    ],
  ])("%s", (_, pins, names) => {
    expect(planAll(pins)).toEqual({ names: new Map(Object.entries(names)), problems: [] });
    const backwards = planExports(exportables(pins).toReversed(), RESERVED);
    expect(Object.fromEntries(backwards.names)).toEqual(names);
  });

  it("count the names of nested types as taken", () => {
    const models = [
      { id: "acme/flux", types: ["Input", "Output", "ProInput"] },
      { id: "acme/flux-pro", name: "fluxPro" },
    ];
    expect(planExports(models, RESERVED).names.get("acme/flux")).toBe("acmeFlux");
  });
});

describe("pinned names", () => {
  it.each<[name: string, reason: string, culprit: string]>([
    ["flux 1", "not_identifier", "flux 1"],
    ["1flux", "not_identifier", "1flux"],
    ["größe", "not_identifier", "größe"],
    ["", "not_identifier", ""],
    ["default", "reserved", "default"],
    ["then", "reserved", "then"],
    ["createClient", "reserved", "createClient"],
    ["media", "reserved", "MediaInput"],
  ])("%j is refused: %s", (pin, reason, name) => {
    const { names, problems } = planAll({ "acme/flux": pin, "acme/other": "other" });
    const suggestions = new Map([["acme/flux", "flux"]]);
    expect(problems).toEqual([{ ids: ["acme/flux"], reason, name, suggestions }]);
    expect(Object.fromEntries(names)).toEqual({ "acme/flux": "flux", "acme/other": "other" });
  });

  it.each<[what: string, one: string, other: string, name: string]>([
    ["equal", "flux", "flux", "flux"],
    ["equal in their types", "flux", "Flux", "FluxInput"],
    ["a name and a name of keys", "flux", "fluxKeys", "fluxKeys"],
    ["a name and a name of a type", "flux", "FluxOutput", "FluxOutput"],
  ])("that clash are refused once: %s", (_, one, other, name) => {
    const { problems } = planAll({ "acme/flux-1": one, "lumen/flux-2": other, "a/b": "c" });
    const suggestions = new Map([
      ["acme/flux-1", "flux1"],
      ["lumen/flux-2", "flux2"],
    ]);
    expect(problems).toEqual([
      { ids: ["acme/flux-1", "lumen/flux-2"], reason: "taken", name, suggestions },
    ]);
  });

  it("that are equal and wanted by both get both vendors", () => {
    const { problems } = planAll({ "acme/flux": "flux", "lumen/flux": "flux" });
    expect(problems[0]?.suggestions).toEqual(
      new Map([
        ["acme/flux", "acmeFlux"],
        ["lumen/flux", "lumenFlux"],
      ]),
    );
  });
});

it("typeName capitalizes", () => {
  expect(typeName("wan22FirstLastFrame")).toBe("Wan22FirstLastFrame");
});

describe("for any catalogue", () => {
  const part = fc.constantFrom(
    "a",
    "A",
    "b",
    "a-b",
    "flux",
    "keys",
    "input",
    "1",
    "提",
    "then",
    "",
  );
  const segments = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
  const anyId = fc.oneof(
    segments,
    fc.string({ unit: fc.constantFrom("a", "A", "/", "_", "2", "f") }),
  );
  const suffix = fc.constantFrom("Input", "Output", "AInput", "Keys", "_2f_aInput", "_", "__Input");
  const types = fc.option(fc.uniqueArray(suffix));
  const pin = fc.option(
    fc.constantFrom("a", "A", "aB", "flux", "fluxKeys", "a_2f_a", "_", "1", "then"),
  );
  const few = fc.uniqueArray(fc.tuple(anyId, types, pin), {
    selector: ([id]) => id,
    maxLength: 12,
  });
  const choices = fc.array(fc.nat(9), { minLength: 36, maxLength: 36 });

  /** Catalogues that also have ids which look like the names, and the ways out, of their other models. */
  const catalogues = fc.tuple(few, choices).map(([own, chosen]) => {
    const models = new Map<string, Exportable>();
    for (const [id, endings, name] of own) {
      const model = endings === null ? { id } : { id, types: endings };
      models.set(id, name === null ? model : { ...model, name });
    }
    Array.from(models.keys()).forEach((id, index) => {
      const [resort = ""] = lastResorts(id);
      const escaped = escapeKey(id);
      const mimic = [escaped, resort, `${resort}_`, `${resort}Keys`, `${id}Input`][
        chosen[index] ?? 0
      ];
      if (mimic !== undefined && !models.has(mimic)) models.set(mimic, { id: mimic });
    });
    return Array.from(models.values());
  });
  const reserved = new Set(["aKeys", "aInput", "AInput", "flux", "a_2f_a_", "__", "BInput"]);

  it("every model gets a name, and no two export one identifier", () => {
    fc.assert(
      fc.property(catalogues, (models) => {
        const { names, problems } = planExports(models, reserved);
        expect([...names.keys()]).toEqual(models.map(({ id }) => id));
        const exported = models.flatMap(({ id, types: endings = ["Input", "Output"] }) => {
          const name = names.get(id) ?? "";
          const typeNames = endings.map((ending) => typeName(name) + ending);
          return [...new Set([name, `${name}Keys`, ...typeNames])];
        });
        expect(exported.filter((name) => !isIdentifier(name))).toEqual([]);
        expect(exported.filter((name) => reserved.has(name) || RESERVED_WORDS.has(name))).toEqual(
          [],
        );
        expect(new Set(exported).size).toBe(exported.length);

        const refused = new Set(problems.flatMap(({ ids }) => ids));
        for (const { id, name } of models) {
          if (name !== undefined && !refused.has(id)) expect(names.get(id)).toBe(name);
        }
      }),
      { seed: 8, numRuns: 2_000 },
    );
  });

  it("order decides nothing", () => {
    fc.assert(
      fc.property(catalogues, choices, (models, weights) => {
        const weighed = models.map((model, index) => ({ model, weight: weights[index] ?? 0 }));
        const shuffled = weighed.toSorted((one, other) => one.weight - other.weight);
        const other = shuffled.map(({ model }) => model).toReversed();
        expect(planExports(other, reserved).names).toEqual(planExports(models, reserved).names);
      }),
      { seed: 9, numRuns: 1_000 },
    );
  });

  it("planned names can be pinned, and change nothing then", () => {
    fc.assert(
      fc.property(catalogues, (models) => {
        const { names } = planExports(models, reserved);
        const pinned = models.map((model) => {
          const name = names.get(model.id) ?? "";
          return Object.assign({}, model, { name });
        });
        expect(planExports(pinned, reserved)).toEqual({ names, problems: [] });
      }),
      { seed: 10, numRuns: 1_000 },
    );
  });

  it("10,000 models that want one name take no quadratic time", () => {
    const models = Array.from({ length: 10_000 }, (_, index) => ({ id: `v${index}/flux` }));
    expect(new Set(planExports(models, reserved).names.values()).size).toBe(10_000);
  });
});
