import stringWidth from "string-width";
import { printable } from "./printable.js";

/** A column; its cells are cut where there is no room for all of the table. */
export interface Column {
  readonly heading: string;
  /** The whole cell or no column: what is copied, and is of no use when it is cut. */
  readonly isWhole?: boolean;
}

const GAP = "  ";
/** A cell is not cut below this; the last column goes instead. */
const LEAST = 8;

/**
 * A table of columns side by side, its headings included.
 *
 * @param width In columns of the terminal. Cells are cut to fit, the widest first, and then the last columns go.
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width = Infinity,
): string[] {
  const cells = [columns.map(({ heading }) => heading), ...rows.map((row) => row.map(plainCell))];
  const widths = columns.map((_, index) =>
    Math.max(...cells.map((row) => stringWidth(row[index] ?? ""))),
  );
  const fitting = fit(columns, widths, width);
  return cells.map((row) =>
    fitting
      .map((room, index) => pad(cut(row[index] ?? "", room), room))
      .join(GAP)
      .trimEnd(),
  );
}

function fit(columns: readonly Column[], widths: readonly number[], most: number): number[] {
  const room = [...widths];
  while (totalOf(room) > most) {
    const [widest] = room
      .map((width, index) => ({ width, index }))
      .filter(({ width, index }) => !columns[index]?.isWhole && width > LEAST)
      .sort((one, other) => other.width - one.width);
    if (widest) room[widest.index] = widest.width - 1;
    else if (room.length === 1) return room;
    else return fit(columns, widths.slice(0, room.length - 1), most);
  }
  return room;
}

function totalOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1));
}

function plainCell(text: string): string {
  return printable(text).replaceAll("\n", " ");
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}

/** Text of at most that width; `…` stands for what was cut. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let shown = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(shown + segment) > width - 1) break;
    shown += segment;
  }
  return `${shown}…`;
}
