import { readCommand } from '../../dialogue/command';
import { readReplyLine } from '../../dialogue/reply';
import type { Format } from '../../formats/format';
import { pieceText, type Piece, type Statement } from '../../statement';
import { knowsItsLines } from '../ownLines';
import { readLine } from '../readLine';
import type { Wrapping } from '../wrappings/wrapping';
import { memories } from './memories';
import { GREETINGS } from '../../reference/verbPatterns';

/** How well formats read lines. */
export interface Cover {
  /** Lines that say something, or that a particular program is known to write. */
  readonly read: number;
  /** Of those, lines of a system log. */
  readonly logged: number;
  readonly replies: number;
  /** Replies that reports repeat. */
  readonly cited: number;
  /** Reports of what was refused. */
  readonly refusals: number;
  /** Both: what is told a second time is cited then, and no report. */
  readonly told: number;
  readonly commands: number;
}

/**
 * Reads lines by some formats, to see how much that tells.
 * @param wrapping what the lines stand in
 */
export function coverOf(lines: readonly string[], active: readonly Format[], wrapping?: Wrapping): Cover {
  const memoryOf = memories();
  const cover = { read: 0, logged: 0, replies: 0, cited: 0, refusals: 0, told: 0, commands: 0 };
  for (const line of active.length === 0 ? [] : lines) {
    const { logged, format, statements, headless } = readLine(line, active, memoryOf, wrapping);
    // A piece is found whatever the line stands in.
    if (headless === true) continue;
    const words = statements.map((statement) => saidBy(statement, line));
    const replies = words.filter((one) => one !== undefined && readReplyLine(one, 0, 0, one.length)).length;
    const commands = words.filter((one) => one !== undefined && readCommand(one, 0, 0, one.length, 'strict')).length;
    cover.replies += replies;
    cover.refusals += statements.filter(isRefusal).length;
    cover.cited += statements.filter((statement) => citesReply(statement, line)).length;
    cover.told += statements.filter((statement) => isRefusal(statement) || citesReply(statement, line)).length;
    cover.commands += commands;
    if (logged === true) cover.logged++;
    const known = logged === true || (format !== undefined && knowsItsLines(format) && (format.programs !== undefined || isTelling(line)));
    if (known || replies + commands > 0 || words.includes(undefined)) cover.read++;
  }
  return cover;
}

// A line that may say something about mail, whatever stands before: a verb, or a number like a reply code.
const TELLING = new RegExp(String.raw`\b(?:${GREETINGS}|MAIL FROM|RCPT TO|QUIT|STARTTLS|AUTH [A-Z]|postfix/|dovecot|exim|sendmail|qmail|deliver)|[SL]MTP|(?:^|[^\w.])[2-5]\d\d[ -]`, 'i');

/** Whether a line may say something about mail. */
export function isTelling(line: string): boolean {
  return TELLING.test(line) && !NAMED.test(line);
}

//     component: "smtp-connection": a field of what a logger tells above, with a name for its value
const NAMED = /^\s{2,24}["']?[\w.-]{1,40}["']?: ["'][\w.@-]{1,80}["'],?\s{0,8}$/;

const MOST_ARE_LOGGED = 0.6;
const NEARLY_ALL = 0.9;

/** Whether nearly all telling lines can be read as they stand, or in what they stand in, or most are of a system log. */
export function isRead(telling: readonly string[], active: readonly Format[], wrapping?: Wrapping): boolean {
  const { read, logged } = coverOf(telling, active, wrapping);
  return logged >= telling.length * MOST_ARE_LOGGED || read >= telling.length * NEARLY_ALL;
}

/** Lines of which bare formats make nothing. */
export function linesLeftBy(active: readonly Format[], lines: readonly string[]): readonly string[] {
  const memoryOf = memories();
  return lines.filter((line) => {
    const { logged, statements, format } = readLine(line, active, memoryOf);
    const says = statements.some((statement) => {
      const words = saidBy(statement, line);
      return words === undefined || readReplyLine(words, 0, 0, words.length) !== undefined || readCommand(words, 0, 0, words.length, 'strict') !== undefined;
    });
    return logged !== true && !says && (format === undefined || !knowsItsLines(format));
  });
}

/** The first lines of the refusals that formats read in lines, as `550 5.1.1 …`, or `5.1.1` where only that is told; empty for one with neither. @param inErrors those that errors repeat, instead of the others */
export function refusalsIn(lines: readonly string[], active: readonly Format[], inErrors = false): readonly string[] {
  const memoryOf = memories();
  return lines.flatMap((line) =>
    readLine(line, active, memoryOf).statements.flatMap((statement): readonly string[] => {
      if (statement.kind === 'reported') return statement.result !== 'delivered' && (statement.inError === true) === inErrors ? [pieceOf(statement.reply ?? statement.status, line)] : [];
      const reply = statement.kind === 'said' && statement.speaker !== 'client' && !inErrors ? saidBy(statement, line) : undefined;
      return reply !== undefined && /^[45]/.test(reply) && readReplyLine(reply, 0, 0, reply.length) !== undefined ? [reply] : [];
    }),
  );
}

function pieceOf(piece: Piece | undefined, line: string): string {
  return piece ? pieceText(piece, line) : '';
}

function isRefusal(statement: Statement): boolean {
  return statement.kind === 'reported' && statement.result !== 'delivered';
}

function citesReply(statement: Statement, line: string): boolean {
  const reply = statement.kind === 'told' || statement.kind === 'reported' ? statement.reply : undefined;
  if (!reply) return false;
  const words = reply.text ?? line.slice(reply.start, reply.end);
  return readReplyLine(words, 0, 0, words.length) !== undefined;
}

/** The words of a line of a dialogue; nothing for a statement of another kind. */
function saidBy(statement: Statement, line: string): string | undefined {
  if (statement.kind !== 'said') return undefined;
  return statement.loose === true ? '' : pieceText(statement.body, line);
}
