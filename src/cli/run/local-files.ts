import { readFileSync, statSync, type Stats } from "node:fs";
import type { CheckedFields } from "../../emit/fields.js";
import type { Field } from "../../runtime/field.js";
import { CommandError, EXIT } from "../exit-status.js";
import { mediaType } from "./media-type.js";
import { partsOf } from "./parameter-value.js";

/** The largest request that is sent, so no file of it can be larger. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The input with files of this machine in place of their paths, wherever the model takes media. Each `File` is named by
 * its path.
 *
 * @throws CommandError naming every file that is missing, or can't be sent.
 */
export function withLocalFiles(
  input: Readonly<Record<string, unknown>>,
  { definitions, ...parameters }: CheckedFields,
): Record<string, unknown> {
  const problems: string[] = [];
  const replaced = replace(input, [parameters], "");
  if (problems.length > 0) throw new CommandError(EXIT.badInput, problems.join("\n"));
  return Object.fromEntries(Object.entries(Object(replaced)));

  /** @param taken The fields that describe this place. */
  function replace(value: unknown, taken: readonly Field[], path: string): unknown {
    const parts = taken.flatMap((field) => partsOf(field, definitions));
    if (typeof value === "string") {
      const media = parts.find((part) => part.media !== undefined);
      return media ? fileOr(value, media, path) : value;
    }
    if (Array.isArray(value)) {
      return value.map((item, index) => {
        const inside = parts.flatMap(
          ({ prefixItems, items }) => prefixItems?.[index] ?? items ?? [],
        );
        return replace(item, inside, `${path}[${index}]`);
      });
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, property]) => {
        const inside = parts.flatMap(
          ({ fields: known = {}, additional }) =>
            (Object.hasOwn(known, name) ? known[name] : additional) ?? [],
        );
        return [name, replace(property, inside, path === "" ? name : `${path}.${name}`)];
      }),
    );
  }

  function fileOr(text: string, field: Field, path: string): string | File {
    if (/^(?:https?|data):/i.test(text)) return text;
    const found = findFile(text);
    if (found?.isFile() && found.size <= MOST_BYTES) {
      return new File([readFileSync(text)], text, { type: mediaType(text) ?? "" });
    }
    if (found?.isFile()) {
      const size = Math.round(found.size / 1024 / 1024);
      problems.push(
        `${path}: ${text} has ${size} MiB, and a request 64 at most: pass an https URL`,
      );
    } else if (!field.samples?.includes(text) && isMeantAsFile(text, field)) {
      const shown = JSON.stringify(text.slice(0, 200));
      problems.push(`${path}: there is no file ${shown}: pass the path of one, or an https URL`);
    }
    return text;
  }
}

function findFile(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined; // not there, or no path at all: too long, or with a NUL in it
  }
}

/** What is media by its key alone may be other text as well: an id, a name that the server knows. */
function isMeantAsFile(text: string, { media }: Field): boolean {
  return media === "url" || /[\\/]/.test(text) || mediaType(text) !== undefined;
}
