import { directionFrom } from '../../ownNetwork';
import { given } from '../../given';
import type { Format, Line, Memory } from '../format';
import { refusedLogin } from '../refusedLogin';
import { forget, remember, type EntryKind } from '../remember';
import type { Statement } from '../../statement';
import { isReplyAt } from '../quotedReplies/quotedReply';

// Nov-24-26 10:00:01 m1-13060-05386 [Worker_1] [TLS-out] 192.0.2.44 <alice@example.org> to: bob@example.com [SMTP Error] 550 5.1.1 …
const HEAD = String.raw`^[A-Z][a-z]{2}-\d\d-\d\d \d\d:\d\d:\d\d (?:[\w-]{5,40} )?(?:\[[\w -]{2,40}\] ){0,8}`;
const CLIENT = String.raw`([0-9A-Fa-f.:]{3,45}) (?:<([^<>\s]{0,320})> )?(?:to: (\S{3,320}) )?`;
const SENT = new RegExp(String.raw`${HEAD}${CLIENT}\[SMTP (?:Error|Reply|Status)\] `);
// warning: got reply '550 5.1.1 …' from 192.0.2.1 | … exceeded -- dropping connection - after reply: 535 5.7.8 … from 192.0.2.1: it goes on to the client in a line of its own
const GOT = new RegExp(String.raw`${HEAD}${CLIENT}(?:.{0,40}got (?:temp error )?reply '|max [^()]{3,60} \(.{1,60}?\) exceeded -- dropping connection - after reply: )`);
const GOT_END = /(?:' - message is|'? from (?:server host )?[0-9A-Fa-f.:]{3,45}(?= |$)|;$)/;

// [RelayAttempt] 192.0.2.44 <alice@example.org> to: bob@example.net relay attempt blocked for: carol@example.net | … blocked for (parsing): <carol@example>
const BLOCKED = new RegExp(String.raw`${HEAD}${CLIENT}(?=relay attempt blocked for(?: \([a-z]{3,20}\))?: <?([^<>\s]{0,320}))`);

// max sender authentication errors (5) exceeded -- dropping connection - after reply: 535 …
const DROPPED = /max sender authentication errors \(\d{1,6}\) exceeded -- dropping connection - after reply: $/;

/** The log of ASSP, the Anti-Spam SMTP Proxy: what it passes on to clients, its own refusals and those of the server behind it. */
export const assp: Format = {
  id: 'assp',
  name: 'ASSP log',
  signs: [
    { pattern: SENT, weight: 4, sample: 'Nov-24-26 10:00:01 [Worker_1] [TLS-out] 192.0.2.44 [SMTP Error] 535 5.7.8 Error: authentication failed' },
    {
      pattern: new RegExp(String.raw`${HEAD}(?<=\[(?:Worker_\d{1,3}|(?:TLS|SSL)-(?:in|out)|RelayAttempt)\] )[0-9A-Fa-f.:]{3,45} `),
      weight: 4,
      sample: 'Nov-24-26 10:00:01 m1-25391-06124 [Worker_1] [RelayAttempt] 192.0.2.44 <alice@example.org> to: bob@example.net relay attempt blocked for: bob@example.net',
    },
  ],
  read(line, memory) {
    const head = line.text.slice(0, LOOKED_AT);
    return readSent(head, line, memory) ?? readGot(head, line) ?? readBlocked(head, line, memory);
  },
};

const LOOKED_AT = 1500;
// 530 Relaying not allowed
const RELAYING = /\brelay/i;

function readSent(head: string, { text, end }: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const match = SENT.exec(head);
  if (!match) return undefined;
  const [{ length: start }, address = '', sender, recipient] = match;
  if (!isReplyAt(text, start)) return [];
  const reply = { start, end };
  const first = text[start];
  if (first !== '4' && first !== '5') return { kind: 'told', reply };
  if (RELAYING.test(text.slice(start, end)) && forget(memory, ATTEMPTS, address) !== undefined) return { kind: 'told', reply };
  const refused: Statement = {
    kind: 'reported',
    result: first === '4' ? 'deferred' : 'rejected',
    direction: directionFrom(address),
    word: reply,
    reply,
    ...given({ sender, recipient }),
  };
  return text.startsWith('535', start) ? refusedLogin({ address, piece: { start, end } }, refused) : refused;
}

function readGot(head: string, { text, end }: Line): Statement | readonly Statement[] | undefined {
  const match = GOT.exec(head);
  if (!match) return undefined;
  const [{ length: start }, address = ''] = match;
  if (!isReplyAt(text, start)) return [];
  const stop = GOT_END.exec(text.slice(start, end));
  const reply = { start, end: stop ? start + stop.index : end };
  // Older versions tell the client's refusal in no line of its own.
  return DROPPED.test(match[0]) ? { kind: 'foretold', statements: refusedLogin({ address, piece: { start, end } }, { word: reply, reply }) } : { kind: 'told', reply };
}

/** In the memory: clients whose attempt to relay was told, until their reply comes, where ASSP logs its replies. */
const ATTEMPTS: EntryKind = { prefix: 'relay ', most: 50 };

function readBlocked(head: string, { end }: Line, memory: Memory): Statement | undefined {
  const match = BLOCKED.exec(head);
  if (!match) return undefined;
  const [{ length: start }, address = '', sender, , recipient] = match;
  remember(memory, ATTEMPTS, address);
  return { kind: 'reported', result: 'rejected', direction: directionFrom(address), occasion: 'RCPT', word: { start, end: start + BLOCK.length }, reason: { start, end }, ...given({ sender, recipient }) };
}

const BLOCK = 'relay attempt blocked';
