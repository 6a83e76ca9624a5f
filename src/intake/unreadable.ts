const FIRST_CHARACTERS = 4096;

const OTHER_FORMATS: readonly (readonly [start: RegExp, message: string])[] = [
  [
    /^version https:\/\/git-lfs\.github\.com\//,
    "a git-lfs pointer, not the file itself; fetch it with `git lfs pull`",
  ],
  [/^%PDF-/, "a PDF; save the page as HTML or text"],
  [
    /^(?:From: <Saved by|MIME-Version: 1\.0|Snapshot-Content-Location:)/i,
    "a web archive (MHTML); save the page as HTML only, or as text",
  ],
];

/**
 * Says what a text is that can't be a page: empty, another format, or bytes that are no UTF-8 and were read as such. It is
 * told by the first 4,096 characters; up to a tenth of them may be control characters or `U+FFFD`.
 */
export function unreadable(text: string, what: "page" | "file" = "page"): string | undefined {
  if (text.trim() === "") return `the ${what} is empty`;
  const first = text.slice(0, FIRST_CHARACTERS);
  const format = OTHER_FORMATS.find(([start]) => start.test(first));
  if (format !== undefined) return `this is ${format[1]}`;

  const nulls = count(first, /\0/g);
  if (nulls > first.length / 5) {
    return "this is UTF-16 or another encoding with NUL bytes, not UTF-8; save it as UTF-8";
  }
  if (count(first, /[^\P{Cc}\s]|\ufffd/gu) > first.length / 10) {
    return "this is binary data, or text that is not UTF-8; save it as text, in UTF-8";
  }
  return undefined;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
