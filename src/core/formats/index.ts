import { splitLines } from '../text/lines';
import { dialogue } from './dialogue';
import type { Format, Line, Memory, Statement, Trace } from './format';
import { labelled } from './labelled';
import { postfix } from './postfix';
import { swaks } from './swaks';
import { readSyslogLine } from './syslog';

/** Every format we read. Where two read a line, the earlier one does. */
export const formats: readonly Format[] = [postfix, swaks, labelled, dialogue];

export function formatWithId(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

/** The same formats in the order in which they are asked. */
export function inOrder(some: readonly Format[]): readonly Format[] {
  return formats.filter((format) => some.includes(format));
}

/** A line and the format that reads it, where one does. */
export interface Reading {
  readonly statements: readonly Statement[];
  /** Absent where no format takes the line. */
  readonly format?: Format;
  /** It is the line of a system log, of whatever program. */
  readonly logged?: boolean;
}

const NOTHING: Reading = { statements: [] };
const OTHER_PROGRAM: Reading = { statements: [], logged: true };

/**
 * Reads a line by the formats of the text: the line of a system log by the
 * format of its program, whether or not that was detected, any other by the
 * first format that takes it.
 * @param memoryOf the memory of a format, by its id
 */
export function readLine(text: string, active: readonly Format[], memoryOf: (id: string) => Memory): Reading {
  const end = text.trimEnd().length;
  const logged = active.some((format) => format.programs) ? readSyslogLine(text, end, isKnown) : undefined;
  if (logged) {
    const format = formatOfProgram(logged.program);
    return format ? { format, logged: true, statements: listOf(format.read(logged, memoryOf(format.id))) } : OTHER_PROGRAM;
  }
  const bare: Line = { text, start: 0, end, program: '', pid: '' };
  for (const format of active) {
    if (!readsBareLines(format)) continue;
    const read = format.read(bare, memoryOf(format.id));
    if (read !== undefined) return { format, statements: listOf(read) };
  }
  return NOTHING;
}

/** The message a line belongs to; none where its format has no ids or the line names none. */
export function traceOf(text: string): Trace | undefined {
  const logged = readSyslogLine(text, text.trimEnd().length, isKnown);
  const bare: Line = { text, start: 0, end: text.trimEnd().length, program: '', pid: '' };
  for (const format of formats) {
    if (!format.trace) continue;
    const line = format.programs ? logged : bare;
    if (!line || format.programs?.test(line.program) === false) continue;
    const trace = format.trace(line);
    if (trace) return trace;
  }
  return undefined;
}

function readsBareLines(format: Format): boolean {
  return format.programs === undefined || format.writesFiles === true;
}

/** The formats of programs that were met; log text names them, so their number is bounded. */
const byProgram = new Map<string, Format | undefined>();
const MOST_PROGRAMS = 1000;

function formatOfProgram(program: string): Format | undefined {
  if (byProgram.has(program)) return byProgram.get(program);
  const format = formats.find((one) => one.programs?.test(program));
  if (byProgram.size >= MOST_PROGRAMS) byProgram.clear();
  byProgram.set(program, format);
  return format;
}

function isKnown(program: string): boolean {
  return formatOfProgram(program) !== undefined;
}

const NONE: readonly Statement[] = [];

function listOf(read: Statement | readonly Statement[] | undefined): readonly Statement[] {
  if (read === undefined) return NONE;
  return 'kind' in read ? [read] : read;
}

/** Which formats a text has, and on what that rests. */
export interface Detection {
  /** In the order in which they are asked. */
  readonly formats: readonly Format[];
  /** Those of them that the text surely has. */
  readonly sure: readonly Format[];
  readonly likeliest?: Format;
  /** How many lines showed a sign of the likeliest format. */
  readonly lines: number;
}

/** The head of a file is enough to tell; a log's first lines are like its others. */
const LINES_LOOKED_AT = 500;
/** One sign that nobody else writes, or so many weaker ones. */
const SURE_WEIGHT = 6;
const LONGEST_LOOKED_AT = 400;

export function detectFormats(text: string): Detection {
  const lines = headOf(text);
  const found = formats
    .map((format) => ({ format, ...weigh(format, lines) }))
    .filter((one) => one.weight >= 1)
    .sort((a, b) => b.weight - a.weight);
  const [likeliest] = found;
  return {
    formats: inOrder(found.map((one) => one.format)),
    sure: inOrder(found.filter((one) => one.strong || one.weight >= SURE_WEIGHT).map((one) => one.format)),
    ...(likeliest ? { likeliest: likeliest.format } : {}),
    lines: likeliest?.lines ?? 0,
  };
}

/** How surely a text has a format: the weights of the signs in its head, 0 where there is none. */
export function certainty(format: Format, text: string): number {
  return weigh(format, headOf(text)).weight;
}

function headOf(text: string): readonly string[] {
  return splitLines(text.slice(0, 200_000)).slice(0, LINES_LOOKED_AT);
}

function weigh(format: Format, lines: readonly string[]): { weight: number; lines: number; strong: boolean } {
  let weight = 0;
  let count = 0;
  let strong = false;
  for (const line of lines) {
    const head = line.length > LONGEST_LOOKED_AT ? line.slice(0, LONGEST_LOOKED_AT) : line;
    const sign = format.signs.find((one) => one.pattern.test(head));
    if (!sign) continue;
    weight += sign.weight;
    count++;
    strong ||= sign.weight === 4;
  }
  return { weight, lines: count, strong };
}
