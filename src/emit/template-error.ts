/** A template that can't be used, with its name and line. */
export class TemplateError extends Error {
  /** @param line Counted from 1, where it is known. */
  constructor(template: string, line: number | undefined, problem: string) {
    super(`${template}${line === undefined ? "" : `:${line}`}: ${problem}`);
  }

  override get name(): string {
    return "TemplateError";
  }
}
