import { isJsonObject, type Json, type JsonObject } from "../model/json.js";

/** One schema's older spellings (JSON Schema draft 4 to 2019-09) and OpenAPI's in the words of 2020-12. */
export function modernSchema(schema: JsonObject): ReadonlyMap<string, Json> {
  const modern = new Map(Object.entries(schema));
  const { items, additionalItems, type, nullable, dependencies } = schema;
  if (Array.isArray(items)) {
    modern.set("prefixItems", items);
    modern.delete("items");
    if (additionalItems !== undefined) modern.set("items", additionalItems);
  }
  if (nullable === true && type !== undefined) {
    modern.set("type", [...(Array.isArray(type) ? type : [type]), "null"]);
  }
  if (isJsonObject(dependencies)) {
    const lists = Object.entries(dependencies).filter(([, value]) => Array.isArray(value));
    const schemas = Object.entries(dependencies).filter(([, value]) => !Array.isArray(value));
    modern.set("dependentRequired", Object.fromEntries(lists));
    modern.set("dependentSchemas", Object.fromEntries(schemas));
  }
  for (const limit of ["minimum", "maximum"]) {
    const exclusive = limit === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
    const bound = schema[limit];
    if (typeof schema[exclusive] !== "boolean") continue;
    modern.delete(exclusive);
    if (schema[exclusive] && bound !== undefined) {
      modern.set(exclusive, bound);
      modern.delete(limit);
    }
  }
  return modern;
}
