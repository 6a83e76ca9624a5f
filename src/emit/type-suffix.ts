import { camelCase, capitalize, keyWords } from "../naming/words.js";

/** What a property or definition adds to the name of the type around it: `image_url` -> `ImageUrl`. */
export function typeSuffix(name: string): string {
  return capitalize(camelCase(keyWords(name))) || "Value";
}
