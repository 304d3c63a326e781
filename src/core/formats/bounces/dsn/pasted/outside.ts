import { given } from '../../../../given';
import type { Memory } from '../../../format';
import { readAfterCommand } from './afterCommand';
import { isToldAbove, noteAnswers, noteReply } from './answersAbove';
import type { Statement } from '../../../../statement';
import { closeReply, continueReply, openCode, openReply } from '../../../quotedReplies/openReply';
import { goesOn, outcomeOf } from '../../../quotedReplies/quotedReply';

// The response from the remote server was: | The error that the other server returned was: (Gmail) | Full response from the example.net server: (SendGrid)
// SMTP error from remote mail server after RCPT TO:<bob@example.net>: (Exim)
export const ANSWER_FOLLOWS = /^[>\s]{0,12}(?:[•*-] )?(?:(?:.{0,300}\. )?The (?:response from the remote server was|error that the (?:other )?server returned(?: was)?)|Full response from the [\w.-]{1,255} server|SMTP error from remote mail(?:er| server) after [^<>:]{1,60}(?::<([^<>\s]{0,320})>)?(?: SIZE=\d{1,12})?):\s*$/;

// The error that the other server returned was: 554 554 5.7.1 No such user (Gmail: on one line)
export const ANSWERS = /^[>\s]{0,12}(?:.{0,600}\. {1,3})?The (?:response from the remote server was|error that the (?:other )?server returned(?: was)?): {1,3}(?:([45]\d\d) (?=\1 ))?(?=[45]\d\d[ -]\S)/;

/** What somebody pasted of a report without the mail it stood in: a field, or the end of the words for people. */
export function readOutside(text: string, memory: Memory): readonly Statement[] | undefined {
  const next = readNextLine(text, memory);
  const before = next ? [] : endOutside(memory);
  const alone = next ?? readDiagnostic(text, memory) ?? readAnswer(text, memory) ?? readAfterCommand(text, memory);
  noteReply(text, memory);
  const statements = alone === undefined ? before : [...before, ...('kind' in alone ? [alone] : alone)];
  noteAnswers(statements, text, memory);
  return before.length === 0 && alone === undefined ? undefined : statements.map(inError);
}

/** A sentence tells of one refusal, as the message of an error does: what else stands in the text is about others. */
function inError(statement: Statement): Statement {
  return statement.kind === 'reported' ? { ...statement, inError: true } : statement;
}

// Diagnostic-Code: smtp; 550 5.1.1 No such user | Diagnostic code: lmtp;550: as pages and people write it | Diagnostic-Code: 550 Connection rejected
const DIAGNOSTIC = /^[>\s]{0,12}(?:[Dd]iagnostic[- ][Cc]ode ?: {0,3}(?:[ls]mtp|[LS]MTP); {0,3}(?=[45]\d\d(?:[ -]|$))|Diagnostic-Code: {0,3}(?=[45]\d\d {1,2}["A-Za-z\d<]))/;

/** The field alone. */
function readDiagnostic(text: string, memory: Memory): Statement | readonly Statement[] | undefined {
  const match = DIAGNOSTIC.exec(text);
  if (!match) return undefined;
  const reply = { start: match[0].length, end: text.trimEnd().length };
  const words = text.slice(reply.start, reply.end);
  if (isToldAbove(words, memory)) return { kind: 'told', reply };
  if (!goesOn(words)) return outcomeOf({ reply }, text);
  openReply(memory, words, { reply });
  return [];
}

/** In the memory: a line above says that a reply follows. */
const ANSWER = 'answer follows';
/** In the memory: to whom it was given, and by whom, where that is told above it. */
const RECIPIENT = 'answer to';
const HOST = 'answer of';
/** So many lines may stand between: an empty one, and the host's. */
const MOST_BETWEEN = 2;
// host mx.example.net [192.0.2.1]: on a line of its own, as a mail broke it
const BETWEEN = /^[>\s]{0,12}(?:host (\S{1,255}) \[[0-9A-Fa-f.:]{2,45}\]:\s*)?$/;
// 550 5.1.1 No such user | host mx.example.net [192.0.2.1]: 550 5.1.1 No such user
const ANSWERED = /^[>\s]{0,12}(?:host (\S{1,255}) \[[0-9A-Fa-f.:]{2,45}\]: )?(?=[45]\d\d[ -]\S)/;

function readAnswer(text: string, memory: Memory): Statement | readonly Statement[] | undefined {
  const follows = ANSWER_FOLLOWS.exec(text);
  if (follows) {
    endWaiting(memory);
    memory.set(ANSWER, String(MOST_BETWEEN));
    if (follows[1] !== undefined && follows[1] !== '') memory.set(RECIPIENT, follows[1]);
    return undefined;
  }
  if (isBetween(text, memory)) return undefined;
  const recipient = memory.get(RECIPIENT);
  const host = memory.get(HOST);
  const match = endWaiting(memory) ? ANSWERED.exec(text) : null;
  const said = match ? null : ANSWERS.exec(text);
  if (said) return outcomeOf({ reply: { start: said[0].length, end: text.trimEnd().length } }, text);
  if (!match) return undefined;
  const server = match[1] ?? host;
  const reply = { start: match[0].length, end: text.trimEnd().length };
  const quoted = { reply, ...given({ server, recipient }) };
  const words = text.slice(reply.start, reply.end);
  if (!goesOn(words)) return outcomeOf(quoted, text);
  openReply(memory, words, quoted);
  return [];
}

/** @returns whether a reply was waited for */
function endWaiting(memory: Memory): boolean {
  for (const key of [RECIPIENT, HOST]) memory.delete(key);
  return memory.delete(ANSWER);
}

function isBetween(text: string, memory: Memory): boolean {
  const left = Number(memory.get(ANSWER) ?? 0);
  const match = left > 0 ? BETWEEN.exec(text) : null;
  if (!match) return false;
  memory.set(ANSWER, String(left - 1));
  if (match[1] !== undefined) memory.set(HOST, match[1]);
  return true;
}

// 550 5.1.1 here
const NEXT_LINE = /^[>\s]{0,12}(?=[45]\d\d[ -])/;

function readNextLine(text: string, memory: Memory): readonly Statement[] | undefined {
  const code = openCode(memory);
  if (code === undefined) return undefined;
  const reply = { start: NEXT_LINE.exec(text)?.[0].length ?? foldedAt(text, code), end: text.trimEnd().length };
  const next = continueReply(memory, text.slice(reply.start, reply.end));
  return next && [{ kind: 'told', reply }, ...(next === 'over' ? endOutside(memory, 0) : [])];
}

//     sender. 550 Sender verify failed: the rest of a field, folded anew
const FOLDED = /^[>\s]{0,4}[ \t]{1,8}\S/;

function foldedAt(text: string, code: string): number {
  return FOLDED.test(text) ? Math.max(0, text.indexOf(` ${code} `) + 1) : 0;
}

/** What is open is over. @param passed how many lines below the last one it is told */
export function endOutside(memory: Memory, passed = 1): readonly Statement[] {
  const open = closeReply(memory, passed);
  return open ? [outcomeOf(open, '')] : [];
}
