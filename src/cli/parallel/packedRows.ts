import type { Finding } from '../../core';
import { LineBytes } from '../output/lineBytes';
import { headOf, rowOf } from '../output/rows';

/** How findings are printed. */
export interface Printing {
  readonly path: string;
  readonly json: boolean;
  /** Also the findings of rules that are off. */
  readonly all: boolean;
}

/** What is printed for the findings of a block, as bytes, which pass from one thread to another as they are. */
export interface PackedRows {
  /** Row by row in UTF-8, each with its line end. The lines are numbered as if the block were the file. */
  readonly text: Uint8Array;
  /** Two numbers for each row: its line, from 0, and where its text starts. */
  readonly marks: Int32Array;
  /** What stands in each row before the number, in bytes. */
  readonly head: number;
  /** One of them is an error. */
  readonly failed: boolean;
}

const MARKS = 2;

/**
 * @param findings with lines that count from the first of the block
 * @param text takes their rows
 */
export function packedRows(findings: readonly Finding[], file: string, json: boolean, text: LineBytes): PackedRows {
  const marks = new Int32Array(MARKS * findings.length);
  let failed = false;
  let mark = 0;
  for (const finding of findings) {
    const { line } = finding.span;
    const row = rowOf(finding, { file, line }, json);
    marks[mark++] = line;
    marks[mark++] = text.length;
    failed ||= finding.severity === 'error';
    text.add(row);
  }
  return { text: text.take(), marks, head: Buffer.byteLength(headOf(file, json)), failed };
}

/**
 * Rows with the numbers that their lines have in the file.
 * @param from the first of the rows @param to exclusive
 * @param first the number of the block's first line, from 0
 */
export function numberedRows({ text, marks, head }: PackedRows, from: number, to: number, first: number): Uint8Array {
  const rows = Math.min(to, marks.length / MARKS);
  let at = startOf(from);
  const end = startOf(rows);
  const numbered = Buffer.allocUnsafeSlow(end - at + LONGEST_NUMBER * Math.max(0, rows - from));
  let length = 0;
  /** Takes over what stands before a place. */
  function take(place: number): void {
    numbered.set(text.subarray(at, place), length);
    length += place - at;
    at = place;
  }
  function startOf(row: number): number {
    return marks[MARKS * row + 1] ?? text.length;
  }
  for (let row = from; row < rows; row++) {
    const line = marks[MARKS * row] ?? 0;
    take(startOf(row) + head);
    length += numbered.write(String(first + line + 1), length, 'latin1');
    at += String(line + 1).length;
  }
  take(end);
  return numbered.subarray(0, length);
}

/** No file has so many lines that a number is longer. */
const LONGEST_NUMBER = 16;
