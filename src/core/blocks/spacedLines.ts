import { asAbove, type Places, type Spacing } from '../reading/spacing';
import type { EncodedText } from '../text/encoded';
import { splitLines } from '../text/lines';
import type { AnalyzeOptions } from './blockAnalysis';
import { linesKept } from './linesKept';
import { readBlock, type BlockReading } from './readBlock';
import type { AnalysisState } from './state';

/**
 * Reads a block as if the blank lines were not there that were put between its
 * lines. So everything counts without them, also what is carried on; what is
 * told is put where it stands in the text.
 */
export function readSpaced(content: string | EncodedText, entry: AnalysisState, before: Spacing, options: AnalyzeOptions): BlockReading {
  const all = splitLines(typeof content === 'string' ? content : content.text(0, content.bytes.length));
  const lines: string[] = [];
  const places = new Map(before.places);
  let { above } = before;
  for (const [place, line] of all.entries()) {
    above = asAbove(line, above);
    if (above === 'spacing') continue;
    places.set(lines.length, place);
    lines.push(line);
  }
  places.set(lines.length, all.length);
  const { analysis, strange } = lines.length === 0 && !options.last ? unread(entry) : readBlock(lines.join('\n'), entry, options);
  const { facts, findings, logins, exit } = analysis;
  const spacing: Spacing = { above, places: new Map(linesTold(exit).map((line) => [line, placeOf(line + lines.length, places) - all.length])) };
  return { strange, analysis: { ...analysis, lines: all.length, ...placed({ facts, findings, logins }, places), exit: { ...exit, spacing } } };
}

/** A block that has nothing but what was put between. */
function unread(exit: AnalysisState): BlockReading {
  return { strange: [], analysis: { lines: 0, facts: [], owners: [], findings: [], logins: [], secrets: exit.secrets ?? [], exit } };
}

function placeOf(line: number, places: Places): number {
  return places.get(line) ?? line;
}

/** What was told of lines, where they stand. */
function placed<T>(told: T, places: Places): T {
  if (typeof told !== 'object' || told === null || ArrayBuffer.isView(told)) return told;
  if (Array.isArray(told)) return told.map((one: unknown) => placed(one, places)) as T;
  const moved = Object.entries(told).map(([key, value]: [string, unknown]) => [key, isLine(key, value) ? placeOf(value, places) : placed(value, places)]);
  return Object.fromEntries(moved) as T;
}

function isLine(key: string, value: unknown): value is number {
  return typeof value === 'number' && (key === 'line' || key === 'lastLine');
}

/** The lines above the next block that its state may tell of. */
function linesTold({ sessions, records, deferrals, foretold, toldLogins, held, memories }: AnalysisState): readonly number[] {
  const told = new Set<number>();
  for (let line = -linesKept(memories); line < 0; line++) told.add(line);
  noteLines([sessions, records, deferrals, foretold, toldLogins, held], told);
  return [...told];
}

function noteLines(value: unknown, told: Set<number>): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  const entries: Iterable<readonly [unknown, unknown]> = value instanceof Map ? value : Object.entries(value);
  for (const [key, one] of entries) {
    if (isLine(String(key), one)) told.add(one);
    else noteLines(one, told);
  }
}
