import { isJsonObject, type Json } from "../model/json.js";

/**
 * How many schemas one value is checked against before anything within it is looked at: references can double that with every
 * level. Infinity where a schema refers to itself without going into the value. References are to `#/$defs/<name>`.
 */
export function stepsAtOnePlace(schema: Json, definitions: ReadonlyMap<string, Json>): number {
  const known = new Map<string, number>();
  return steps(schema);

  function steps(node: Json | undefined): number {
    if (!isJsonObject(node)) return 0;
    const { allOf, anyOf, oneOf, dependentSchemas, $ref } = node;
    const parts: (Json | undefined)[] = [node.not, node.if, node.then, node.else];
    for (const list of [allOf, anyOf, oneOf]) if (Array.isArray(list)) parts.push(...list);
    if (isJsonObject(dependentSchemas)) parts.push(...Object.values(dependentSchemas));
    const total = parts.reduce<number>((sum, part) => sum + steps(part), 1);
    return typeof $ref === "string" ? total + stepsBehind($ref.slice("#/$defs/".length)) : total;
  }

  function stepsBehind(name: string): number {
    const before = known.get(name);
    if (before !== undefined) return before;
    known.set(name, Infinity);
    const total = steps(definitions.get(name));
    known.set(name, total);
    return total;
  }
}
