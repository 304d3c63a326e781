import { readCommand } from '../dialogue/command';
import { readReplyLine } from '../dialogue/reply';
import type { Speaker } from '../speaker';
import { forgetCited, forgetSaid, isRepeated, noteRefusal } from './quotedReplies/citedBefore';
import type { Line, Memory } from './format';
import type { Said, Told } from '../statement';
import { findMark } from './lineParts/lead';
import { matchAt, standsAt } from '../text/matches';

/**
 * Reads a line of a transcript whose program marks who speaks.
 * @param marks a sticky pattern with two groups: the server's mark and the client's
 * @returns nothing where it is none
 */
export function readTurn(line: Line, memory: Memory, marks: RegExp): Said | Told | undefined {
  const found = findMark(line, marks);
  if (!found) return readUnmarked(line, memory);
  const speaker: Speaker = found.match[1] === undefined ? 'client' : 'server';
  return turn(line, memory, speaker, found.end, found.session);
}

/** A marked line: what it says, and what is to be remembered of it for lines without a mark. */
export function turn(line: Line, memory: Memory, speaker: Speaker, start: number, id: string): Said {
  const session = sessionOf(line, id);
  note(memory, speaker, line.text.slice(start, start + 4), session);
  if (speaker === 'server') noteRefusal(memory, line.text.slice(start, line.end));
  else forgetCited(memory);
  return { kind: 'said', session, speaker, body: { start, end: Math.max(start, speaker === 'client' ? endOfCommand(line) : line.end) } };
}

// AUTH LOGIN (wait upto 300 seconds): how long Tcl waits for the answer
const WAITS = / \(wait upto \d{1,5} seconds\)$/;
const LONGEST_WAIT = 40;

/** Where a command ends, without what a program adds. */
function endOfCommand({ text, end }: Line): number {
  if (text[end - 1] !== ')') return end;
  return end - (WAITS.exec(text.slice(Math.max(0, end - LONGEST_WAIT), end))?.[0].length ?? 0);
}

/** What a logger puts in brackets, or the process in a system log. */
function sessionOf({ program, pid }: Line, id: string): string {
  return id === '' && program !== '' ? `${program}[${pid}]` : id;
}

// `250-`, `334 `
const REPLY_HEAD = /^[2-5]\d{2}(?:[ -]|$)/;

function note(memory: Memory, speaker: Speaker, head: string, session: string): void {
  const marked = memory.get('marked');
  if (marked !== 'both' && marked !== speaker) memory.set('marked', marked === undefined ? speaker : 'both');
  if (speaker === 'client' || !REPLY_HEAD.test(head)) memory.delete('reply');
  else memory.set('reply', head);
  if (session === '') memory.delete('session');
  else memory.set('session', session);
}

const CONTINUATION = /[\s↪]*(?=([2-5]\d{2})(?:[ -]|$))/y;

// EHLO client.example.org | helo localhost
const GREETING = /\s{0,12}(?:EHLO|HELO|LHLO) [\w[][\w.:[\]-]{0,255}\s*$/iy;

/**
 * A line without a mark may still belong to the dialogue: the next line of a
 * reply whose first line alone carries one, or what the side says that the
 * program never marks.
 */
function readUnmarked({ text, start, end, program }: Line, memory: Memory): Said | Told | undefined {
  if (memory.size === 0 || program !== '') return undefined;
  const session = memory.get('session') ?? '';
  const reply = memory.get('reply');
  // Somebody shows another session below, in which nobody is marked.
  if (standsAt(GREETING, text, start)) forgetSaid(memory);
  const code = matchAt(CONTINUATION, text, start)?.[1];
  const at = CONTINUATION.lastIndex;
  if (code !== undefined && reply?.endsWith('-') === true && reply.startsWith(code)) {
    memory.set('reply', text.slice(at, at + 4));
    noteRefusal(memory, text.slice(at, end));
    return { kind: 'said', session, speaker: 'server', body: { start: at, end } };
  }
  if (code !== undefined && isRepeated(memory, text.slice(at, end))) return { kind: 'told', reply: { start: at, end } };
  const marked = memory.get('marked');
  if (marked === 'client' && code !== undefined && readReplyLine(text, 0, at, end)) return { kind: 'said', session, body: { start: at, end } };
  // Content, up to what the server says next.
  if (marked === 'server' && reply === '354 ' && end > start) return { kind: 'said', session, speaker: 'client', body: { start, end } };
  if (marked === 'server' && (reply === '334 ' || readCommand(text, 0, start, end, 'strict')) && end > start) {
    memory.delete('reply');
    return { kind: 'said', session, speaker: 'client', body: { start, end } };
  }
  return undefined;
}
