const SEGMENT = /^[A-Za-z0-9_.-]+$/;
/** Up to where Windows looks for a device's name: `aux.json` is the device too. */
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])_*(?=\.|$)/i;
const DOT_AT_END = /\._*$/;
/** `x.d.ts` and `x.d.y.ts` are declaration files. */
const DECLARATION = /\.d_*(?=\.|$)/gi;
const FILE = /\.(?:json|ts)_*$/i;

/**
 * True for a model id that can be requested and written: one or more segments of `[A-Za-z0-9_.-]`, separated by slashes,
 * none of them `.` or `..`, 200 characters at most.
 */
export function isModelId(id: string): boolean {
  return (
    id.length <= 200 &&
    id.split("/").every((segment) => SEGMENT.test(segment) && segment !== "." && segment !== "..")
  );
}

/**
 * The path of a model's files, without an extension and with forward slashes on every platform. It is the id, with `_` in
 * each segment that would mean something else to some file system or to TypeScript:
 *
 * - behind the name of a Windows device, up to the first dot (`aux` -> `aux_`, `com1.x` -> `com1_.x`),
 * - after a dot at the end, and in the last segment after `.d` at its end or before another dot (`x.d.ts` and `x.d.y.ts` would
 *   be declaration files),
 * - after `.json` and `.ts` at the end of any other segment, which could be a file of another model.
 *
 * What has such `_` already gets one more, so no two ids share a path.
 */
export function modelPath(id: string): string {
  const segments = id.split("/");
  return segments
    .map((segment, index) => {
      const isLast = index === segments.length - 1;
      const named = segment.replace(WINDOWS_DEVICE, "$&_");
      const safe = isLast ? named.replace(DECLARATION, "$&_") : named;
      const isSpecial = DOT_AT_END.test(safe) || (!isLast && FILE.test(safe));
      return isSpecial ? `${safe}_` : safe;
    })
    .join("/");
}
