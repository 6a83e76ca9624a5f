import { ts } from "ts-morph";
import type { Code } from "./open-code.js";

/**
 * Declarations of the user's own whose values flow to where one of the targets is expected: a property of an object that is
 * spread or passed as it is, at any depth.
 */
export function sourcesOf({ checker, files }: Code, targets: ReadonlySet<ts.Node>): ts.Node[] {
  const own = new Set(files);
  const found = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    const value = valueIn(node);
    const place = ts.isSpreadAssignment(node) ? node.parent : value;
    if (value && place) {
      const type = checker.getTypeAtLocation(value);
      const expected = isObject(type) ? checker.getContextualType(place) : undefined;
      if (expected) compare(type, expected, value, new Set());
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return [...found];

  /** Goes down both types at once, as far as the value's is the user's own. */
  function compare(type: ts.Type, expected: ts.Type, at: ts.Node, seen: Set<ts.Type>): void {
    const value = checker.getNonNullableType(type);
    const wanted = checker.getNonNullableType(expected);
    if (value === wanted || seen.has(value)) return;
    seen.add(value);
    if (value.isUnion()) return value.types.forEach((one) => compare(one, wanted, at, seen));
    const places = wanted.isUnion() ? wanted.types : [wanted];
    const items = value.getNumberIndexType();
    for (const place of places) {
      const itemPlace = items && place.getNumberIndexType();
      if (items && itemPlace) compare(items, itemPlace, at, seen);
    }
    for (const property of isOwn(value) ? value.getProperties() : []) {
      for (const place of places) {
        const other = place.getProperty(property.name);
        if (!other) continue;
        if (other.declarations?.some((declaration) => targets.has(declaration))) add(property);
        const [inner, outer] = [property, other].map((one) =>
          checker.getTypeOfSymbolAtLocation(one, at),
        );
        if (inner && outer) compare(inner, outer, at, seen);
      }
    }
  }

  function isOwn(type: ts.Type): boolean {
    const declarations = type.symbol?.declarations ?? [];
    return declarations.some((declaration) => own.has(declaration.getSourceFile()));
  }

  function add(property: ts.Symbol): void {
    for (const declaration of property.declarations ?? []) {
      const isKnown = targets.has(declaration) || !own.has(declaration.getSourceFile());
      if (!isKnown) found.add(declaration);
    }
  }
}

/** The value that goes somewhere as it is: what is spread into an object, or what stands where an object is expected. */
function valueIn(node: ts.Node): ts.Expression | undefined {
  if (ts.isSpreadAssignment(node)) return node.expression;
  const isValue =
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isCallExpression(node) ||
    ts.isAwaitExpression(node);
  return isValue ? node : undefined;
}

function isObject(type: ts.Type): boolean {
  return (
    (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Union | ts.TypeFlags.Intersection)) !== 0
  );
}
