import type { Memory } from '../../formats/format';
import { journalEntry } from '../wrappings/journalEntry';
import { indentOf, piecesOf, prefixOf } from '../wrappings/prefix';
import { record } from '../wrappings/record';
import { isAroundFound, searchResult } from '../wrappings/searchResult';
import { spreadRecord } from '../wrappings/spreadRecord';
import type { Wrapping } from '../wrappings/wrapping';

/** Of the telling lines, so many have the prefix where there is one. */
const MOST_HAVE_IT = 0.6;
const MOST_TRIED = 60;

/** What telling lines may stand in. */
export function candidates(telling: readonly string[]): readonly Wrapping[] {
  const some = telling.slice(0, MOST_TRIED);
  const share = (test: (line: string) => boolean): number => some.filter(test).length / some.length;
  if (areRecords(some)) return [record];
  if (share((line) => /^\s{0,12}(?:_{0,2}[A-Z][A-Z0-9_]{1,60}=|"_{0,2}[A-Z][A-Z0-9_]{1,60}" ?: ?")/.test(line)) >= MOST_HAVE_IT) return [journalEntry];
  if (areSpread(some)) return [spreadRecord];
  if (some.some(isAroundFound) && share((line) => searchResult.unwrap(line, NO_MEMORY) !== undefined) >= MOST_HAVE_IT) return [searchResult];
  const kinds = some.map((line) => piecesOf(line).kinds);
  const found: Wrapping[] = [];
  const indents = some.map((line) => line.length - line.trimStart().length).filter((blanks) => blanks > 0 && blanks <= 24);
  if (indents.length >= some.length * MOST_HAVE_IT) found.push(indentOf(Math.min(...indents)));
  for (let count = 1; ; count++) {
    const [kind, lines] = commonest(kinds.filter((one) => one.length >= count).map((one) => one.slice(0, count)));
    if (kind === undefined || lines < some.length * MOST_HAVE_IT) return found;
    found.push(prefixOf(kind));
  }
}

/** Whether most lines are fields of records that are set out over several lines. */
export function areSpread(lines: readonly string[]): boolean {
  const some = lines.slice(0, MOST_TRIED);
  return some.filter((line) => SPREAD.test(line)).length >= some.length * MOST_HAVE_IT;
}

// "message": "…", | "…", below it
const SPREAD = /^\s{1,40}(?:"[\w.@-]{1,60}" ?: ?)?"(?:[^"\\]|\\.){0,20000}",?\s*$/;

function commonest(all: readonly string[]): readonly [string | undefined, number] {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].reduce<readonly [string | undefined, number]>((most, one) => (one[1] > most[1] ? one : most), [undefined, 0]);
}

/** A record stands on one line. */
const NO_MEMORY: Memory = new Map<string, string>();

/** Whether most lines are records of JSON or of fields that hold a log's lines. */
export function areRecords(lines: readonly string[]): boolean {
  const some = lines.slice(0, MOST_TRIED);
  return some.filter((line) => record.unwrap(line, NO_MEMORY)).length >= some.length * MOST_HAVE_IT;
}
