import { formatOfProgram, formats, isKnownProgram } from '../formats';
import { linesWithin } from '../text/lineEnd';
import type { Format, Line, Memory } from '../formats/format';
import { asTold, SILENT, statementsOf, type Statement } from '../statement';
import { isReplyAt } from '../formats/quotedReplies/quotedReply';
import { isStated } from '../formats/words/mailWords';
import { tellsOfOthers } from '../formats/words/ofMail';
import { NO_STAMP, STAMP_LENGTH, stampKind } from '../text/stamp';
import type { KnownTag } from './knownTags';
import { loggedIn, mayBeRecord, recordOf } from './loggedLine';
import { always } from './markup';
import { withoutMarkup } from './markup/markup';
import { knowsItsLines, readsBareLines } from './ownLines';
import { headlessIn } from './headlessPiece';
import { repliesInLog } from './repliesInLog';
import { withRepliesWithin } from './repliesWithin';
import { gluedLines, lineAfter } from './syslogLine';
import { isWritten } from './writtenLine';
import { nested, rewrapped, type Unwrapped, type Wrapping } from './wrappings/wrapping';

/** A line and the format that reads it, where one does. */
export interface LineReading {
  readonly statements: readonly Statement[];
  /** Absent where no format takes the line. */
  readonly format?: Format;
  /** It is the line of a system log, of whatever program. */
  readonly logged?: boolean;
  /** Only a headless piece was read, which somebody put into the line. */
  readonly headless?: boolean;
  /** Of a line that no format knows: the replies in it that the text tells of elsewhere. */
  readonly retold?: readonly Statement[];
  /** The formats that were asked for those, whether or not they had any. */
  readonly asked?: readonly Format[];
  /** The line without its wrapping, where it has one. */
  readonly unwrapped?: string;
}

const NOTHING: LineReading = { statements: [] };

/**
 * Reads a line, without its markup, by the formats of the text: the line of a system log by the
 * format of its program, whether or not that was detected, any other by the
 * first format that takes it. A program that no format knows may log a
 * dialogue whose lines say who speaks.
 * @param memoryOf the memory of a format, by its id
 * @param wrapping what the lines of the text stand in
 * @param tag what its bytes showed: then its head need not be read again
 */
export function readLine(text: string, active: readonly Format[], memoryOf: (id: string) => Memory, wrapping?: Wrapping, tag?: KnownTag): LineReading {
  const tagged = tag && !wrapping ? taggedLine(text, tag) : undefined;
  if (tagged && tag?.format) return { format: tag.format, logged: true, statements: withRepliesWithin(ofItsProgram(tagged, tag.format, memoryOf), text) };
  if (wrapping && isWritten(text)) return NOTHING;
  const wrapped = unwrap(text, active, memoryOf, wrapping);
  if (!wrapped) return readBare(text, active, memoryOf);
  const inside = withTime(insideWithoutColours(wrapped), text);
  const reading = readBare(inside.text, active, memoryOf, inside);
  if (wrapping?.loose === true && (!reading.format || !knowsItsLines(reading.format))) {
    const bare = readBare(text, active.filter(knowsItsLines), memoryOf);
    if (bare.format) return bare;
    if (reading.format?.lastResort === true && placedIn(inside, reading).statements.some((one) => isOfOthers(one, text))) return NOTHING;
  }
  return { ...placedIn(inside, reading), unwrapped: inside.text };
}

/** The words before a message of an error are a part of it, whatever was taken for a prefix: they tell what failed. */
function isOfOthers(statement: Statement, text: string): boolean {
  const reply = statement.kind === 'reported' || statement.kind === 'told' ? statement.reply : undefined;
  return reply !== undefined && !isStated(text.slice(reply.start)) && tellsOfOthers(text.slice(0, reply.start));
}

/** What was read inside of something, where it stands in the whole line. */
function placedIn(inside: Unwrapped, reading: LineReading): LineReading {
  const placed = (some: readonly Statement[]): readonly Statement[] => some.flatMap((statement) => linesOf(statement, inside.text)).map((statement) => rewrapped(statement, inside));
  return { ...reading, statements: placed(reading.statements), ...(reading.retold ? { retold: placed(reading.retold) } : {}) };
}

/** The value of a record may have a reply with all its lines, where the program wrote it at once. */
function linesOf(statement: Statement, text: string): readonly Statement[] {
  if (statement.kind !== 'said' || statement.speaker === 'client' || statement.body.text !== undefined) return [statement];
  const { start, end } = statement.body;
  if (!MORE_LINES.test(text.slice(start, start + 4))) return [statement];
  return linesWithin(text, { start, end }, '\n').map((body) => ({ ...statement, body }));
}

const MORE_LINES = /^[2-5]\d\d-/;

/** A line of which the bytes showed the tag. */
function taggedLine(text: string, tag: KnownTag): Line | undefined {
  if (stampKind(text) === NO_STAMP) return undefined;
  const at = text.indexOf(tag.text, STAMP_LENGTH);
  // The tag ends in a bracket, a colon follows.
  const start = at + tag.text.length + 1;
  return at < 0 || text[start - 1] !== ':' ? undefined : lineAfter(text, text[start] === ' ' ? start + 1 : start, text.trimEnd().length, tag.program, tag.pid);
}

/** What stands before a line may tell when it was written. */
function withTime(inside: Unwrapped, text: string): Unwrapped {
  return inside.time !== undefined || inside.line !== undefined ? inside : { ...inside, time: text.slice(0, inside.start) };
}

/** A record holds colours with their escapes. */
function insideWithoutColours(wrapped: Unwrapped): Unwrapped {
  const plain = withoutMarkup(wrapped.text, always);
  return plain ? { ...wrapped, ...nested(wrapped, { text: plain.text, start: 0, places: [...plain.starts, wrapped.text.length] }) } : wrapped;
}

const WRAPPING = 'wrapping';

function unwrap(text: string, active: readonly Format[], memoryOf: (id: string) => Memory, wrapping: Wrapping | undefined): Unwrapped | undefined {
  const outer = wrapping?.unwrap(text, memoryOf(WRAPPING));
  const content = outer?.text ?? text;
  if (!mayBeRecord(content) || outer?.program !== undefined || !active.some((format) => format.programs)) return outer;
  const inner = recordOf(content);
  return inner && outer ? nested(outer, inner) : (inner ?? outer);
}

function readBare(text: string, active: readonly Format[], memoryOf: (id: string) => Memory, inside?: Unwrapped): LineReading {
  const reading = readAsItStands(text, active, memoryOf, inside);
  const statements = withRepliesWithin(reading.statements, text);
  return statements === reading.statements ? reading : { ...reading, statements };
}

function readAsItStands(text: string, active: readonly Format[], memoryOf: (id: string) => Memory, inside?: Unwrapped): LineReading {
  const end = text.trimEnd().length;
  const time = inside?.time;
  const found = inside?.program !== undefined || active.some((format) => format.programs) ? loggedIn(text, inside) : undefined;
  const logged = found && time !== undefined ? { ...found, time } : found;
  const known = logged && formatOfProgram(logged.program);
  if (logged && known) return { format: known, logged: true, statements: ofItsProgram(logged, known, memoryOf) };
  if (!logged && isWritten(text)) return NOTHING;
  const line: Line = logged ?? { text, start: 0, end, program: '', pid: '', ...(time === undefined ? {} : { time }) };
  const gathering = active.find(({ over }) => over);
  const above = gathering?.over?.(line, memoryOf(gathering.id)) ?? SILENT;
  const reading = readByFormats(line, logged !== undefined, active, memoryOf);
  return above.length === 0 ? reading : { ...reading, statements: [...above, ...reading.statements] };
}

/** What no known program has written to a system log. */
function readByFormats(line: Line, logged: boolean, active: readonly Format[], memoryOf: (id: string) => Memory): LineReading {
  let headless: LineReading | undefined;
  for (const format of active) {
    if (!readsBareLines(format) || (logged && format.takesAnything)) continue;
    // A piece of a log is no message of an error.
    if (format.lastResort === true && !logged) {
      headless ??= readHeadless(line, active, memoryOf);
      if (headless.format) return headless;
    }
    // A container's runtime logs what a program would write to a file of its own.
    const read = format.read(logged && format.programs ? { ...line, program: '', pid: '' } : line, memoryOf(format.id));
    if (read === undefined) continue;
    const reading = { format, ...(logged ? { logged: true } : {}), statements: statementsOf(read) };
    return format.takesAnything === true ? withRetold(reading, line, active, memoryOf) : reading;
  }
  if (logged) return { logged: true, statements: repliesIn(line) };
  headless ??= readHeadless(line, active, memoryOf);
  return headless.format ? headless : withRetold(NOTHING, line, active, memoryOf);
}

function ofItsProgram(line: Line, format: Format, memoryOf: (id: string) => Memory): readonly Statement[] {
  const lines = gluedLines(line, isKnownProgram);
  return !lines ? ofOneLine(line, format, memoryOf) : lines.flatMap((one) => ofOneLine(one, formatOfProgram(one.program) ?? format, memoryOf));
}

/** What became of a message is told once, however often syslog got the line. */
function ofOneLine(line: Line, format: Format, memoryOf: (id: string) => Memory): readonly Statement[] {
  const statements = statementsOf(format.read(line, memoryOf(format.id)));
  if (statements.length === 0) return repliesIn(line);
  if (line.repeated !== true) return statements;
  return statements.flatMap((statement) => (statement.kind === 'reported' && statement.queueId !== undefined ? asTold(statement) : [statement]));
}

/** What no format takes as it stands may hold a piece of somebody's line. */
function readHeadless(line: Line, active: readonly Format[], memoryOf: (id: string) => Memory): LineReading {
  for (const format of active) {
    const headless = headlessIn(format, line.text);
    const read = headless && format.read(line.time === undefined ? headless : { ...headless, time: line.time }, memoryOf(format.id));
    if (read !== undefined) return { format, headless: true, statements: statementsOf(read) };
  }
  return NOTHING;
}

// 550 5.1.1 … | (550, … | '535: … | 250-PIPELINING | 220+mx.example.com+ESMTP
const REPLY_CODE = /(?:^|[^\d.])[2-5]\d\d(?:[ :),+-]|$)/;

/** Where no format tells what a line is about, one that is a last resort may know what it repeats, or another find a piece of a log in it. */
function withRetold(reading: LineReading, line: Line, active: readonly Format[], memoryOf: (id: string) => Memory): LineReading {
  const { statements } = reading;
  // Who takes a line and says nothing has a reply open, perhaps.
  if (reading.format && statements.length === 0) return reading;
  if (active.length === 0 || !REPLY_CODE.test(line.text) || statements.some((one) => one.kind !== 'said' || isReplyAt(line.text, one.body.start))) return reading;
  const asked: Format[] = [];
  for (const format of formats) {
    const piece = format.lastResort === true && !active.includes(format) ? line : headlessIn(format, line.text);
    if (!piece) continue;
    asked.push(format);
    const taken = format.read(piece, memoryOf(format.id));
    // Who takes it and says nothing has a reply open: another that took it as well would tell it again.
    if (taken !== undefined && statementsOf(taken).length === 0) break;
    const read = statementsOf(taken);
    // A piece of a log that the text is known to have tells what became of mail, though it looks like a line of the session around it.
    const retold = active.includes(format) ? read : read.flatMap(asTold);
    if (retold.length > 0) return { ...reading, retold, asked };
  }
  return { ...reading, asked };
}

/** What shows itself to be a reply in the line of a system log that tells nothing else. */
function repliesIn(line: Line): readonly Statement[] {
  return REPLY_CODE.test(line.text) ? repliesInLog(line) : SILENT;
}

