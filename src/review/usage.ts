import { placeText, type CodePlace } from "./code/code-place.js";

/** A place in the user's code that a change touches. */
export interface Usage extends CodePlace {
  /** What the code does there, as a sentence without a subject: "passes `shift`, which is gone". */
  readonly says: string;
}

/** `src/app.ts:14:5 passes shift, which is gone`. */
export function usageText({ says, ...place }: Usage): string {
  return `${placeText(place)} ${says}`;
}
