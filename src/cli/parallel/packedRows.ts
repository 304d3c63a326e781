import type { Row } from '../rows';

/** What is printed for one finding of a block. */
export interface PlacedRow extends Row {
  /** Counted from the first line of the block. */
  readonly line: number;
  readonly error: boolean;
}

/** The rows of a block as bytes, which pass from one thread to another as they are. */
export interface PackedRows {
  /** Row by row in UTF-8, each with its line end and without the number of its line. */
  readonly text: Uint8Array;
  /** Three numbers for each row: its line, where its text starts, and where the number belongs. */
  readonly marks: Int32Array;
  /** One of them is an error. */
  readonly failed: boolean;
}

const MARKS = 3;

export function packedRows(rows: readonly PlacedRow[]): PackedRows {
  // No character of UTF-16 needs more than three bytes of UTF-8.
  const room = Buffer.allocUnsafe(3 * rows.reduce((length, { before, after }) => length + before.length + after.length + 1, 0));
  const marks = new Int32Array(MARKS * rows.length);
  let at = 0;
  rows.forEach(({ line, before, after }, index) => {
    marks[MARKS * index] = line;
    marks[MARKS * index + 1] = at;
    at += room.write(before, at);
    marks[MARKS * index + 2] = at;
    at += room.write(after, at);
    at += room.write('\n', at);
  });
  return { text: Uint8Array.from(room.subarray(0, at)), marks, failed: rows.some(({ error }) => error) };
}

/**
 * Rows with the numbers of their lines.
 * @param from the first of the rows @param to exclusive
 * @param first the number of the block's first line, from 0
 * @returns pieces to be written one after another
 */
export function numberedRows({ text, marks }: PackedRows, from: number, to: number, first: number): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let at = startOf(marks, from, text.length);
  for (let row = from; row < to && MARKS * row < marks.length; row++) {
    const number = marks[MARKS * row + 2] ?? 0;
    pieces.push(text.subarray(at, number), Buffer.from(String(first + (marks[MARKS * row] ?? 0) + 1)));
    at = number;
  }
  pieces.push(text.subarray(at, startOf(marks, to, text.length)));
  return pieces;
}

function startOf(marks: Int32Array, row: number, end: number): number {
  return marks[MARKS * row + 1] ?? end;
}
