import { splitLines } from '../text/lines';
import { courier } from './courier';
import { curl } from './curl';
import { dialogue } from './dialogue';
import { dovecot } from './dovecot';
import { dsn } from './dsn';
import { exchange } from './exchange';
import { exchangeTracking } from './exchangeTracking';
import { exim } from './exim';
import { eximDebug } from './eximDebug';
import type { Accepted, Format, Line, Memory, Sign, Statement, Trace } from './format';
import { goMail } from './goMail';
import { haraka } from './haraka';
import { hmailserver } from './hmailserver';
import { iis } from './iis';
import { javaMail } from './javaMail';
import { kumomta } from './kumomta';
import { labelled } from './labelled';
import { mailKit } from './mailKit';
import { msmtp } from './msmtp';
import { netSmtp } from './netSmtp';
import { nodemailer } from './nodemailer';
import { opensmtpd } from './opensmtpd';
import { phpMailer } from './phpMailer';
import { postfix } from './postfix';
import { qmail } from './qmail';
import { rubyNetSmtp } from './rubyNetSmtp';
import { sendmail } from './sendmail';
import { sendmailVerbose } from './sendmailVerbose';
import { smtplib } from './smtplib';
import { sNail } from './sNail';
import { stalwart } from './stalwart';
import { swaks } from './swaks';
import { symfonyMailer } from './symfonyMailer';
import { readSyslogLine } from './syslog';

/** Every format we read. Where two read a line, the earlier one does: those that know most of their lines stand first. */
export const formats: readonly Format[] = [
  dsn,
  postfix,
  exim,
  sendmail,
  exchange,
  exchangeTracking,
  iis,
  eximDebug,
  sendmailVerbose,
  opensmtpd,
  courier,
  qmail,
  dovecot,
  haraka,
  hmailserver,
  kumomta,
  stalwart,
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
  /** It is the line of a system log, of whatever program. */
  readonly logged?: boolean;
}

const NOTHING: Reading = { statements: [] };
const OTHER_PROGRAM: Reading = { statements: [], logged: true };

/**
 * Reads a line by the formats of the text: the line of a system log by the
 * format of its program, whether or not that was detected, any other by the
 * first format that takes it. A program that no format knows may log a
 * dialogue whose lines say who speaks.
 * @param memoryOf the memory of a format, by its id
 */
export function readLine(text: string, active: readonly Format[], memoryOf: (id: string) => Memory): Reading {
  const end = text.trimEnd().length;
  const logged = active.some((format) => format.programs) ? readSyslogLine(text, end, isKnown) : undefined;
  const known = logged && formatOfProgram(logged.program);
  if (logged && known) return { format: known, logged: true, statements: listOf(known.read(logged, memoryOf(known.id))) };
  const line: Line = logged ?? { text, start: 0, end, program: '', pid: '' };
  for (const format of active) {
    if (!readsBareLines(format) || (logged && (format.programs ?? format.takesAnything))) continue;
    const read = format.read(line, memoryOf(format.id));
    if (read !== undefined) return { format, ...(logged ? { logged: true } : {}), statements: listOf(read) };
  }
  return logged ? OTHER_PROGRAM : NOTHING;
}

/** The message a line belongs to; none where its format has no ids or the line names none. */
export function traceOf(text: string): Trace | undefined {
  return askAll(text, (format, line) => format.trace?.(line));
}

/** The message that comes into a queue on a line; none where the line tells of none. */
export function acceptedIn(text: string): Accepted | undefined {
  return askAll(text, (format, line) => format.accepted?.(line));
}

/** The first answer that a format gives to a line it may read: that of a system log by its program, any other as it stands. */
function askAll<T>(text: string, ask: (format: Format, line: Line) => T | undefined): T | undefined {
  const end = text.trimEnd().length;
  const logged = readSyslogLine(text, end, isKnown);
  const known = logged && formatOfProgram(logged.program);
  if (logged && known) return ask(known, logged);
  const bare: Line = { text, start: 0, end, program: '', pid: '' };
  for (const format of formats) {
    const answer = readsBareLines(format) ? ask(format, bare) : undefined;
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function readsBareLines(format: Format): boolean {
  return format.programs === undefined || format.writesFiles === true;
}

/** The formats of programs that were met; log text names them, so their number is bounded. */
const byProgram = new Map<string, Format | undefined>();
const MOST_PROGRAMS = 1000;

/** The format that a program writes to a system log, where we know it. */
export function formatOfProgram(program: string): Format | undefined {
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
  const lines = headOf(text);
  const particular = likely(formats.filter((format) => format.general !== true), lines);
  const known = particular.filter((one) => one.firm >= SURE_WEIGHT).map((one) => one.format);
  const others = known.length === 0 ? lines : linesLeftBy(known, lines);
  const general = likely(formats.filter((format) => format.general === true), others);
  // A program that is surely known is named before what many write.
  const found = [...particular, ...general].sort((a, b) => rankOf(b) - rankOf(a) || b.weight - a.weight || b.lines - a.lines);
  const [likeliest] = found;
  return {
    formats: inOrder(found.map((one) => one.format)),
    sure: inOrder(found.filter((one) => one.firm >= SURE_WEIGHT).map((one) => one.format)),
    ...(likeliest ? { likeliest: likeliest.format } : {}),
    lines: likeliest?.lines ?? 0,
  };
}

/** Whether a text may be a piece of a session, too short to tell: its first line is like a reply or command, and no line speaks against it. */
export function beginsLikeDialogue(text: string): boolean {
  const [first, ...others] = headOf(text).filter((line) => line.trim() !== '');
  const speaks = (line: string, against: boolean): boolean => dialogue.signs.some(({ pattern, weight }) => weight < 0 === against && pattern.test(line.slice(0, LONGEST_LOOKED_AT)));
  return first !== undefined && speaks(first, false) && ![first, ...others].some((line) => speaks(line, true));
}

function headOf(text: string): readonly string[] {
  return splitLines(text.slice(0, 200_000)).slice(0, LINES_LOOKED_AT);
}

function rankOf({ format, firm }: Weighed): number {
  return format.general !== true && firm >= SURE_WEIGHT ? 1 : 0;
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
