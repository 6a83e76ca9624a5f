/** Prettier can't format as the project configures it. */
export class FormatError extends Error {
  constructor(problem: string) {
    super(
      `prettier, as the project configures it: ${problem}\nmend its configuration, or generate with --no-format`,
    );
  }

  override get name(): string {
    return "FormatError";
  }
}
