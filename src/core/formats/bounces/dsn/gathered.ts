import type { Memory } from '../../format';
import { SILENT, type Statement } from '../../../statement';
import { isEmptyLine } from '../../../text/blanks';
import { lastLineOf } from './mail/mail';
import { beginsReturned } from './mail/returnedMail';
import { withoutAnswered } from './pasted/answersAbove';
import { endOutside } from './pasted/outside';
import { HEADED, SENTENCE } from './recognition/beginning';
import { isOrdinaryMail } from './recognition/ordinaryMail';
import { TOLD_BEFORE, withoutRepeated } from './repeatedReports';
import { readReport } from './report';

// In the memory, of the report being gathered.
const STATE = 'state';
const MAIL = 'mail';
/** How many lines it has. */
const LINES = 'lines';
/** It stands below other text. */
const EMBEDDED = 'embedded';
/** The reply that was told above it. */
const ANSWERED = 'answered';
/** It is the paragraph about one recipient alone, and how that goes on. */
const PARAGRAPH = 'paragraph';
const SET_IN = 'set in';
/** It says that it has fields; it has them. */
const ANNOUNCED = 'announced';
const STATUS = 'status';
/** How many characters stood above its last sentence of those that reports begin with. */
const BEGUN = 'begun';
/** An empty line was read. */
const HEADER_READ = 'header read';
/** The line that ends it. */
const LAST_LINE = 'last line';
/** Its words were told above. */
const SAME_MAIL = 'same mail';
/** How often it was read before its end. */
const TRIES = 'tries';

/** Where a text is: outside of reports, in a mail that is gathered, or in what is left of one that was told. */
export type GatheringState = 'outside' | 'mail' | 'told';

/** @returns nothing at the very beginning of a text */
export function stateOf(memory: Memory): GatheringState | undefined {
  const state = memory.get(STATE);
  return state === 'outside' || state === 'mail' || state === 'told' ? state : undefined;
}

/** What stands below is in no report. Nothing is forgotten, other than by `leave`. */
export function goOutside(memory: Memory): void {
  memory.set(STATE, 'outside');
}

/** The mail is over, or was none: nothing of it counts below. */
export function leave(memory: Memory): void {
  memory.clear();
  goOutside(memory);
}

/** Gathers a mail from its first line. */
export function begin(memory: Memory, first?: string): void {
  memory.clear();
  startMail(memory, first);
}

/** @param answered what `answersAbove` gave @param alone it is a paragraph without the report around it, whose further lines may be known by being set in */
export function beginBelow(memory: Memory, first: string, { answered, alone }: { readonly answered: string; readonly alone: boolean | typeof SET_IN }): void {
  const embedded = memory.has(STATE);
  begin(memory, first);
  if (embedded) memory.set(EMBEDDED, '');
  if (answered !== '') memory.set(ANSWERED, answered);
  if (alone !== false) memory.set(PARAGRAPH, alone === SET_IN ? SET_IN : '');
}

/** What was answered above it. */
export function answersKept(memory: Memory): string {
  return memory.get(ANSWERED) ?? '';
}

function startMail(memory: Memory, first: string | undefined): void {
  memory.set(STATE, 'mail');
  if (first !== undefined) addLine(memory, first);
}

function addLine(memory: Memory, text: string): void {
  const mail = memory.get(MAIL);
  if (!isFull(memory)) memory.set(MAIL, mail === undefined ? text : `${mail}\n${text}`);
  memory.set(LINES, String(countOf(memory) + 1));
}

function countOf(memory: Memory): number {
  return Number(memory.get(LINES) ?? '0');
}

/** Of a mail so much is gathered; where it is longer, nothing below is about its recipients. */
const MOST_KEPT = 200_000;

function isFull(memory: Memory): boolean {
  return (memory.get(MAIL)?.length ?? 0) >= MOST_KEPT;
}

/** Whether the report stands below other text, which may go on below it. */
export function isEmbedded(memory: Memory): boolean {
  return memory.has(EMBEDDED);
}

/** Whether a line is the last one of the mail: what stands below it was written there by somebody else. */
export function isLastLine(memory: Memory, text: string): boolean {
  return text.startsWith('--') && text.trimEnd() === memory.get(LAST_LINE);
}

const IS_SET_IN = /^(?:[> ]{0,12}>)?\s{2,8}\S/;

// refused to talk to me: 554 … | said: 550 5.1.1 …: what the host above said, which a mail broke anew without setting it in
const ANSWER_BELOW = /^[>\s]{0,12}(?:said|refused to talk to me):(?:\s|$)/;

/** Whether the paragraph that stands alone ends above a line. */
export function endsAbove(memory: Memory, text: string): boolean {
  if (memory.get(PARAGRAPH) === SET_IN && ANSWER_BELOW.test(text)) memory.set(PARAGRAPH, '');
  const paragraph = memory.get(PARAGRAPH);
  return paragraph !== undefined && (isEmptyLine(text) || (paragraph === SET_IN && !IS_SET_IN.test(text)));
}

/** What begins a report is shorter, and tells of no recipient yet. */
const LONGEST_BEGINNING = 600;

/** Whether so little of a mail was read that it may be none. */
export function hasOnlyBegun(memory: Memory): boolean {
  return memory.get(STATE) === 'mail' && (memory.get(MAIL)?.length ?? 0) < LONGEST_BEGINNING;
}

// … said: | <bob@example.net>: host | … refused to talk to
const SAYS_NOTHING = /: *$|>: host(?: \S{1,300}(?: refused(?: to| talk){0,3})?)? *$/;

/** Whether all that was gathered is that a server has said something. */
export function saysNothing(memory: Memory): boolean {
  return countOf(memory) === 1 && SAYS_NOTHING.test(memory.get(MAIL) ?? '');
}

const RECIPIENT_FIELD = /^(?:final|original)-recipient:/i;
const REPORT_TYPE = /report-type=.{0,3}delivery-status/i;

const MOST_TRIES = 3;

/** Gathers a line of the mail. @returns what it told, where that line shows that all of it has been said */
export function keep(memory: Memory, text: string): readonly Statement[] {
  if (text === '' && !memory.has(HEADER_READ) && endHeader(memory)) return SILENT;
  if (RECIPIENT_FIELD.test(text)) memory.set(STATUS, '');
  else if (REPORT_TYPE.test(text)) memory.set(ANNOUNCED, '');
  if (beginsReturned(text) && (!memory.has(ANNOUNCED) || memory.has(STATUS))) {
    const statements = readBeforeEnd(memory);
    if (statements.length > 0) return told(memory, statements);
  }
  if (isFull(memory)) return told(memory, report(memory, true));
  addLine(memory, text);
  return SILENT;
}

/** What is left of a mail that was told is passed over, and not gathered. */
function told(memory: Memory, statements: readonly Statement[]): readonly Statement[] {
  forgetAllBut(memory, EMBEDDED, PARAGRAPH, STATUS, TOLD_BEFORE, LAST_LINE);
  memory.set(STATE, 'told');
  return statements;
}

/** The header has ended. @returns whether it is no report's: then the mail is text like any other */
function endHeader(memory: Memory): boolean {
  memory.set(HEADER_READ, '');
  const header = (memory.get(MAIL) ?? '').split('\n');
  const last = lastLineOf(header);
  if (last !== undefined) memory.set(LAST_LINE, last);
  if (isEmbedded(memory) || !isOrdinaryMail(header)) return false;
  leave(memory);
  return true;
}

/** A line passed that is nobody's: lines of the report are counted. @returns whether a mail is being gathered */
export function passLine(memory: Memory): boolean {
  if (memory.get(STATE) !== 'mail') return false;
  addLine(memory, '');
  return true;
}

/** How many lines the mail has so far, as far as it may tell of them; outside of mails no more than a reply has. */
export function linesKept(memory: Memory): number | undefined {
  return memory.get(STATE) === 'mail' ? Math.min(countOf(memory), MOST_KEPT) : undefined;
}

/** A report is longer. */
const SHORTEST_REPORT = 150;

const STATUS_PART = /^Content-Type:\s{0,3}message\/(?:global-)?delivery-status/i;

/** Gathers the fields of a report that was told, where they stand below what came back: Exchange shows that among the words, and the header that announces the fields was cut off. */
export function keepFields(memory: Memory, text: string): readonly Statement[] {
  if (!STATUS_PART.test(text) || memory.has(STATUS)) return SILENT;
  forgetAllBut(memory, EMBEDDED, TOLD_BEFORE, LAST_LINE);
  memory.set(SAME_MAIL, '');
  startMail(memory, text);
  return SILENT;
}

/** What was told of the report so far, where another begins below it: reports are pasted one after the other. Nothing where it goes on. */
export function beginAnew(memory: Memory, text: string): readonly Statement[] | undefined {
  const statements = endedBy(memory, text);
  if (!statements) return undefined;
  forgetAllBut(memory, EMBEDDED, TOLD_BEFORE);
  startMail(memory, text);
  return statements;
}

function endedBy(memory: Memory, text: string): readonly Statement[] | undefined {
  const begins = SENTENCE.test(text);
  // Below a report without fields they may be its own.
  if (memory.get(STATE) === 'told') return begins || (HEADED.test(text) && memory.has(STATUS)) ? SILENT : undefined;
  if (!begins) return undefined;
  const mail = memory.get(MAIL) ?? '';
  const before = memory.get(BEGUN) ?? (SENTENCE.test(mail) ? '0' : undefined);
  memory.set(BEGUN, String(mail.length));
  // Some begin with two such sentences.
  if (before === undefined || mail.length < Number(before) + SHORTEST_REPORT) return undefined;
  const told = memory.get(TOLD_BEFORE);
  const statements = readBeforeEnd(memory);
  return statements.length > 0 || memory.get(TOLD_BEFORE) !== told ? statements : undefined;
}

/** All is over: what is still to be told. */
export function finish(memory: Memory): readonly Statement[] {
  const statements = lastWords(memory);
  memory.clear();
  return statements;
}

/** What is still to be told where nothing of the mail follows. */
export function lastWords(memory: Memory): readonly Statement[] {
  return memory.get(STATE) === 'mail' ? report(memory, true) : endOutside(memory);
}

/** A long mail may look often as if it had said all. */
function readBeforeEnd(memory: Memory): readonly Statement[] {
  const tries = Number(memory.get(TRIES) ?? '0');
  memory.set(TRIES, String(tries + 1));
  return tries < MOST_TRIES ? report(memory, false) : SILENT;
}

function report(memory: Memory, whole: boolean): readonly Statement[] {
  const statements = withoutAnswered(readReport((memory.get(MAIL) ?? '').split('\n'), whole, countOf(memory)), answersKept(memory));
  return withoutRepeated(statements, memory, memory.has(SAME_MAIL));
}

function forgetAllBut(memory: Memory, ...names: readonly string[]): void {
  for (const name of [...memory.keys()]) if (!names.includes(name)) memory.delete(name);
}
