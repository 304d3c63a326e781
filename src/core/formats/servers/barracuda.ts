import type { Result } from '../../analysis';
import { given } from '../../given';
import { directionFrom } from '../../ownNetwork';
import type { Occasion } from '../../reference/occasion';
import type { Format, Line } from '../format';
import { SILENT, type Statement } from '../../statement';
import { matchAt } from '../../text/matches';
import { HEAD } from './barracuda/head';

const WHOSE = String.raw`(\S{1,320}) (\S{1,320})`;
const DONE = String.raw`(\d{1,2}) (\d{1,3})(?: |$)`;
// RECV alice@example.org bob@example.com 2 8 bob@example.com (action, reason)
const RECEIVED = new RegExp(`${HEAD} RECV ${WHOSE} ${DONE}`, 'y');
// SCAN - alice@example.org bob@example.com 7.20 2 31 - SZ:3460 SUBJ:… (the same behind the score)
const SCANNED = new RegExp(String.raw`${HEAD} SCAN [\w-]{1,12} ${WHOSE} [\d.-]{1,12} ${DONE}`, 'y');

/** Blocked, or deferred; other actions let the message in, or keep it. */
const REFUSALS: Readonly<Record<string, Result>> = { '2': 'rejected', '5': 'deferred' };

/** What the numbers of reasons stand for, and where in the session that is. */
const REASONS: ReadonlyMap<string, readonly [reason: string, occasion: Occasion]> = new Map<string, readonly [string, Occasion]>([
  ['1', ['virus found', 'content']],
  ['2', ['banned attachment', 'content']],
  ['3', ['listed on a DNS blocklist', 'connect']],
  ['4', ['rate limit exceeded', 'connect']],
  ['5', ['too many messages in one session', 'MAIL']],
  ['7', ['no such domain', 'RCPT']],
  ['8', ['no such user', 'RCPT']],
  ['9', ['subject blocked by policy', 'content']],
  ['11', ['client address blocked', 'connect']],
  ['12', ['recipient address rejected', 'RCPT']],
  ['14', ['sender domain not found', 'MAIL']],
  ['15', ['sender address rejected', 'MAIL']],
  ['31', ['spam score too high', 'content']],
  ['34', ['header blocked by policy', 'content']],
  ['35', ['sender blocked', 'MAIL']],
  ['36', ['recipient blocked by policy', 'RCPT']],
  ['37', ['body blocked by policy', 'content']],
  ['39', ['spam: a link in the message has a bad name', 'content']],
  ['40', ['SPF check failed', 'MAIL']],
  ['41', ['client host rejected', 'connect']],
  ['45', ['message size exceeds limit', 'content']],
  ['46', ['too many recipients', 'RCPT']],
  ['60', ['spam fingerprint found', 'content']],
  ['62', ['client on the Barracuda blocklist', 'connect']],
  ['63', ['DKIM check failed', 'content']],
  ['66', ['reverse DNS of the client blocked', 'connect']],
]);

/** What Barracuda's mail gateway writes to the system log: of each message and recipient what was done, and why, in numbers. */
export const barracuda: Format = {
  id: 'barracuda',
  name: 'Barracuda Email Security Gateway log',
  signs: [
    {
      pattern: new RegExp(String.raw`(?:inbound\/pass\d|outbound\/smtp|scan)\[\d{1,10}\]: ${HEAD} (?:RECV|SCAN|SEND) `),
      weight: 4,
      sample: 'Nov 24 10:00:01 192.0.2.1 inbound/pass1[123]: client.example.org[192.0.2.44] 1795514401-03c9d15501-aBcDeF 1795514401 1795514402 RECV alice@example.org bob@example.com 2 8 bob@example.com',
    },
  ],
  // What `outbound/smtp` logs, the format of Postfix reads, of which that may be a program too.
  programs: /^(?:inbound\/pass\d|scan)$/,
  needles: [' RECV ', ' SCAN '],
  read: (line) => readTaken(line) ?? SILENT,
};

function readTaken({ text, start, end }: Line): Statement | undefined {
  const match = matchAt(RECEIVED, text, start) ?? matchAt(SCANNED, text, start);
  const result = REFUSALS[match?.[4] ?? ''];
  if (!match || !result) return undefined;
  const [whole, address = '', sender, recipient, action = '', number = ''] = match;
  const [reason, occasion] = REASONS.get(number) ?? ['refused', undefined];
  const at = start + whole.trimEnd().length - `${action} ${number}`.length;
  const word = { start: at, end: Math.min(end, at + `${action} ${number}`.length) };
  return { kind: 'reported', result, direction: directionFrom(address), word, reason: { ...word, text: reason }, ...given({ occasion, sender: named(sender), recipient: named(recipient) }) };
}

/** A dash stands for nobody. */
function named(address: string | undefined): string | undefined {
  return address === '-' ? undefined : address;
}
