import type { Noted, Reported, Told } from '../../../statement';
import type { Line, Memory } from '../../format';
import { findMark } from '../../lineParts/lead';
import { isRepeated } from '../../quotedReplies/citedBefore';
import { LONGEST_BEFORE } from './marks';

// fetchmail: SMTP error: 554 5.7.1 Refused
export const FETCHMAIL = /(?:^|\s)fetchmail(?:\[\d{1,10}\])?: SMTP error: (?=[45]\d\d[ -])/;

/** In the memory: the code of the refusal that fetchmail tells, of which more lines follow. */
const ERROR = 'error';

// They stand bare beneath the first.
const NEXT = /(?=([45]\d\d)[ -])/y;

/** Its lines below the first. */
export function readNextOfFetchmail(line: Line, memory: Memory): Told | undefined {
  const code = memory.get(ERROR);
  const found = code === undefined ? undefined : findMark(line, NEXT);
  if (found?.match[1] !== code || code === undefined || !found) {
    memory.delete(ERROR);
    return undefined;
  }
  if (line.text[found.end + 3] === ' ') memory.delete(ERROR);
  return { kind: 'told', reply: { start: found.end, end: line.end } };
}

/** The refusal that fetchmail ends with, which it has shown before where it shows the session. */
export function readFetchmail({ text, end }: Line, memory: Memory): Reported | Told | undefined {
  const match = FETCHMAIL.exec(text.slice(0, LONGEST_BEFORE));
  if (!match) return undefined;
  const start = match.index + match[0].length;
  const reply = { start, end: Math.max(start, end) };
  if (text[start + 3] === '-') memory.set(ERROR, text.slice(start, start + 3));
  if (isRepeated(memory, text.slice(start, end))) return { kind: 'told', reply };
  return { kind: 'reported', result: text[start] === '4' ? 'deferred' : 'rejected', direction: 'outbound', word: { start, end: start + 3 }, reply };
}

// Trying to connect to 192.0.2.25/25...connected.: fetchmail, which writes so of the mailbox too
const REACHED = /Trying to connect to ([\w.:-]{1,255})\/(?!(?:110|143|993|995|imaps?|pop3s?)\.)\w{1,20}\.\.\.connected\.$/;

/** The server that it reached, as it was asked for. */
export function readReached({ text, start, end }: Line): Noted | undefined {
  const asked = REACHED.exec(text.slice(Math.max(start, end - LONGEST_BEFORE), end))?.[1];
  return asked === undefined ? undefined : { kind: 'noted', session: '', piece: { start, end }, begins: true, asked };
}
