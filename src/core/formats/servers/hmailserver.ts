import { BEGINNINGS } from '../../reference/verbPatterns';
import { linesWithin } from '../../text/lineEnd';
import type { Format, Line, Memory } from '../format';
import { attemptOf, type LoginTries } from '../loginTries';
import { refusedLogin } from '../refusedLogin';
import { SILENT, type Said, type Statement } from '../../statement';
import { momentIn } from '../../text/moment';
import { isReplyAt } from '../quotedReplies/quotedReply';

// "192.0.2.44"    "SENT: 220 mail.example.com ESMTP" | "SENT: 220 mail.example.com ESMTP": all that people leave of a row
const CUT = /^\s{0,12}(?:[\d*]{1,12}[ \t]{1,8}){0,2}(?:"[\d :.-]{19,30}"[ \t]{1,8})?(?:"([^"\t]{3,60})"[ \t]{1,8})?"(SENT|RECEIVED): /;

/** The log of hMailServer: a row for each line of a session, its fields in quotes. */
export const hmailserver: Format = {
  id: 'hmailserver',
  name: 'hMailServer log',
  signs: [
    {
      pattern: /^\s{0,12}"(?:SMTPD|SMTPC)"[ \t]{1,8}[\d*]{1,10}[ \t]{1,8}[\d*]{1,12}[ \t]{1,8}"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}"[ \t]/,
      weight: 4,
      sample: '"SMTPD"\t550\t5501\t"2026-11-24 10:00:01.550"\t"192.0.2.44"\t"SENT: 220 mail.example.com ESMTP"',
    },
    { pattern: /^"(?:TCPIP|APPLICATION|IMAPD|POP3D|DEBUG|ERROR)"\t\d{1,10}\t/, weight: 2, sample: '"TCPIP"\t550\t"2026-11-24 10:00:01.550"\t"TCP - 192.0.2.44 connected to 192.0.2.1:25."' },
    { pattern: /^\s{0,12}[\d\s]{0,30}(?:"[^"\t]{3,60}"[ \t]{1,8}){1,2}"(?:SENT|RECEIVED): /, weight: 4, sample: '"192.0.2.44"    "SENT: 220 mail.example.com ESMTP"' },
    { pattern: new RegExp(String.raw`^\s{0,12}"(?:SENT|RECEIVED): (?:[2-5]\d\d[ -]|${BEGINNINGS})`), weight: 4, sample: '"SENT: 220 mail.example.com ESMTP"' },
  ],
  needles: ['"SMTPD"', '"SMTPC"', ' Invalid user name or password'],
  read(line, memory) {
    const { text, end } = line;
    const row = ROW.exec(text);
    if (!row) return OTHER.test(text) ? (readRefusedLogin(line, memory) ?? SILENT) : readCut(line, memory);
    const [head, program = '', session = '', way] = row;
    const isServer = program === 'SMTPD';
    const body = { start: head.length, end: text[end - 1] === '"' ? end - 1 : end };
    const speaker = (way === 'SENT') === isServer ? 'server' : 'client';
    return linesWithin(text, body, LINE_END).map((piece): Statement => ({
      kind: 'said',
      session: `${program} ${session}`,
      speaker,
      body: piece,
      direction: isServer ? 'inbound' : 'outbound',
    }));
  },
};

// SMTPD is hMailServer as server, SMTPC as client; pages make blanks of the tabs, and who shows a log may put stars for numbers.
const ROW = /^\s{0,12}"(SMTPD|SMTPC)"[ \t]{1,8}[\d*]{1,10}[ \t]{1,8}([\d*]{1,12})[ \t]{1,8}"[^"]{19,30}"[ \t]{1,8}"[^"]{0,60}"[ \t]{1,8}"(SENT|RECEIVED): /;
const OTHER = /^\s{0,12}"[A-Z0-9]{3,20}"(?:\t\d{1,10}\t|[ \t]{1,8}\d{1,10}[ \t]{1,8}(?:\d{1,12}[ \t]{1,8})?"\d{4}-\d\d-\d\d )/;

// "IMAPD"	1550	5502	"2026-11-24 10:00:01.550"	"192.0.2.44"	"SENT: A01 NO Invalid user name or password." | "POP3D" … "SENT: -ERR Invalid user name or password. Too many invalid logon attempts."
const REFUSED = /^\s{0,12}"(IMAPD|POP3D)"[ \t]{1,8}[\d*]{1,10}[ \t]{1,8}([\d*]{1,12})[ \t]{1,8}"([^"]{19,30})"[ \t]{1,8}"([0-9A-Fa-f.:]{2,45})"[ \t]{1,8}"SENT: (?:[^\s"]{1,40} NO|-ERR) (Invalid user name or password)/;

/** A client may try as often as it likes in a session: that is one login. */
const TRIES: LoginTries = { prefix: 'refused ', most: 200, atOnce: 600, untimed: true };

/** A client of IMAP or POP3, whose answers have no codes. */
function readRefusedLogin({ text, end }: Line, memory: Memory): readonly Statement[] | undefined {
  const [whole, program, session, time = '', address, words = ''] = REFUSED.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const word = { start: whole.length - words.length, end: whole.length };
  const [refused, ...failed] = refusedLogin({ address, piece: { start: word.start, end } }, { word, reason: word });
  return attemptOf(memory, TRIES, { client: `${program} ${session}`, moment: momentIn(time) }) === 'same' ? failed : [refused, ...failed];
}

// In the memory: which way replies went, SENT or RECEIVED.
const REPLIES = 'replies';

/** The end of a row; whether the program was the server, the replies tell. */
function readCut({ text, end }: Line, memory: Memory): readonly Statement[] | undefined {
  const cut = CUT.exec(text);
  if (!cut) return undefined;
  const [{ length: start }, session = '', way = ''] = cut;
  if (isReplyAt(text, start)) memory.set(REPLIES, way);
  const replies = memory.get(REPLIES);
  const side: Pick<Said, 'speaker' | 'direction'> = replies === undefined ? {} : { speaker: way === replies ? 'server' : 'client', direction: replies === 'SENT' ? 'inbound' : 'outbound' };
  return linesWithin(text, { start, end: text[end - 1] === '"' ? end - 1 : end }, LINE_END).map((body): Statement => ({ kind: 'said', session, ...side, body }));
}

/** Line ends inside a row are written as `[nl]`. */
const LINE_END = '[nl]';
