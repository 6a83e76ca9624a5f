/**
 * Foreign text for a terminal: control characters could move its cursor or end a line early, and invisible ones show a
 * text other than it is. Each becomes a space; line breaks stay.
 */
export function printable(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu, " ");
}
