import { citing, type Citation } from '../quotedReplies/cited';
import { errorHead } from '../quotedReplies/errorHead';
import { noteRefusal } from '../quotedReplies/citedBefore';
import type { Format, Line, Memory } from '../format';
import { pieceText, type Told } from '../../statement';
import { readConnection } from '../lineParts/connection';
import { findMark } from '../lineParts/lead';
import { quoted } from '../lineParts/quoted';
import { replyApart } from '../quotedReplies/replyApart';
import { GREETED, LOGGED, NAMED, printedIn, raised } from './smtplibError';

// send: 'ehlo x\r\n' | reply: b'250 OK\r\n' | 02:44:12.119978 send: b"…"
const MARKS = /(?:(reply)|send): b?(?=['"])/y;
// reply: retcode (250); Msg: b'2.1.0 Ok' | data: (354, b'End data with <CR><LF>.<CR><LF>'): each reply once more, as smtplib understood it, and what the caller got. In Python 2 the lines after the first follow bare.
const AGAIN = /(?:reply: retcode|data:) \((?=([2-5]\d\d)(\); Msg: |, ))/y;
// reply: retcode (-1); Msg: … | connect: to ('mail.example.com', 587) None
const NOTE = /(?:reply: retcode \(|connect: |data: \()/y;

// "reply: b'553 5.7.1 Sender address rejected\r\n'": a refusal that somebody took out of it, in quotes
const TAKEN_OUT = /reply: b?(?<=(?:^|[\s:(,>[])["\x60“]reply: b?)(['"])(?=[45]\d\d[ -])/;

/** In the memory: the dialogue has begun. */
const BEGUN = 'begun';

/** In the memory: the refusal that was taken out, where the transcript it comes from may follow. */
const TAKEN = 'taken out';

/** In the memory: the refusal that an error above the transcript told, and that the transcript shows again. */
const RAISED_ABOVE = 'raised above';
/** In the memory: of its reply in the transcript a line was read, and more follow. */
const GOES_ON = 'goes on';
/** An error joins the lines of a reply: the first is enough to know it by. */
const COMPARED = 40;
const FEWEST = 12;

/** Python's smtplib with `set_debuglevel(1)`, or 2 with time stamps. */
export const smtplib: Format = {
  id: 'smtplib',
  name: 'smtplib transcript (Python)',
  signs: [
    { pattern: /(?:^|[\s:])reply: b?['"][2-5]\d{2}[ -].*\\r\\n['"]\s*$/, weight: 4, sample: String.raw`reply: b'250-PIPELINING\r\n'` },
    { pattern: /(?:^|[\s:])reply: retcode \(\d{3}\); Msg: /, weight: 4, sample: "reply: retcode (250); Msg: b'2.1.0 Ok'" },
    { pattern: /(?:^|[\s:])send: b?['"](?:ehlo|helo|lhlo|mail FROM:|rcpt TO:|AUTH |data|quit|STARTTLS)/i, weight: 4, sample: String.raw`send: 'ehlo client.example.org\r\n'` },
    { pattern: /\bSMTP[A-Za-z]{4,20}(?:(?:: |["'`]? )?\(|: \{u?['"][^'"\s]{0,320}['"]: \()[45]\d{2}, ?b?['"]/, weight: 4, sample: "smtplib.SMTPAuthenticationError: (535, b'5.7.8 Username and Password not accepted')" },
    { pattern: LOGGED, weight: 4, sample: "ERROR mailer: could not send: (535, b'5.7.8 Username and Password not accepted')" },
    { pattern: GREETED, weight: 4, sample: 'aiosmtplib.errors.SMTPConnectError: 554 mx.example.net not accepting messages' },
    { pattern: NAMED, weight: 4, sample: 'Exception Type: SMTPDataError at /contact/' },
    { pattern: TAKEN_OUT, weight: 4, sample: String.raw`I get "reply: b'553 5.7.1 Sender address rejected\r\n'"` },
    { pattern: { test: (text) => printedIn(text) !== undefined }, weight: 4, sample: "{'bob@example.net': (550, b'5.1.1 User unknown')}" },
    { pattern: /^connect: (?:to )?\(['"].*['"], \d+\)/, weight: 2, sample: "connect: to ('mail.example.com', 587) None" },
  ],
  ...citing({ ...raised, find: (line, memory) => [...raisedIn(line, memory), ...takenOut(line, memory)] }, (line, memory) => {
    const found = findMark(line, MARKS);
    if (!found) return readAgain(line, memory) ?? (findMark(line, NOTE) ? (readConnection(line, '') ?? []) : undefined);
    const body = quoted(line, found.end);
    if (!body) return undefined;
    const said = { kind: 'said', session: found.session, body, literal: true } as const;
    memory.set(BEGUN, '');
    if (found.match[1] === undefined) return { ...said, speaker: 'client' };
    const words = line.text.slice(body.start, body.end);
    noteRefusal(memory, words);
    const told = (memory.get(TAKEN) === words && memory.delete(TAKEN)) || wasRaisedAbove(words, memory);
    return { ...said, speaker: 'server', ...(told ? { reportedElsewhere: true } : {}) };
  }),
};

/** Errors, of which one above a transcript is kept. */
function raisedIn(line: Line, memory: Memory): readonly Citation[] {
  const found = raised.find(line, memory);
  const [first] = found;
  if (first && !memory.has(BEGUN)) memory.set(RAISED_ABOVE, pieceText(first.reply, line.text).replace(/\s+/g, ' ').slice(0, COMPARED));
  return found;
}

/** Whether an error above told of the refusal of which a server says a line now. */
function wasRaisedAbove(words: string, memory: Memory): boolean {
  const above = memory.get(RAISED_ABOVE);
  if (above === undefined) return false;
  const said = words.replace(LINE_END, '').replace('-', ' ').slice(0, above.length);
  if (!memory.has(GOES_ON) && !(above.startsWith(said) && said.length >= Math.min(above.length, FEWEST))) return false;
  if (words[3] === '-') memory.set(GOES_ON, '');
  else for (const key of [RAISED_ABOVE, GOES_ON]) memory.delete(key);
  return above.startsWith(words.slice(0, 3));
}

const LINE_END = /(?:\\{1,2}[rn])+$/;

function takenOut({ text, end }: Line, memory: Memory): readonly Citation[] {
  const match = TAKEN_OUT.exec(errorHead(text));
  if (!match) return [];
  const start = match.index + match[0].length;
  const closing = text.indexOf(match[1] ?? '', start);
  const words = text.slice(start, closing < 0 ? end : closing).replace(LINE_END, '');
  if (!memory.has(BEGUN)) memory.set(TAKEN, words);
  return [{ reply: { start, end: start + words.length } }];
}

/** A reply that was said on the lines above, of which somebody may have left the last alone. */
function readAgain(line: Line, memory: Memory): Told | undefined {
  const found = findMark(line, AGAIN);
  if (!found) return undefined;
  const [, code = '', between = ''] = found.match;
  const from = found.end + code.length + between.length;
  const words = line.text.slice(from, line.end).replace(/^b?['"]|(?:\\[rn])+|['"]\)?$/g, (left) => ' '.repeat(left.length)).trimEnd();
  noteRefusal(memory, `${code} ${words}`);
  return { kind: 'told', reply: replyApart(code, found.end, words, from) };
}
