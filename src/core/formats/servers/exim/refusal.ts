import type { Direction } from '../../../analysis';
import type { Writable } from '../../../writable';
import { directionFrom, isOfOwnNetwork } from '../../../dialogue/ownNetwork';
import type { Occasion } from '../../../reference/explanation';
import type { Line } from '../../format';
import { refusedLogin } from '../../refusedLogin';
import type { Piece, Reported, Statement } from '../../../statement';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import { findQuotedReply, occasionOf } from './reply';

// What a line of a refusal begins with: fields of the connection, or the word itself.
const BEGINNING = /(?: ?DS ?)?(?:H=|U=|F=|P=|I=|SMTP |Connection |connection |rejected |refused |temporarily |dropped |unqualified (?:sender|recipient) rejected: |too many recipients: (?:message|excess temporarily) rejected: )/y;
// temporarily rejected RCPT <bob@example.net>: … | dropped by 'connect' ACL: … | refused: too many connections | refused (IP options) | (not: Connection refused)
const WORD = / ?\b(temporarily )?(rejected|dropped|refused(?=: | connection| \(IP options\)$))\b/g;
// RCPT <bob@example.net> | RCPT bob@example.net | MAIL <> (what stands between `<` and `>` may hold anything)
const ADDRESS = /(?:RCPT|MAIL|from) (?:<([^<>]{0,400})>|([^\s<>:@]{1,200}@[^\s<>:]{1,255}))/y;
const SENDER = / F=<?([^<>\s]{0,400})/;
// Too many connections at once, or too much to do: come back later (421).
const BUSY = /^: (?:too many connections|load average)/;
const CLIENT_HOST = /(?:^| )H=/;
// A=login:alice@example.com
const LOGGED_IN = / A=\S/;
const WARNING = /\bWarning: /;

/** Our own server refuses a client: `H=… [192.0.2.1] F=<…> rejected RCPT <…>: relay not permitted`. */
export function readRefusal({ text, start, end }: Line, queueId: string | undefined): Statement | undefined {
  BEGINNING.lastIndex = start;
  if (!BEGINNING.test(text)) return undefined;
  WORD.lastIndex = start;
  const match = WORD.exec(text);
  if (!match?.[2]) return undefined;
  const word = { start: WORD.lastIndex - match[2].length, end: WORD.lastIndex };
  const fields = ` ${text.slice(start, word.start)}`;
  if (WARNING.test(fields)) return undefined;
  const object = text[word.end] === ' ' ? word.end + 1 : word.end;
  const { occasion, recipient, sender, after } = readObject(text, object);
  const temporary = match[1] !== undefined || (match[2] === 'refused' && BUSY.test(text.slice(word.end)));
  const givenSender = sender ?? SENDER.exec(fields)?.[1];
  const reported: Writable<Reported> = { kind: 'reported', result: temporary ? 'deferred' : 'rejected', direction: directionOf(fields), word };
  if (queueId !== undefined) reported.queueId = queueId;
  if (recipient !== undefined) reported.recipient = recipient;
  if (givenSender !== undefined) reported.sender = givenSender;
  if (occasion !== undefined) reported.occasion = occasion;
  const reason = phraseBefore(text, start, word.start);
  const said = reason ? { reason } : readReason(text, after, end);
  if (said?.reply !== undefined) reported.reply = said.reply;
  if (said?.reason !== undefined) reported.reason = said.reason;
  return reported;
}

/** Who logged in, or calls Exim on its own host or from its own network, is our user. */
function directionOf(fields: string): Direction {
  const host = CLIENT_HOST.exec(fields);
  if (LOGGED_IN.test(fields) || (host && isOfOwnNetwork(fields.slice(host.index)))) return 'submission';
  return fields.startsWith(' U=') && !CLIENT_HOST.test(fields) ? 'submission' : 'inbound';
}

interface Refused {
  readonly occasion?: Occasion;
  readonly recipient?: string;
  readonly sender?: string;
  readonly after: number;
}

const CONNECTION = ['connection', "by 'connect'", '(IP options)'];

/** What was refused, and where its name ends. */
function readObject(text: string, at: number): Refused {
  const occasion = CONNECTION.some((words) => text.startsWith(words, at)) ? 'connect' : occasionOf(text.slice(at, at + 20));
  ADDRESS.lastIndex = at;
  const match = ADDRESS.exec(text);
  if (!match) return occasion === undefined ? { after: at } : { occasion, after: at };
  const address = match[1] ?? match[2] ?? '';
  if (occasion === 'RCPT') return { occasion, recipient: address, after: ADDRESS.lastIndex };
  return { occasion: occasion ?? 'content', sender: address, after: ADDRESS.lastIndex };
}

// dropped: too many syntax or protocol errors (last command was "AUTH PLAIN AGFs…", C=EHLO,AUTH)
const LAST_COMMAND = ' (last command was "';

/** The words after the colon; a reply inside them, where one is quoted. What the client said is none of them, and may be a secret. */
function readReason(text: string, from: number, end: number): { readonly reply?: Piece; readonly reason?: Piece } | undefined {
  const colon = text.indexOf(': ', from);
  if (colon < 0 || colon + 2 >= end) return undefined;
  const start = colon + 2;
  if (isReplyAt(text, start)) return { reply: { start, end } };
  const quoted = findQuotedReply(text, from, end);
  if (quoted) return { reply: quoted.reply };
  const last = text.indexOf(LAST_COMMAND, start);
  return { reason: { start, end: last < 0 ? end : last } };
}

/** What is refused and why, in one. */
const WHOLE = ['unqualified ', 'too many recipients'];

/** `SMTP protocol synchronization error (…): rejected …`: the reason stands first. */
function phraseBefore(text: string, start: number, word: number): Piece | undefined {
  const said = text.slice(start, word).trimEnd();
  if (WHOLE.some((words) => said.startsWith(words))) return { start, end: start + said.length };
  if (!said.startsWith('SMTP ') || !said.endsWith(':')) return undefined;
  return { start, end: start + said.length - 1 };
}

const FAILED = ' authenticator failed for ';
// client.example.org (laptop) [192.0.2.1] | ([192.0.2.7]) [192.0.2.1]
const CLIENT = /(?:[^\s[\]()]{1,255} )?(?:\([^()]{0,255}\) )?\[([^\s[\]]{1,64})\]/y;

/** `login authenticator failed for (x) [192.0.2.1]: 535 Incorrect authentication data (set_id=alice)` */
export function readFailedLogin({ text, start, end }: Line, queueId: string | undefined): Statement | readonly Statement[] | undefined {
  const at = text.indexOf(' authenticator failed ', start);
  if (at < 0 || at - start > 60 || text.slice(start, at).includes(' ')) return undefined;
  const word = { start: at + ' authenticator '.length, end: at + ' authenticator failed'.length };
  if (!text.startsWith(FAILED, at)) return asClient(text, word.end, end, queueId);
  const reply = replyAfter(text, at + FAILED.length, ': ', end);
  if (!reply) return undefined;
  const userId = text.lastIndexOf(' (set_id=', end);
  const refusal = { word, reply: { start: reply.start, end: userId > reply.start ? userId : end } };
  CLIENT.lastIndex = at + FAILED.length;
  const address = CLIENT.exec(text)?.[1];
  if (text[reply.start] === '4') return { ...refusal, kind: 'reported', result: 'deferred', direction: directionFrom(address ?? ''), occasion: 'AUTH' };
  const user = userId > reply.start && text[end - 1] === ')' ? text.slice(userId + ' (set_id='.length, end - 1) : '';
  return refusedLogin({ address, user, piece: { start, end } }, refusal);
}

// plain authenticator failed H=mx.example.net [192.0.2.1] 535 … : Exim is the client, and tries without a login
function asClient(text: string, from: number, end: number, queueId: string | undefined): Statement | undefined {
  const reply = replyAfter(text, from, '] ', end);
  return reply ? { kind: 'told', occasion: 'AUTH', reply, ...(queueId === undefined ? {} : { queueId }) } : undefined;
}

function replyAfter(text: string, from: number, divider: string, end: number): Piece | undefined {
  for (let at = text.indexOf(divider, from); at >= 0; at = text.indexOf(divider, at + divider.length)) {
    const start = at + divider.length;
    if (isReplyAt(text, start)) return { start, end };
  }
  return undefined;
}
