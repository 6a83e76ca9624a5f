import type { DryRunJson } from "../json-output.js";
import { given } from "../given.js";
import type { Price } from "../../model/file.js";
import { curlCommand } from "../curl.js";
import { priceText } from "../../emit/doc-text.js";

/** A request that is not sent. */
export interface DryRun {
  readonly modelId: string;
  readonly input: unknown;
  /** What would be sent, each `File` in it named by its path. */
  readonly body: unknown;
  /** Where it would be sent. */
  readonly url: string;
  readonly price: Price | undefined;
}

/** A dry run as one JSON value. */
export function dryRunJson({ modelId, input, body, url, price }: DryRun): DryRunJson {
  const shown = { modelId, input: shownValue(input), url, body: shownValue(body) };
  return { ...shown, curl: curlCommand(url, withShortUris(body)), ...given({ price }) };
}

/** A dry run as text for people. */
export function dryRunText({ input, body, url, price }: DryRun): string {
  return [
    "input, under friendly names:",
    JSON.stringify(shownValue(input), null, 2),
    "",
    `POST ${url}`,
    JSON.stringify(shownValue(body), null, 2),
    "",
    "the same as curl:",
    curlCommand(url, withShortUris(body)),
    "",
    `price: ${price ? priceText(price) : "not known"}`,
  ].join("\n");
}

/** Files as `@` and their path, long `data:` URIs cut. */
function shownValue(value: unknown): unknown {
  return mapLeaves(value, (leaf) =>
    leaf instanceof File
      ? `@${leaf.name} (${leaf.type || "unknown type"}, ${leaf.size} bytes)`
      : shortUri(leaf),
  );
}

function withShortUris(value: unknown): unknown {
  return mapLeaves(value, shortUri);
}

function shortUri(leaf: unknown): unknown {
  if (typeof leaf !== "string" || leaf.length <= 200 || !/^data:/i.test(leaf)) return leaf;
  return `${leaf.slice(0, 60)}... (${leaf.length} characters)`;
}

function mapLeaves(value: unknown, map: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapLeaves(item, map));
  if (typeof value !== "object" || value === null || value instanceof File) return map(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, mapLeaves(part, map)]),
  );
}
