import type { Direction } from '../../../analysis';
import type { Writable } from '../../../writable';
import { isOfOwnNetwork } from '../../../ownNetwork';
import type { Occasion } from '../../../reference/occasion';
import type { Line } from '../../format';
import type { Piece, Reported } from '../../../statement';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import { endOfFields } from './fields';
import { findQuotedReply, occasionOf } from './reply';
import { matchAt, matchFrom, standsAt } from '../../../text/matches';

// What a line of a refusal begins with: fields of the connection, or the word itself.
const BEGINNING = /(?: ?DS ?)?(?:H=|U=|F=|P=|I=|SMTP |Connection |connection |rejected |refused |temporarily |dropped |unqualified (?:sender|recipient|verify) rejected: |too many recipients: (?:message|excess temporarily) rejected: )/y;
// temporarily rejected RCPT <bob@example.net>: … | dropped by 'connect' ACL: … | refused: too many connections | refused (IP options) | (not: Connection refused)
const WORD = / ?\b(temporarily )?(rejected|dropped|refused(?=: | connection| \(IP options\)$))\b/g;
// RCPT <bob@example.net> | RCPT bob@example.net | MAIL <> (what stands between `<` and `>` may hold anything)
const ADDRESS = /(?:RCPT|MAIL|from) (?:<([^<>]{0,400})>|([^\s<>:@]{1,200}@[^\s<>:]{1,255}))/y;
const SENDER = / F=<?([^<>\s]{0,400})/;
// Too many connections at once, or too much to do: come back later (421).
const BUSY = /^: (?:too many connections|load average)/;
const CLIENT = /(?:^| )[HU]=/;
const CLIENT_HOST = /(?:^| )H=/;
// rejected MAIL from client.example.org [192.0.2.1]:55691: no HELO/EHLO given | SMTP call from (laptop) [192.0.2.1] dropped: …
const FROM_HOST = / from (?=(?:[^\s[\]<>@]{1,255} ){0,2}\[)/;
// A=login:alice@example.com
const LOGGED_IN = / A=\S/;
// rejected MAIL <bob@example.net>: Sender address does not belong to the authenticated account: somebody has logged in
const OF_LOGIN = /\b(?:belong|match|owned|is not|isn't|(?<!not )allowed|permitted)[^,;]{1,60} (?:the|your) authenticated (?:account|user|user ?name|login|identity|id)\b/i;
const WARNING = /\bWarning: /;

/** Our own server refuses a client: `H=… [192.0.2.1] F=<…> rejected RCPT <…>: relay not permitted`. */
export function readRefusal({ text, start, end }: Line, queueId: string | undefined): Reported | undefined {
  if (!standsAt(BEGINNING, text, start)) return undefined;
  const begun = BEGINNING.lastIndex;
  const match = matchFrom(WORD, text, start);
  if (!match?.[2]) return undefined;
  const word = { start: WORD.lastIndex - match[2].length, end: WORD.lastIndex };
  const fields = ` ${text.slice(start, word.start)}`;
  if (WARNING.test(fields)) return undefined;
  const reason = phraseBefore(text, start, word.start);
  const colon = endOfFields(text, begun);
  // Behind a colon somebody else speaks: H=mx.example.net [192.0.2.1]: SMTP error from … has been rejected
  if (!reason && colon >= 0 && colon + 1 < match.index) return undefined;
  const object = text[word.end] === ' ' ? word.end + 1 : word.end;
  const { occasion, recipient, sender, after } = unqualifiedAt(text, start) ?? readObject(text, object);
  const temporary = match[1] !== undefined || (match[2] === 'refused' && BUSY.test(text.slice(word.end)));
  const givenSender = sender ?? SENDER.exec(fields)?.[1];
  const reported: Writable<Reported> = { kind: 'reported', result: temporary ? 'deferred' : 'rejected', direction: text.startsWith(NON_SMTP, object) ? 'submission' : directionOf(fields, fieldsBehind(text, Math.max(begun, after), end)), word };
  if (queueId !== undefined) reported.queueId = queueId;
  if (recipient !== undefined) reported.recipient = recipient;
  if (givenSender !== undefined) reported.sender = givenSender;
  if (occasion !== undefined) reported.occasion = occasion;
  const said = reason ? { reason } : readReason(text, after, end);
  if (said?.reply !== undefined) reported.reply = said.reply;
  if (said?.reason !== undefined) reported.reason = said.reason;
  const words = said?.reply ?? said?.reason;
  if (words && OF_LOGIN.test(text.slice(words.start, words.end))) reported.direction = 'submission';
  return reported;
}

/**
 * Who logged in, or calls Exim on its own host or from its own network, is our user.
 * @param behind what stands behind the thing refused, where nothing before it tells the client
 */
function directionOf(before: string, behind: string): Direction {
  const fields = CLIENT.test(before) ? before : behind;
  const host = CLIENT_HOST.exec(fields);
  const from = host ?? FROM_HOST.exec(fields);
  if (LOGGED_IN.test(fields) || (from && isOfOwnNetwork(fields.slice(from.index)))) return 'submission';
  return fields.startsWith(' U=') && !host ? 'submission' : 'inbound';
}

/** What names the client in `rejected from <alice@example.com> U=alice: message too big`. */
function fieldsBehind(text: string, from: number, end: number): string {
  const colon = endOfFields(text, from);
  return text.slice(from, colon < 0 || colon > end ? end : colon);
}

/** A program on this host hands the message in. */
const NON_SMTP = 'by non-SMTP ACL';

interface Refused {
  readonly occasion?: Occasion;
  readonly recipient?: string;
  readonly sender?: string;
  readonly after: number;
}

const CONNECTION = ['connection', "by 'connect'", '(IP options)'];

// unqualified sender rejected: <alice> H=…
const UNQUALIFIED = /unqualified (sender|recipient|verify) rejected: <([^<>]{0,400})>/y;

/** An address without its domain. */
function unqualifiedAt(text: string, start: number): Refused | undefined {
  const match = matchAt(UNQUALIFIED, text, start);
  if (!match) return undefined;
  const [, what, address = ''] = match;
  const after = UNQUALIFIED.lastIndex;
  if (what === 'sender') return { occasion: 'MAIL', sender: address, after };
  return what === 'recipient' ? { occasion: 'RCPT', recipient: address, after } : { occasion: 'VRFY', after };
}

/** What was refused, and where its name ends. */
function readObject(text: string, at: number): Refused {
  const occasion = CONNECTION.some((words) => text.startsWith(words, at)) ? 'connect' : occasionOf(text.slice(at, at + 20));
  const match = matchAt(ADDRESS, text, at);
  if (!match) return occasion === undefined ? { after: at } : { occasion, after: at };
  const address = match[1] ?? match[2] ?? '';
  if (occasion === 'RCPT') return { occasion, recipient: address, after: ADDRESS.lastIndex };
  return { occasion: occasion ?? 'content', sender: address, after: ADDRESS.lastIndex };
}

// dropped: too many syntax or protocol errors (last command was "AUTH PLAIN AGFs…", C=EHLO,AUTH)
const LAST_COMMAND = ' (last command was "';

// refused connection from H=[192.0.2.44] (host_reject_connection)
const BY_HOST = '(host_reject_connection)';

/** The words after the colon; a reply inside them, where one is quoted. What the client said is none of them, and may be a secret. */
function readReason(text: string, from: number, end: number): { readonly reply?: Piece; readonly reason?: Piece } | undefined {
  const colon = text.indexOf(': ', from);
  if (colon < 0 && text.startsWith(BY_HOST, end - BY_HOST.length)) return { reason: { start: end - BY_HOST.length + 1, end: end - 1, text: 'rejected by policy: a list of hosts' } };
  if (colon < 0 || colon + 2 >= end) return undefined;
  const start = colon + 2;
  if (isReplyAt(text, start)) return { reply: { start, end } };
  const quoted = findQuotedReply(text, from, end);
  if (quoted) return { reply: quoted.reply };
  const last = text.indexOf(LAST_COMMAND, start);
  return { reason: { start, end: last < 0 ? end : last } };
}

const TOO_MANY = 'too many recipients';

/** Where the reason stands first: `SMTP protocol synchronization error (…): rejected …`, `unqualified sender rejected: <alice>`. */
function phraseBefore(text: string, start: number, word: number): Piece | undefined {
  const said = text.slice(start, word).trimEnd();
  if (said.startsWith(TOO_MANY)) return { start, end: start + TOO_MANY.length };
  if (said.startsWith('unqualified ')) return { start, end: start + said.length };
  if (!said.startsWith('SMTP ') || !said.endsWith(':')) return undefined;
  return { start, end: start + said.length - 1 };
}
