import { shellQuote } from "./shell-quote.js";

/**
 * The command that sends a request as the client would, for a POSIX shell. The token stays a variable. Files are read and
 * encoded when it runs: a `data:` URI of any size is too long for an argument.
 *
 * @param body What is sent; each `File` in it is named by its path.
 */
export function curlCommand(url: string, body: unknown): string {
  const curl = [
    `curl -X POST ${shellQuote(url)} \\`,
    `  -H "Authorization: Bearer $RUNCOMFY_API_TOKEN" \\`,
    `  -H 'Content-Type: application/json' \\`,
  ].join("\n");
  const pieces = joinText(jsonPieces(body));
  const [only] = pieces;
  if (pieces.length === 1 && typeof only === "string") {
    return `${curl}\n  --data-raw ${shellQuote(only)}`;
  }
  const prints = pieces.map((piece) =>
    typeof piece === "string"
      ? `printf %s ${shellQuote(piece)}`
      : `base64 < ${shellQuote(piece.name)} | tr -d '\\n'`,
  );
  return `{\n${prints.map((print) => `  ${print}\n`).join("")}} | ${curl}\n  --data-binary @-`;
}

type Piece = string | File;

/** JSON in pieces, with each file, to be encoded, in its place. */
function jsonPieces(value: unknown): Piece[] {
  if (value instanceof File) {
    return [`"data:${value.type || "application/octet-stream"};base64,`, value, '"'];
  }
  if (Array.isArray(value)) return ["[", ...separated(value.map(jsonPieces)), "]"];
  if (typeof value !== "object" || value === null) return [JSON.stringify(value)];
  const members = Object.entries(value).map(([key, part]) => [
    `${JSON.stringify(key)}:`,
    ...jsonPieces(part),
  ]);
  return ["{", ...separated(members), "}"];
}

function separated(parts: readonly Piece[][]): Piece[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [",", ...part]));
}

function joinText(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === "string" && typeof last === "string") joined.splice(-1, 1, last + piece);
    else joined.push(piece);
  }
  return joined;
}
