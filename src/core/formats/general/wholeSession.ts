import type { Format, Line } from '../format';
import { isReplyAt } from '../quotedReplies/quotedReply';
import type { Piece, Said, Statement } from '../../statement';
import { GREETINGS } from '../../reference/verbPatterns';
import { matchAt, matchFrom } from '../../text/matches';

const LINE_END = String.raw`(?:\\r\\n|\\n|\r?\n)`;
const SERVER = '(?:S: ?|<{1,3} ?|<-{1,2} ?)?';
const CLIENT = '(?:C: ?|>{1,3} ?|-{1,2}> ?)?';

// "log":"220 mx.example.net ESMTP\r\nEHLO client.example.org\r\n250-mx.example.net\r\n…
const BEGINS = new RegExp(String.raw`(?:^|["'\x60\s=:(])(?=${SERVER}220[ -][^\\\r\n"]{1,500}${LINE_END}(?:${SERVER}220[ -][^\\\r\n"]{1,500}${LINE_END}){0,4}${CLIENT}(?:${GREETINGS}) [^\s\\"]{1,255}${LINE_END}${SERVER}[2-5]\d\d[ -])`);
const LINE_ENDS = new RegExp(LINE_END, 'g');
const MARK = new RegExp(`(?:${SERVER}(?=[2-5]\\d\\d(?:[ -]|$))|${CLIENT})`, 'y');

/** How far in a line it begins at most. */
const LOOKED_AT = 2000;
const MOST_LINES = 500;
const SESSION = 'string';

/** A session that a program kept as one string, with its line ends in it: a column of a table, the field of a record. */
export const wholeSession: Format = {
  id: 'whole-session',
  name: 'SMTP session in one string',
  signs: [{ pattern: BEGINS, weight: 4, sample: String.raw`{"log":"220 mx.example.net ESMTP\r\nEHLO client.example.org\r\n250 mx.example.net\r\nMAIL FROM:<alice@example.com>\r\n"}` }],
  general: true,
  read(line) {
    const begins = BEGINS.exec(line.text.slice(0, LOOKED_AT));
    if (!begins) return undefined;
    const string = { start: begins.index + begins[0].length, end: line.end };
    const said = linesOf(line, { ...string, end: endOfString(line, string.start) }).map((piece) => saidIn(line, piece));
    return [{ kind: 'noted', session: SESSION, piece: string, begins: true }, ...said, { kind: 'disconnected', session: SESSION }] satisfies readonly Statement[];
  },
};

/** Where the string ends that the session stands in: before the next quote of its kind, unless that is escaped. */
function endOfString({ text, end }: Line, start: number): number {
  const quote = text[start - 1] ?? '';
  if (quote !== '"' && quote !== "'" && quote !== '\x60') return end;
  for (let at = text.indexOf(quote, start); at >= 0 && at < end; at = text.indexOf(quote, at + 1)) {
    if (text[at - 1] !== '\\') return at;
  }
  return end;
}

function linesOf({ text }: Line, { start, end }: Piece): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let from = start; from < end && pieces.length < MOST_LINES; ) {
    const next = matchFrom(LINE_ENDS, text, from);
    const stop = !next || next.index > end ? end : next.index;
    if (stop > from) pieces.push({ start: from, end: stop });
    if (!next) break;
    from = next.index + next[0].length;
  }
  return pieces;
}

function saidIn({ text }: Line, { start, end }: Piece): Said {
  const mark = matchAt(MARK, text, start)?.[0].length ?? 0;
  const body = { start: Math.min(end, start + mark), end };
  return { kind: 'said', session: SESSION, speaker: isReplyAt(text, body.start) ? 'server' : 'client', body };
}
