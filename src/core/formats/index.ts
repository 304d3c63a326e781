import { splitLines } from '../text/lines';
import { curl } from './curl';
import { dialogue } from './dialogue';
import type { Format, Line, Memory, Sign, Statement } from './format';
import { goMail } from './goMail';
import { javaMail } from './javaMail';
import { labelled } from './labelled';
import { mailKit } from './mailKit';
import { msmtp } from './msmtp';
import { netSmtp } from './netSmtp';
import { nodemailer } from './nodemailer';
import { phpMailer } from './phpMailer';
import { postfix } from './postfix';
import { rubyNetSmtp } from './rubyNetSmtp';
import { smtplib } from './smtplib';
import { sNail } from './sNail';
import { swaks } from './swaks';
import { symfonyMailer } from './symfonyMailer';
import { readSyslogLine } from './syslog';

/** Every format we read. Where two read a line, the earlier one does: those that know most of their lines stand first. */
export const formats: readonly Format[] = [
  postfix,
  swaks,
  netSmtp,
  rubyNetSmtp,
  smtplib,
  phpMailer,
  goMail,
  sNail,
  msmtp,
  curl,
  symfonyMailer,
  nodemailer,
  mailKit,
  labelled,
  javaMail,
  dialogue,
];

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
}

const NOTHING: Reading = { statements: [] };

/**
 * Reads a line by the formats of the text: the line of a system log by the
 * format of its program, whether or not that was detected, any other by the
 * first format that takes it. A program that no format knows may log a
 * dialogue whose lines say who speaks.
 * @param memoryOf the memory of a format, by its id
 */
export function readLine(text: string, active: readonly Format[], memoryOf: (id: string) => Memory): Reading {
  const end = text.trimEnd().length;
  const logged = active.some((format) => format.programs) ? readSyslogLine(text, end) : undefined;
  const known = logged && formats.find((format) => format.programs?.test(logged.program));
  if (logged && known) return { format: known, statements: listOf(known.read(logged, memoryOf(known.id))) };
  const line: Line = logged ?? { text, start: 0, end, program: '', pid: '' };
  for (const format of active) {
    if (format.programs || (logged && format.takesAnything)) continue;
    const read = format.read(line, memoryOf(format.id));
    if (read) return { format, statements: listOf(read) };
  }
  return NOTHING;
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
/**
 * One sign that nobody else writes, or two different likely ones; those that
 * only could be make nothing sure. A sign counts once, however often it
 * stands: a list of numbers is no dialogue.
 */
const SURE_WEIGHT = 4;
const LIKELY_WEIGHT = 2;
const LONGEST_LOOKED_AT = 400;

/** Which formats a text has, by the signs in its first lines. */
export function detectFormats(text: string): Detection {
  const lines = splitLines(text.slice(0, 200_000)).slice(0, LINES_LOOKED_AT);
  const particular = likely(formats.filter((format) => format.general !== true), lines);
  const known = particular.filter((one) => one.firm >= SURE_WEIGHT).map((one) => one.format);
  const others = known.length === 0 ? lines : linesLeftBy(known, lines);
  const found = [...particular, ...likely(formats.filter((format) => format.general === true), others)].sort((a, b) => b.weight - a.weight);
  const [likeliest] = found;
  return {
    formats: inOrder(found.map((one) => one.format)),
    sure: inOrder(found.filter((one) => one.firm >= SURE_WEIGHT).map((one) => one.format)),
    ...(likeliest ? { likeliest: likeliest.format } : {}),
    lines: likeliest?.lines ?? 0,
  };
}

interface Weighed {
  readonly format: Format;
  readonly weight: number;
  /** The weight without the signs that only could be. */
  readonly firm: number;
  /** How many lines showed a sign. */
  readonly lines: number;
}

function likely(some: readonly Format[], lines: readonly string[]): readonly Weighed[] {
  return some.map((format) => weigh(format, lines)).filter((one) => one.weight >= LIKELY_WEIGHT);
}

function linesLeftBy(known: readonly Format[], lines: readonly string[]): readonly string[] {
  const active = inOrder(known);
  const memories = new Map<string, Memory>();
  function memoryOf(id: string): Memory {
    const memory = memories.get(id) ?? new Map<string, string>();
    memories.set(id, memory);
    return memory;
  }
  return lines.filter((line) => readLine(line, active, memoryOf).format === undefined);
}

function weigh(format: Format, lines: readonly string[]): Weighed {
  const seen = new Set<Sign>();
  let count = 0;
  for (const line of lines) {
    const head = line.length > LONGEST_LOOKED_AT ? line.slice(0, LONGEST_LOOKED_AT) : line;
    const sign = format.signs.find((one) => one.pattern.test(head));
    if (!sign) continue;
    seen.add(sign);
    count++;
  }
  const weights = [...seen].map((sign) => sign.weight);
  return { format, weight: sum(weights), firm: sum(weights.filter((weight) => weight !== 1)), lines: count };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
