/** `1 to 3 items`, `3 items`, `1 or more items`. */
export function describeCount(
  least: number,
  most: number,
  noun: string,
): string {
  if (least === most) return `${most} ${noun}`;
  return most === Infinity
    ? `${least} or more ${noun}`
    : `${least} to ${most} ${noun}`;
}
