import process from "node:process";
import type { WriteStream } from "node:tty";
import { styleText } from "node:util";

export type Colour = "red" | "yellow" | "green" | "bold";

/**
 * Text in a colour, where what is written to the stream is shown in colours: on a terminal that has some, unless `NO_COLOR`
 * is set; anywhere, where `FORCE_COLOR` is.
 */
export function coloured(stream: WriteStream, colour: Colour, text: string): string {
  return showsColours(stream) ? styleText(colour, text, { validateStream: false }) : text;
}

function showsColours(stream: WriteStream): boolean {
  const force = process.env["FORCE_COLOR"];
  if (force !== undefined) return force !== "0" && force !== "false";
  // Node looks at NO_COLOR and TERM.
  return stream.isTTY && stream.hasColors();
}
