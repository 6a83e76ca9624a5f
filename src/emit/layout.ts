import { printString } from "./literal.js";
import { INDENT, type Style } from "./style.js";

/** Where a piece of code stands in its line. */
export interface Spot {
  readonly style: Style;
  /** How many levels its line is indented by. */
  readonly level: number;
  /** How many columns stand in front of it, behind the indentation. */
  readonly before: number;
  /** How many columns follow it: a comma, or what can't be on a line of its own. */
  readonly after: number;
}

/** The indentation of a line. */
export function indentation(level: number): string {
  return INDENT.repeat(level);
}

/** The columns that are left for a piece. */
function roomAt({ style, level, before, after }: Spot): number {
  return style.width - indentation(level).length - before - after;
}

/** True where so many columns are left. */
export function fits(width: number, spot: Spot): boolean {
  return width <= roomAt(spot);
}

/** Names in braces, of an import or export: on one line where they fit, else one a line; one alone is never broken. */
export function layOutNames(names: readonly string[], spot: Spot): string {
  const flat = `{ ${names.join(", ")} }`;
  return names.length < 2 || fits(flat.length, spot)
    ? flat
    : brokenList("{", names, ",", "}", spot);
}

/** An object type: on one line where it fits, else a member a line. */
export function layOutMembers(members: readonly string[], spot: Spot): string {
  const flat = `{ ${members.join("; ")} }`;
  return fits(flat.length, spot) ? flat : brokenList("{", members, ";", "}", spot);
}

/** An array literal of identifiers. */
export function layOutIdentifiers(names: readonly string[], spot: Spot): string {
  const flat = `[${names.join(", ")}]`;
  return fits(flat.length, spot) ? flat : brokenList("[", names, ",", "]", spot);
}

/** The type arguments of a call. */
export function layOutTypeArguments(types: readonly string[], spot: Spot): string {
  const flat = `<${types.join(", ")}>`;
  return fits(flat.length, spot) ? flat : brokenList("<", types, "", ">", spot);
}

/** A call with values: on one line where they fit; the only one is broken within, of more each stands on its own line. */
export function layOutArguments(name: string, values: readonly object[], spot: Spot): string {
  const room = roomAt(spot) - `${name}()`.length;
  const flat = joined("", values, flatText, "", room);
  if (flat !== undefined) return `${name}(${flat})`;
  const [only] = values;
  if (only && values.length === 1) return `${name}(${layOutLines(entriesOf(only), spot)})`;
  const inner = { ...spot, level: spot.level + 1, before: 0, after: 1 };
  const items = values.map((value) => layOutValue(value, inner));
  return `${name}${brokenList("(", items, ",", ")", spot)}`;
}

/**
 * A union behind what it belongs to: on the same line where it fits, on the next where it fits there, else each member on a
 * line of its own.
 */
export function layOutUnion(members: readonly string[], spot: Spot): string {
  const flat = members.join(" | ");
  if (members.length === 1 || fits(` ${flat}`.length, spot)) return ` ${flat}`;
  const start = `\n${indentation(spot.level + 1)}`;
  const below = { ...spot, level: spot.level + 1, before: 0 };
  if (fits(flat.length, below)) return start + flat;
  return members.map((member) => `${start}| ${member}`).join("");
}

/** @param end What stands behind each item; where it is empty, commas stand between them. */
function brokenList(
  open: string,
  items: readonly string[],
  end: "," | ";" | "",
  close: string,
  { level }: Spot,
): string {
  const start = `\n${indentation(level + 1)}`;
  const lines = items.map((item) => start + item).join(end || ",");
  return `${open}${lines}${end}\n${indentation(level)}${close}`;
}

/** The literal of a JSON value. Properties that are undefined are left out. */
export function layOutValue(value: unknown, spot: Spot): string {
  const flat = flatText(value, roomAt(spot));
  if (flat !== undefined) return flat;
  if (Array.isArray(value)) return brokenArray(value, spot);
  return isObject(value) ? layOutLines(entriesOf(value), spot) : scalarText(value);
}

/** An object literal with one entry a line, however short it is. */
export function layOutLines(
  entries: readonly (readonly [key: string, value: unknown])[],
  { style, level }: Spot,
): string {
  if (entries.length === 0) return "{}";
  const start = indentation(level + 1);
  const lines = entries.map(([key, value]) => {
    const name = `${printKey(key)}: `;
    const spot = { style, level: level + 1, before: name.length, after: 1 };
    return `${start}${name}${layOutValue(value, spot)},\n`;
  });
  return `{\n${lines.join("")}${indentation(level)}}`;
}

function brokenArray(items: readonly unknown[], { style, level }: Spot): string {
  const end = `\n${indentation(level)}]`;
  if (items.length > 1 && items.every((item) => typeof item === "number")) {
    return `[\n${filled(items.map(scalarText), { style, level: level + 1, before: 0, after: 1 })},${end}`;
  }
  const start = `\n${indentation(level + 1)}`;
  const spot = { style, level: level + 1, before: 0, after: 1 };
  return `[${items.map((item) => `${start}${layOutValue(item, spot)},`).join("")}${end}`;
}

/** Numbers, as many in a line as fit. */
function filled(numbers: readonly string[], spot: Spot): string {
  const start = indentation(spot.level);
  const lines: string[] = [];
  let line = "";
  for (const number of numbers) {
    const longer = line === "" ? number : `${line}, ${number}`;
    if (line === "" || fits(longer.length, spot)) {
      line = longer;
    } else {
      lines.push(line);
      line = number;
    }
  }
  return [...lines, line].map((text) => start + text).join(",\n");
}

/** A value on one line; undefined where it is longer than the room, or prettier breaks it however short it is. */
function flatText(value: unknown, room: number): string | undefined {
  if (Array.isArray(value)) {
    if (isMatrix(value)) return undefined;
    return joined("[", value, (item, left) => flatText(item, left), "]", room);
  }
  if (!isObject(value)) {
    const text = scalarText(value);
    return text.length <= room ? text : undefined;
  }
  const entries = entriesOf(value);
  if (entries.length === 0) return "{}";
  const entry = ([key, part]: (typeof entries)[number], left: number) => {
    const name = `${printKey(key)}: `;
    const text = flatText(part, left - name.length);
    return text === undefined ? undefined : name + text;
  };
  return joined("{ ", entries, entry, " }", room);
}

/** Stops as soon as there is no room, so that a long list costs no more than a line. */
function joined<Item>(
  open: string,
  items: readonly Item[],
  print: (item: Item, left: number) => string | undefined,
  close: string,
  room: number,
): string | undefined {
  let text = open;
  for (const [index, item] of items.entries()) {
    if (index > 0) text += ", ";
    const part = print(item, room - text.length - close.length);
    if (part === undefined) return undefined;
    text += part;
  }
  return text.length + close.length <= room ? text + close : undefined;
}

/** Prettier breaks an array of objects, or of arrays, that each have more than one part; so what is around it is broken. */
function isMatrix(items: readonly unknown[]): boolean {
  return (
    items.length > 1 &&
    (items.every((item) => Array.isArray(item) && item.length > 1) ||
      items.every((item) => isObject(item) && entriesOf(item).length > 1))
  );
}

function scalarText(value: unknown): string {
  if (typeof value === "string") return printString(value);
  return typeof value === "number" ? String(value).replace("e+", "e") : String(value);
}

/** The key of an object literal or a type. `__proto__` would set a prototype unless it is computed. */
export function printKey(key: string): string {
  return key === "__proto__" ? '["__proto__"]' : printName(key);
}

/** The name of a member of a type: bare where it can be. */
export function printName(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : printString(name);
}

function entriesOf(value: object): [key: string, value: unknown][] {
  return Object.entries(value).filter(([, part]) => part !== undefined);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
