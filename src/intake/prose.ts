import { isJsonObject, type Json, type JsonObject } from "../model/json.js";
import { keywordKind } from "../model/keyword-kind.js";

/**
 * A schema as published now, with the titles and descriptions of an older version of it where it has none itself.
 *
 * @param isNewer True where the prose of both counts as the schema's; false to have the older one's.
 */
export function withProse(schema: JsonObject, older: JsonObject, isNewer: boolean): JsonObject {
  const members = Object.entries(schema).map(([keyword, value]): [string, Json] => {
    const old = Object.hasOwn(older, keyword) ? older[keyword] : undefined;
    if (old === undefined) return [keyword, value];
    switch (keywordKind(keyword, value)) {
      case "prose":
        return [keyword, isNewer || typeof old !== "string" ? value : old];
      case "map":
        return [keyword, withProseByKey(value, old, isNewer)];
      case "schema":
        return [keyword, withProseInside(value, old, isNewer)];
      default:
        return [keyword, value];
    }
  });
  const lacking = Object.entries(older).filter(
    ([keyword, value]) =>
      keywordKind(keyword, value) === "prose" && !Object.hasOwn(schema, keyword),
  );
  return Object.fromEntries([...members, ...lacking]);
}

function withProseByKey(schemas: Json, older: Json, isNewer: boolean): Json {
  if (!isJsonObject(schemas) || !isJsonObject(older)) return schemas;
  return Object.fromEntries(
    Object.entries(schemas).map(([key, schema]): [string, Json] => {
      const old = Object.hasOwn(older, key) ? older[key] : undefined;
      return [key, old === undefined ? schema : withProseInside(schema, old, isNewer)];
    }),
  );
}

/** In lists of one length, each with the one in its place. */
function withProseInside(value: Json, older: Json, isNewer: boolean): Json {
  if (isJsonObject(value) && isJsonObject(older)) return withProse(value, older, isNewer);
  if (!Array.isArray(value) || !Array.isArray(older) || value.length !== older.length) return value;
  return value.map((item, index) => withProseInside(item, older[index] ?? null, isNewer));
}
