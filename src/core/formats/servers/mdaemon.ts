import type { Direction } from '../../analysis';
import type { Format, Memory } from '../format';
import { forget, recall, remember, type EntryKind } from '../remember';
import type { Statement } from '../../statement';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { directionFrom } from '../../ownNetwork';
import { matchAt, standsAt } from '../../text/matches';

// Tue 2026-11-24 10:00:01: --> 220 mail.example.com ESMTP MDaemon 24.0 | Tue 2026-11-24 10:00:01.550: 02: [550123] <-- RCPT TO:<bob@example.net>
const LINE = /^\s{0,8}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})?: (?:\d\d: )?(?:\[([\d:]{1,24})\] )?/;
const ARROW = /(-->|<--) ?/y;
const INBOUND = /Accepting (?:SMTP|MSA|LMTP) connection from /y;
const OUTBOUND = /(?:Attempting|Initiating) (?:SMTP|MSA) connection to /y;

/** What MDaemon writes of its SMTP sessions: `-->` is what it says, whoever called. */
export const mdaemon: Format = {
  id: 'mdaemon',
  name: 'MDaemon SMTP log',
  signs: [
    {
      pattern: new RegExp(
        [
          String.raw`^\s{0,8}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})?: `,
          // 05: [550123]
          String.raw`(?:\d\d: )?(?:\[[\d:]{1,24}\] )?`,
          String.raw`(?:${[
            // --> 220 mail.example.com ESMTP | <-- EHLO mail.example.org
            String.raw`(?:-->|<--) ?(?:[2-5]\d\d[ -]|EHLO |HELO |MAIL |RCPT |DATA|QUIT|AUTH |STARTTLS|RSET)`,
            // Accepting SMTP connection from 192.0.2.1
            '(?:Accepting|Attempting|Initiating) (?:SMTP|MSA|LMTP) connection ',
          ].join('|')})`,
        ].join(''),
      ),
      weight: 4,
      sample: 'Tue 2026-11-24 10:00:01: [550123] --> 220 mail.example.com ESMTP MDaemon 24.0',
    },
  ],
  read({ text, end, program }, memory) {
    const match = program === '' ? LINE.exec(text) : null;
    if (!match) return undefined;
    const session = match[1] === undefined ? 'mdaemon' : `mdaemon ${match[1]}`;
    const start = match[0].length;
    return readArrow(text, start, end, session, memory) ?? readNote(text, start, session, memory) ?? [];
  },
};

// [192.0.2.44:55025] | [2001:db8::44]: the client, perhaps with its port
const CLIENT = /\[([0-9A-Fa-f.:]{2,45}?)(?::\d{1,5})?\]/y;

/** In the memory: who called whom in each session. */
const DIRECTIONS: EntryKind = { prefix: '', most: 200 };

function readArrow(text: string, at: number, end: number, session: string, memory: Memory): Statement | undefined {
  const arrow = matchAt(ARROW, text, at)?.[1];
  if (arrow === undefined) return undefined;
  const start = Math.min(ARROW.lastIndex, end);
  const says = arrow === '-->';
  const known = recall(memory, DIRECTIONS, session);
  // Who is called tells who answers; where the beginning is not there, the words do.
  const isServer = known === undefined ? isReplyAt(text, start) : (known !== 'outbound') === says;
  const direction: Direction = known === 'inbound' || known === 'submission' || known === 'outbound' ? known : isServer === says ? 'inbound' : 'outbound';
  return { kind: 'said', session, speaker: isServer ? 'server' : 'client', body: { start, end }, direction };
}

function readNote(text: string, at: number, session: string, memory: Memory): Statement | undefined {
  const direction = standsAt(INBOUND, text, at) ? directionFrom(clientAt(text, INBOUND.lastIndex)) : standsAt(OUTBOUND, text, at) ? 'outbound' : undefined;
  if (direction !== undefined) {
    remember(memory, DIRECTIONS, session, direction);
    return { kind: 'noted', session, piece: { start: at, end: text.length }, begins: true };
  }
  if (!text.startsWith('SMTP session ', at)) return undefined;
  forget(memory, DIRECTIONS, session);
  return { kind: 'disconnected', session };
}

function clientAt(text: string, at: number): string {
  return matchAt(CLIENT, text, at)?.[1] ?? '';
}
