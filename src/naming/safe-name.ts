/**
 * What every object has, and what makes it something else: a promise (`then`), its own JSON (`toJSON`), a class
 * (`prototype`).
 */
const OBJECT_NAMES = new Set([
  "__defineGetter__",
  "__defineSetter__",
  "__lookupGetter__",
  "__lookupSetter__",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "prototype",
  "then",
  "toJSON",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/** True for a name that would break an object which has it: `__proto__`, `constructor`, `then`. */
export function breaksObjects(name: string): boolean {
  return OBJECT_NAMES.has(name);
}

/** ASCII only: of two names that look alike, a reviewer has to see that they are one. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name);
}

/** Makes an identifier of ASCII letters, digits, `_` and `$` one that is safe to have in an object. */
export function safeName(name: string): string {
  if (name === "" || /^[0-9]/.test(name)) return `_${name}`;
  return breaksObjects(name) ? `${name}_` : name;
}

/** Each character that no identifier has becomes `_` and its code point in hex: `foo-bar` -> `foo_2dbar`. */
export function escapeKey(key: string): string {
  return key.replace(/[^A-Za-z0-9_$]/gu, (character) => `_${hexCode(character)}`);
}

/**
 * The last resort: a series of names of which no two keys ever share one, so that some name is always free.
 *
 * `escapeKey` can give two keys one name (`foo-bar`, `foo_2dbar`). Here `_` is escaped too, and each escape is closed by a
 * second `_`; so a name reads back as one key, and `_` after it can't be part of one. The first letter is a small one, so
 * that keys stay apart when it is capitalized.
 */
export function* lastResorts(key: string): Generator<string, never> {
  const escaped = key.replace(/^[^a-z]|[^A-Za-z0-9]/gsu, (character) => `_${hexCode(character)}_`);
  for (let name = safeName(escaped); ; name += "_") yield name;
}

function hexCode(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
