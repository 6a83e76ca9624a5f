const SEGMENT = /^[A-Za-z0-9_.-]+$/;
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

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
 * The path of a model's files, without an extension and with forward slashes on every platform. It is the id, except that
 * a segment which some file system or TypeScript gives a meaning of its own gets `_` at its end: Windows' device names
 * (`aux`, `com1.x`), a dot at the end, and `.d` at the end of the last segment (`x.d.ts` would be a declaration file).
 */
export function modelPath(id: string): string {
  const segments = id.split("/");
  return segments
    .map((segment, index) => {
      const isLast = index === segments.length - 1;
      const isSpecial =
        WINDOWS_DEVICE.test(segment) ||
        segment.endsWith(".") ||
        (isLast && segment.toLowerCase().endsWith(".d"));
      return isSpecial ? `${segment}_` : segment;
    })
    .join("/");
}
