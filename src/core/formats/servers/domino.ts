import type { Format, Line } from '../format';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { readPatternRefusal, type PatternRefusal } from '../patternRefusals';
import type { Statement } from '../../statement';
import { findWords } from '../../text/span';

// [28325:00010-3735542592] 24-11-2026 10:00:01 (a backtick before it where it was pasted into a post), 11/24/2026 10:00:01 AM , 2026-11-24 10:00:01
const HEAD = String.raw`^\x60?(?:\[[\dA-Fa-f]{1,8}:[\dA-Fa-f]{1,8}-[\dA-Fa-f]{1,20}\] )?(?:\d{4}-\d\d-\d\d|\d\d([-/.])\d\d\1(?:\d\d){1,2}) \d\d:\d\d:\d\d(?: [AP]M)? {1,4}`;
// SMTP Server: , SMTP Server [0D14:0027-1334]
const TASK = String.raw`SMTP Server(?:: | \[[\dA-Fa-f:-]{5,40}\] )`;
const ADDRESS = String.raw`\[?(?<address>[\dA-Fa-f.:]{2,44}[\dA-Fa-f])\]?`;

const REFUSALS: readonly PatternRefusal[] = [
  // SMTP Server: Authentication failed for user alice ; connecting host 192.0.2.44
  [new RegExp(`${HEAD}${TASK}(?<reason>Authentication failed) for user (?<user>\\S.{0,254}?) {0,2}; connecting host ${ADDRESS}`), 'AUTH'],
  // smtp: alice [192.0.2.44] authentication failure using internet password
  [new RegExp(`${HEAD}smtp: (?<user>[^[\\]]{1,255}?) \\[(?<address>[\\dA-Fa-f.:]{2,45})\\] (?<reason>authentication failure using internet password)`), 'AUTH'],
  // SMTP Server [0D14:0027-1334] Connection from [192.0.2.44] rejected for policy reasons. IP address of connecting host not found in reverse DNS lookup.
  [new RegExp(`${HEAD}${TASK}Connection from ${ADDRESS} (?<reason>rejected for policy reasons\\b.{0,300})$`), 'connect'],
  // SMTP Server [0D14:0027-1334] Attempt to relay mail from a@example.org to bob@example.net rejected for policy reasons. Relays to recipient's domain denied in your configuration.
  [new RegExp(`${HEAD}${TASK}Attempt to relay mail from <?(?<sender>[^\\s<>]{0,320})>? to <?(?<recipient>[^\\s<>]{1,320})>? rejected for policy reasons\\. {1,2}(?<reason>Relays? \\S.{0,200})$`), 'RCPT'],
];

// Router: No messages transferred to EXAMPLE.NET (host mx.example.net) via SMTP: SMTP Protocol Returned a Permanent Error 550 5.1.1 No such user
const SENT = new RegExp(`${HEAD}Router: (No messages transferred) to \\S{1,255} \\(host ([^\\s()]{1,255})\\) via SMTP: SMTP Protocol Returned a (?:Permanent|Transient) Error (?=\\S)`);

/** The console log of HCL Domino (Lotus, IBM), as far as it tells of clients that were refused, and of servers that refused its router. */
export const domino: Format = {
  id: 'domino',
  name: 'HCL Domino log',
  signs: [
    {
      pattern: new RegExp(`${HEAD}(?:${TASK}(?:Authentication failed for user |Connection from \\[?[\\d.:A-Fa-f]{2,45}\\]? rejected |\\[?[\\d.:A-Fa-f]{2,45}\\]? (?:dis)?connected\\b)|smtp: [^[\\]]{1,255} \\[[\\d.:A-Fa-f]{2,45}\\] authentication failure|Router: No messages transferred to )`),
      weight: 4,
      sample: '[28325:00010-3735542592] 24-11-2026 10:00:01   SMTP Server: Authentication failed for user alice ; connecting host 192.0.2.44',
    },
  ],
  needles: ['Authentication failed for user ', ' authentication failure using internet password', ' rejected for policy reasons', 'Router: No messages transferred to '],
  read: (line) => readPatternRefusal(line.text, line.end, REFUSALS) ?? readSent(line),
};

function readSent({ text, end }: Line): Statement | undefined {
  const match = SENT.exec(text);
  if (!match) return undefined;
  const [{ length: start }, , words = '', server = ''] = match;
  if (!isReplyAt(text, start)) return undefined;
  return { kind: 'reported', result: text[start] === '4' ? 'deferred' : 'bounced', direction: 'outbound', word: findWords(text, words), server, reply: { start, end } };
}
