import type { Format, Line, Memory } from '../format';
import { statementsOf, type Said, type Statement, type Told } from '../../statement';
import { findMark, type FoundMark } from '../lineParts/lead';
import { quoted } from '../lineParts/quoted';
import { readTurn, turn } from '../turns';
import { turnsOnLine } from '../turnsOnLine';
import { BEGINNINGS, GREETINGS, WHOLE } from '../../reference/verbPatterns';
import { byArrow } from './labelled/arrowSense';
import { readFetchmail, readNextOfFetchmail, readReached } from './labelled/fetchmail';
import { readUnexpected } from './labelled/mailsend';
import { LABELS, LONGEST_BEFORE, MARKS, TURN } from './labelled/marks';
import { keepRefusal, readSummary } from './labelled/sendmailSummary';
import { asServed, readConnected } from './labelled/served';
import { SIGNS } from './labelled/signs';

/** A session in which each line says who speaks: by a word, or by an arrow whose sense the lines themselves tell. */
export const labelled: Format = {
  id: 'labelled',
  name: 'SMTP session with C: and S:',
  signs: SIGNS,
  general: true,
  read(line, memory) {
    const over = readUnexpected(line, memory);
    if (over) return over;
    const turns = turnsOnLine(line, TURN);
    const said = turns.length === 0 ? readOne(line, memory) : ofOneSession(turns.flatMap((one) => statementsOf(readOne(one, memory))));
    return said === undefined ? readConnected(line, memory) : statementsOf(said).map((one) => asServed(one, line, memory));
  },
};

/** What keeps connections apart stands before the first turn alone. */
function ofOneSession(statements: readonly Statement[]): readonly Statement[] {
  const [first] = statements;
  if (first?.kind !== 'said' || first.session === '') return statements;
  return statements.map((one) => (one.kind === 'said' && one.session === '' ? { ...one, session: first.session } : one));
}

function readOne(line: Line, memory: Memory): Statement | undefined {
  const next = readNextOfFetchmail(line, memory) ?? readSummary(line, memory);
  if (next) return next;
  const known = findMark(line, MARKS);
  const found = known ?? markBefore(line);
  if (!found) return readFetchmail(line, memory) ?? readLabels(line, memory) ?? readReached(line);
  if (found.match[3] === undefined && found.match[4] === undefined) return known ? readLabels(line, memory) : looseLabel(line, memory, found);
  const inside = withoutQuotes(line, found.end);
  const words = inside.text.slice(found.end, inside.end);
  const speaker = byArrow(found.match[3] === undefined ? '>' : '<', words, memory);
  // [3] => 501-5.5.4 …: one arrow before all, and the next line of the reply without it
  const said: Said = { ...turn(inside, memory, speaker ?? (GOES_ON.test(words) ? 'server' : 'client'), found.end, found.session), ...(known ? {} : { loose: true }) };
  keepRefusal(inside.text.slice(0, inside.end), memory);
  if (speaker) return said;
  const { speaker: _, ...nobody } = said;
  return nobody;
}

const GOES_ON = /^[2-5]\d\d-/;

/** <-- "220 mx.example.com ESMTP\r\n": what is said ends before the quote that a program puts around it. */
function withoutQuotes(line: Line, start: number): Line {
  const inQuotes = line.text[start - 1] === '"' ? quoted(line, start - 1) : undefined;
  return inQuotes ? { ...line, end: Math.max(start, inQuotes.end) } : line;
}

// What a mark that stands anywhere is followed by: 250-PIPELINING | EHLO client.example.org | MAIL FROM:<alice@example.com>
const SAID = String.raw`(?=[2-5]\d\d(?:[ -]|$)|(?:${GREETINGS}|AUTH) [\w\[]|(?:MAIL FROM|RCPT TO): ?<|(?:${WHOLE})\s*$)`;
// What stands before it is no command: one and its reply may stand side by side.
const ANYWHERE = new RegExp(String.raw`^(?!\s*(?:${BEGINNINGS})\b).{0,${LONGEST_BEFORE}}?(?<![^\s\]>):|]|,\s)(?:${MARKS.source})${SAID}`);

/** A mark behind whatever a logger writes that is not known piece by piece, where the words after it leave no doubt. */
function markBefore({ text, end }: Line): FoundMark | undefined {
  const match = ANYWHERE.exec(text.slice(0, Math.min(end, LONGEST_BEFORE)));
  return match ? { match, end: match.index + match[0].length, session: '' } : undefined;
}

function looseLabel(line: Line, memory: Memory, found: FoundMark): Said {
  return { ...turn(line, memory, found.match[1] === undefined ? 'client' : 'server', found.end, ''), loose: true };
}

/** Reads a line in which a word says who speaks. */
export function readLabels(line: Line, memory: Memory): Said | Told | undefined {
  return readTurn(line, memory, LABELS);
}
