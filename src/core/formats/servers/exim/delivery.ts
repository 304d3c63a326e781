import type { Result } from '../../../analysis';
import type { Writable } from '../../../writable';
import type { Line } from '../../format';
import { pieceText, type Reported } from '../../../statement';
import { addAnswer, isReplyAt, type QuotedAnswer } from '../../quotedReplies/quotedReply';
import { endOfFields } from './fields';
import { findQuotedReply } from './reply';
import { matchAt, matchFrom } from '../../../text/matches';

// The flags of delivery lines (Exim specification, "Logging message delivery").
const RESULTS: ReadonlyMap<string, Result> = new Map<string, Result>([
  ['=>', 'delivered'],
  ['->', 'delivered'],
  ['>>', 'delivered'],
  ['*>', 'delivered'],
  ['**', 'bounced'],
  ['==', 'deferred'],
]);

// bob@example.net: Unrouteable address | bob <bob@example.net> R=… | |/bin/sh -c 'exit 69' <bob@example.net> R=… | /var/mail/bob R=…
// What was made anonymous may stand in angle brackets
const ADDRESS = /(?:<?([^\s<>|/][^\s<>]{0,400}?)>?(?: <([^<>\s]{0,400})>)?|[|/][^<>]{0,400} <([^<>\s]{0,400})>|[|/][^<>]{0,400}?)(?=:? |$)/y;
const SENDER = / F=<([^<>\s]{0,400})>/;
const SERVER = / H=((?:[^\s[\]]{1,255} )?\[[^\s[\]]{1,64}\])/;
// Connection timed out H=mx.example.net [192.0.2.1]:25: SMTP timeout …: what the system says of it stands before the host
const SERVER_AFTER_ERROR = /^[^:]{1,80}? H=((?:[^\s[\]]{1,255} )?\[[^\s[\]]{1,64}\])/;
const RETRY_TIMEOUT = 'retry timeout exceeded';

/** `** bob@example.net R=dnslookup T=remote_smtp H=mx.example.net [192.0.2.1]: SMTP error from …: 550 No such user` */
export function readDelivery({ text, start, end }: Pick<Line, 'text' | 'start' | 'end'>, queueId: string | undefined): Reported | undefined {
  const flag = text.slice(start, start + 2);
  const known = RESULTS.get(flag);
  if (known === undefined) return undefined;
  const address = matchAt(ADDRESS, text, start + 3);
  if (!address) return undefined;
  // The address in angle brackets is the one that led to it; a local part alone tells too little.
  const recipient = address[1]?.includes('@') === true ? address[1] : (address[2] ?? address[3] ?? address[1]);
  const fields = ADDRESS.lastIndex;
  const result = known === 'bounced' && text.endsWith(RETRY_TIMEOUT, end) ? 'expired' : known;
  const said = known === 'delivered' ? confirmation(text, fields, end) : answer(text, fields, end);
  const head = text.slice(fields, (said.reply ?? said.reason)?.start ?? end);
  const sender = SENDER.exec(head)?.[1];
  const reported: Writable<Reported> = { kind: 'reported', result, direction: 'outbound', word: { start, end: start + 2 } };
  if (queueId !== undefined) {
    reported.queueId = queueId;
    reported.session = queueId;
  }
  if (recipient !== undefined) reported.recipient = recipient;
  if (sender !== undefined) reported.sender = sender;
  const host = said.server ?? SERVER.exec(head)?.[1] ?? SERVER_AFTER_ERROR.exec(pieceText(said.reason, text))?.[1];
  if (host !== undefined) reported.server = host;
  addAnswer(reported, said);
  return reported;
}

// C="250 2.0.0 Ok: queued as 4F2B1C0123"
const CONFIRMATION = ' C="';

function confirmation(text: string, from: number, end: number): QuotedAnswer {
  const at = text.indexOf(CONFIRMATION, from);
  const start = at + CONFIRMATION.length;
  if (at < 0 || !isReplyAt(text, start)) return {};
  const quote = text.indexOf('"', start);
  return { reply: { start, end: quote < 0 ? end : quote } };
}

function answer(text: string, from: number, end: number): QuotedAnswer {
  const quoted = findQuotedReply(text, from, end);
  if (quoted) return quoted;
  const start = reasonStart(text, from);
  if (start >= end) return {};
  return isReplyAt(text, start) ? { reply: { start, end } } : { reason: { start, end } };
}

// … defer (-44) H=mx.example.net [192.0.2.1]: SMTP timeout … | … defer (111): Connection refused
const DEFER = / defer \(-?\d{1,5}\)(?: H=(?:[^\s[\]]{1,255} )?\[[^\s[\]]{1,64}\](?::\d{1,5})?)?:? ?/g;

/** After the fields and the colon that ends them; a colon inside quotes (`DN="…"`) ends none. */
function reasonStart(text: string, from: number): number {
  const defer = matchFrom(DEFER, text, from);
  if (defer) return defer.index + defer[0].length;
  const colon = endOfFields(text, from);
  if (colon >= 0) return colon + 2;
  const space = text.indexOf(' ', from);
  return space < 0 ? text.length : space + 1;
}
