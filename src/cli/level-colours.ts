import type { WriteStream } from "node:tty";
import { coloured, type Colour } from "./colour.js";

const COLOURS: Readonly<Record<string, Colour>> = {
  breaking: "red",
  behaviour: "yellow",
  compatible: "green",
};

/** A report of changes with the level of each line in its colour, where the stream shows colours. */
export function withLevels(stream: WriteStream, report: string): string {
  return report.replace(
    /^( {2})(breaking|behaviour|compatible)(?= )/gm,
    (_, indent: string, level: string) =>
      indent + coloured(stream, COLOURS[level] ?? "bold", level),
  );
}
