/** Foreign text within a sentence, in backticks: in one line, and without a backtick of its own. */
export function named(text: string): string {
  return `\`${text.replace(/[`\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")}\``;
}
