import { ts } from "ts-morph";
import type { NamedModel } from "../../naming/name-model.js";
import type { Finding } from "../finding.js";
import { named } from "../named.js";
import { usageText, type Usage } from "../usage.js";
import { callsOf, idsOf, isPassed } from "./calls.js";
import { placeOf } from "./code-place.js";
import { declarationsAt, declaredBy, keyEntry, type Declared } from "./declared.js";
import { nameSpan } from "./edit.js";
import { fieldUses } from "./field-uses.js";
import { openCode, type ClientsPlace, type Code } from "./open-code.js";
import { propertyUses, referencesTo } from "./property-uses.js";

/** A place, and what the code does there. */
type Place = readonly [node: ts.Node, verb: string];

/** Rules that are about calls which leave a parameter out. */
const ABOUT_LEAVING_OUT: ReadonlySet<string> = new Set([
  "parameter-default-changed",
  "parameter-made-required",
  "required-parameter-added",
]);

/** Rules after which a name is gone: it matters wherever it stands, not where a value is passed alone. */
const ABOUT_NAMES: ReadonlySet<string> = new Set(["parameter-removed", "parameter-renamed"]);

/**
 * Finds the places in code that each breaking or behaviour change touches.
 *
 * @param before All models as they were: what the code was written against.
 * @param globs The code.
 */
export async function findUsages(
  findings: readonly Finding[],
  before: readonly NamedModel[],
  clients: ClientsPlace,
  globs: readonly string[],
): Promise<Map<Finding, Usage[]>> {
  const code = await openCode(before, clients, globs);
  const usages = new Map<Finding, Usage[]>();
  for (const finding of findings) {
    const declared = declaredBy(code, finding.model);
    if (!declared || finding.level === "compatible") continue;
    const { side, path, message } = finding;
    const subject = path === undefined ? `the ${side}` : named(path);
    const about = `${subject}, which${message.slice(subject.length)}`;
    const places = placesOf(code, declared, finding);
    usages.set(finding, distinct(places.map(([node, verb]) => usageAt(node, `${verb} ${about}`))));
  }
  return usages;
}

function placesOf(code: Code, declared: Declared, finding: Finding): Place[] {
  if (finding.side === "model") return placesOfModel(code, declared, finding);
  const { side, path, rule } = finding;
  if (path === undefined) return callsOf(code, declared).map((call) => [call, "calls with"]);
  const isTop = /^[^.[\]]+$/.test(path);
  if (ABOUT_LEAVING_OUT.has(rule) && isTop) {
    return callsOf(code, declared)
      .filter((call) => !isPassed(code.checker, call, path))
      .map((call) => [call, "leaves out"]);
  }
  const at = ABOUT_LEAVING_OUT.has(rule) ? path.replace(/\.[^.]*$/, "") : path;
  const declarations = declarationsAt(code.checker, declared[side], at, declared.model);
  const uses = propertyUses(code, declarations).map((node): Place => [node, verbOf(node, side)]);
  if (!ABOUT_NAMES.has(rule) || !isTop) return uses;
  const entry = keyEntry(declared, path);
  const names = [...(entry ? referencesTo(code, entry) : []), ...fieldUses(code, declared, path)];
  return [...uses, ...names.map((node): Place => [node, "uses"])];
}

function placesOfModel(code: Code, declared: Declared, { rule, model }: Finding): Place[] {
  if (rule === "price-changed") return callsOf(code, declared).map((call) => [call, "calls"]);
  const uses = referencesTo(code, declared.model).map((node): Place => [node, "uses"]);
  if (rule !== "model-removed") return uses;
  return [...uses, ...idsOf(code, model).map((node): Place => [node, "names"])];
}

function verbOf({ parent }: ts.Node, side: "input" | "output"): string {
  if (side === "output") return "reads";
  return ts.isObjectLiteralElement(parent) ? "passes" : "uses";
}

function usageAt(node: ts.Node, says: string): Usage {
  return { ...placeOf(node.getSourceFile(), nameSpan(node).start), says };
}

/** Once each, by file, line and column. */
function distinct(usages: readonly Usage[]): Usage[] {
  const found = new Map(usages.map((usage) => [usageText(usage), usage]));
  return [...found.values()].sort((one, other) => {
    if (one.file !== other.file) return one.file < other.file ? -1 : 1;
    return one.line - other.line || one.column - other.column;
  });
}
