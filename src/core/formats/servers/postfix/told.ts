import { given } from '../../../given';
import type { Line } from '../../format';
import type { Statement } from '../../../statement';
import { outcomeOf } from '../../quotedReplies/quotedReply';
import { afterQueueId, QUEUE_ID } from './queueId';
import { envelopeStart } from './reject';
import { readQuotedReply } from './reply';
import { occasionOf } from './stages';
import { matchAt, standsAt } from '../../../text/matches';

const TOLD_BY = ['host ', 'SASL authentication failed; server '];

// proxy-accept: END-OF-MESSAGE: 250 2.0.0 Ok: queued as 4F2C0123; from=<alice@example.com> …: what the filter before the queue said
const PROXY_ACCEPT = new RegExp(String.raw`(?:${QUEUE_ID}: )?proxy-accept: END-OF-MESSAGE: (?=2\d\d[ -])`, 'y');

// NOQUEUE: reject_warning: RCPT from unknown[192.0.2.44]: 554 5.7.1 …: what a rule that is being tried would have answered (warn_if_reject)
const WOULD_REJECT = /reject_warning: ([A-Z-]{4,20}) from \S{1,300}: (?=[45]\d\d[ -])/y;

// send attr diag_text = 550 5.1.1 No such user | send attr reason = host mx.example.net[192.0.2.1] said: 550 … | input attribute value: 550 5.1.1 …: what one process of Postfix tells another (-v)
const ATTRIBUTE = /(?:send attr (?:reason|diag_text) = |input attribute value: )(?=host \S|[45]\d\d[ -][45]\.\d{1,3}\.\d{1,3} )/y;

/** `host x said: 450 …` without a status: one of several hosts was tried. */
export function readTold({ text: line, start: body, end, headless }: Line): Statement | undefined {
  const alone = headless === true ? readHeadlessReply(line, body, end) : undefined;
  if (alone) return alone;
  if (standsAt(PROXY_ACCEPT, line, body)) return { kind: 'told', reply: { start: PROXY_ACCEPT.lastIndex, end: envelopeStart(line, PROXY_ACCEPT.lastIndex) ?? end } };
  if (standsAt(ATTRIBUTE, line, body)) {
    const { reply } = readQuotedReply(line, ATTRIBUTE.lastIndex, end) ?? {};
    return reply && { kind: 'told', reply };
  }
  const start = afterQueueId(line, body);
  const unnamed = start === undefined ? undefined : readUnnamed(line, start, end);
  if (unnamed) return unnamed;
  const warned = matchAt(WOULD_REJECT, line, start ?? body);
  if (warned) return { kind: 'told', reply: { start: WOULD_REJECT.lastIndex, end: envelopeStart(line, WOULD_REJECT.lastIndex) ?? end }, ...given({ occasion: occasionOf(warned[1] ?? '') }) };
  if (start === undefined || !TOLD_BY.some((words) => line.startsWith(words, start))) return undefined;
  const { reply, server, occasion } = readQuotedReply(line, start, end) ?? {};
  if (!reply) return undefined;
  return {
    kind: 'told',
    queueId: line.slice(body, start - 2),
    reply,
    ...(server === undefined ? {} : { server }),
    ...(occasion === undefined ? {} : { occasion }),
  };
}

// to=<user5@host41>, host69=ip3[ip3]:10024, … host73=host74 (250 2.0.0 …): whoever made it anonymous took the names of the fields too
const UNNAMED = /to=<[^<>]{0,320}>, [\w-]{1,60}=/y;

/** A delivery that no `status=` tells about any more: what the server said is there still. */
function readUnnamed(line: string, start: number, end: number): Statement | undefined {
  if (!standsAt(UNNAMED, line, start) || line[end - 1] !== ')' || line.includes(' status=', start)) return undefined;
  const opening = line.indexOf(' (', UNNAMED.lastIndex);
  const { reply } = (opening < 0 ? undefined : readQuotedReply(line, opening + 2, end - 1)) ?? {};
  return reply && { kind: 'told', reply };
}

// host mx.example.net[192.0.2.1] said: | mx.example.net[192.0.2.1] said: | said: (what stood before is on the line above)
const HEADLESS_SAID = /(?:(?:host|SASL authentication failed; server) )?(?:(\S{1,300}) )?(?:said|refused to talk to me): /y;

/** The words of a server, without the line they stood in. */
function readHeadlessReply(line: string, start: number, end: number): Statement | undefined {
  const said = matchAt(HEADLESS_SAID, line, start);
  if (!said) return undefined;
  const from = TOLD_BY.some((words) => line.startsWith(words, start)) ? start : HEADLESS_SAID.lastIndex;
  const envelope = envelopeStart(line, from);
  if (envelope !== undefined && line[envelope - 1] === ')') return readProbed(line, from, envelope);
  const quoted = readQuotedReply(line, from, line.endsWith('))', end) ? end - 1 : end);
  return quoted && outcomeOf(said[1] === undefined ? quoted : { server: said[1], ...quoted }, line);
}

/** … said: 550 5.1.1 … (in reply to RCPT TO command); from=<alice@example.org> to=<bob@example.com>: our own server refused for what it was told when it asked about the address. */
function readProbed(line: string, from: number, envelope: number): Statement | undefined {
  const quoted = readQuotedReply(line, from, envelope);
  if (!quoted) return undefined;
  const { result, word, reply, occasion } = outcomeOf(quoted, line);
  return { kind: 'reported', result: result === 'bounced' ? 'rejected' : result, direction: 'inbound', word, ...given({ reply, occasion }) };
}
