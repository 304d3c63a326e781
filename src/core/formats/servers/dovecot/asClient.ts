import type { Writable } from '../../../writable';
import type { Occasion } from '../../../reference/occasion';
import type { Line } from '../../format';
import type { Reported, Statement } from '../../../statement';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import { matchFrom } from '../../../text/matches';

// Failed to send message to <bob@example.net> at 192.0.2.5:24: 550 5.1.1 … (1/1 at 55 ms): lmtp as a proxy
const PROXIED = /(Sent|Failed to send) message to <([^<>\s]{1,320})> at \S{1,255}: /;
const ATTEMPT = / \(\d{1,6}\/\d{1,6} at \d{1,9} ms\)$/;
// sieve: msgid=<1@example.com>: failed to redirect message to <bob@example.net>: RCPT TO failed: 550 … (permanent failure) | failed to send vacation response to bob@example.net: <RCPT TO failed: 550 …> (permanent error)
const SIEVE = /(?:failed to (?:redirect message|send (?:vacation response|rejection message)) to <?([^<>\s]{1,320}?)>?|Permanently failed to send rejection): <?/;
// RCPT TO failed: 550 … | smtp(127.0.0.1:25): DATA failed: 451 … | MAIL FROM failed: 550 …
const REFUSED = /\b(RCPT|DATA|MAIL|EHLO|HELO)(?: TO| FROM)? failed: /g;
const ENDING = /(?:>? \((permanent|temporary) (?:failure|error)\))?$/;
// smtp-client: conn 192.0.2.5:25 [1]: Got reply (1/1): 250-mx.example.net (0 commands pending, 1 commands queued) | transaction: Got RCPT reply: 550 … | Connection failed: 554 … | Authentication failed: 535 …
const CLIENT = /smtp-client: .{0,200}?(?:Got reply \(\d{1,6}\/\d{1,6}\)|Got (?:MAIL|RCPT|DATA) reply|Received (?:STARTTLS|XCLIENT handshake) reply|Early reply|Connection failed|Failed to connect|Connection lost|Returning failure|(Authentication failed)): /;
const PENDING = / \(\d{1,6} commands pending, \d{1,6} commands queued\)$/;
// proxy(alice,192.0.2.5:587): Login failed: 535 … | Login failed to 192.0.2.5:587: 535 …
const PROXY_LOGIN = /\bLogin failed(?: to \S{1,255})?: (?=[45]\d\d[ -])/;

/** What other servers said to Dovecot where it is their client: as a proxy, to pass on what a filter wants sent, to hand over what its users submit. */
export function readAsClient(line: Line): Statement | undefined {
  return readProxied(line) ?? readSieve(line) ?? readConversation(line) ?? readProxyLogin(line);
}

function readProxied({ text, start, end }: Line): Statement | undefined {
  const match = PROXIED.exec(text.slice(start, end));
  if (!match?.[1]) return undefined;
  const word = start + match.index;
  const at = word + match[0].length;
  const tail = ATTEMPT.exec(text.slice(at, end))?.[0].length ?? 0;
  if (!isReplyAt(text, at)) return undefined;
  const reply = { start: at, end: end - tail };
  if (text[at] === '2') return { kind: 'told', reply };
  return {
    kind: 'reported',
    result: text[at] === '5' ? 'bounced' : 'deferred',
    direction: 'outbound',
    word: { start: word, end: word + match[1].length },
    recipient: match[2] ?? '',
    reply,
  };
}

/** A filter's mail: the message itself was dealt with otherwise, but what should have been sent on was refused. */
function readSieve({ text, start, end }: Line): Statement | undefined {
  const said = text.slice(start, end);
  const match = SIEVE.exec(said);
  if (!match) return undefined;
  const at = start + match.index + match[0].length;
  const ending = ENDING.exec(said);
  const stop = Math.max(at, start + (ending?.index ?? said.length));
  const final = ending?.[1] === 'permanent' || match[0].startsWith('Permanently');
  const word = { start: start + match.index, end: start + match.index + match[0].indexOf('failed') + 'failed'.length };
  const refused = matchFrom(REFUSED, text, at);
  const quoted = refused !== undefined && REFUSED.lastIndex < stop && isReplyAt(text, REFUSED.lastIndex);
  const reported: Writable<Reported> = { kind: 'reported', result: final ? 'bounced' : 'deferred', direction: 'outbound', word };
  if (match[1] !== undefined) reported.recipient = match[1];
  if (quoted) {
    reported.reply = { start: REFUSED.lastIndex, end: stop };
    const occasion = OCCASIONS.get(refused[1] ?? '');
    if (occasion !== undefined) reported.occasion = occasion;
  } else if (at < stop) reported.reason = { start: at, end: stop };
  return reported;
}

const OCCASIONS: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ['RCPT', 'RCPT'],
  ['MAIL', 'MAIL'],
  ['DATA', 'content'],
  ['EHLO', 'EHLO'],
  ['HELO', 'HELO'],
]);

/** With `mail_debug`; what becomes of the mail stands in other lines, but for a login that failed. */
function readConversation({ text, start, end }: Line): Statement | undefined {
  const said = text.slice(start, end);
  const match = CLIENT.exec(said);
  if (!match) return undefined;
  const at = start + match.index + match[0].length;
  if (!isReplyAt(text, at)) return undefined;
  const reply = { start: at, end: end - (PENDING.exec(said)?.[0].length ?? 0) };
  if (match[1] === undefined || text[at] !== '5') return { kind: 'told', reply };
  return { kind: 'reported', result: 'rejected', direction: 'outbound', word: { start: at - match[1].length - 2, end: at - 2 }, occasion: 'AUTH', reply };
}

/** A login that is passed on to another server: its user's, who may try again. */
function readProxyLogin({ text, start, end }: Line): Statement | undefined {
  const match = PROXY_LOGIN.exec(text.slice(start, end));
  return match ? { kind: 'told', occasion: 'AUTH', reply: { start: start + match.index + match[0].length, end } } : undefined;
}
