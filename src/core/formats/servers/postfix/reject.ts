import type { Writable } from '../../../writable';
import { given } from '../../../given';
import { isOfOwnNetwork } from '../../../ownNetwork';
import type { Line, Memory } from '../../format';
import { saysNoRecipients } from '../../../dialogue/consequence';
import { SILENT, type Reported, type Statement } from '../../../statement';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import { hasRejected, noteRejected, noteRejectedByCleanup, wasAnswered } from './answeredBelow';
import { afterQueueId } from './queueId';
import { isRefusedAgain } from './refusedGreeting';
import { sessionOf } from './session';
import { occasionOf } from './stages';
import { matchAt, standsAt } from '../../../text/matches';
import { findWords } from '../../../text/span';

// NOQUEUE: reject: RCPT from mx.example.net[192.0.2.1]: 554 5.7.1 … | 4F2B: milter-reject: END-OF-MESSAGE from …: 5.7.1 … | NOQUEUE: proxy-reject: END-OF-MESSAGE: 554 … | proxy-reject: END-OF-MESSAGE: 554 … | NOQUEUE: reject: 451 4.3.0 … (whoever made it anonymous took too much) | NOQUEUE: reject: RCPT from the client [x.x.x.x]: 554 5.7.1 … (or wrote something else there)
const REJECT = /(?:milter-|proxy-)?reject: (?:([A-Z-]{4,20})(?:(?: from \S{1,300})?: {1,40}|(?: from(?: [^\s;]{1,100}){0,4} ?): {1,40}(?=[45]\d\d [45]\.\d))|(?=[45]\d\d [45]\.\d))/y;
// reject: header Subject: x from mx.example.org[192.0.2.1]; from=<…> …: 5.7.1 message content rejected | reject: mime-header … | reject: nested-header … | reject: mime-error unterminated quoted string: Content-Type: x from … | milter-header-reject: header …
const CHECK = /(?:milter-)?(?:header-)?reject: (?:(?:mime-|nested-)?header|body|mime|nested|mime-error) /y;
// helo=<x>: message content rejected (without a status, as versions before 2.3 wrote it)
const CHECKED = /; from=<[^<>]{0,320}>(?: to=<[^<>]{0,320}>)?(?: proto=\S{1,20})?(?: helo=<[^<>]{0,320}>)?(?: sasl_username=<[^<>]{0,320}>)?(?:: |$)/y;
const STATUS_CODE = /[245]\.\d{1,3}\.\d{1,3}(?= |$)/y;
// 553 5.7.1 <alice@example.com>: Sender address rejected: not owned by user bob (reject_sender_login_mismatch: bob has logged in)
const OWNED = /: Sender address rejected: not owned by user \S/;
// RCPT from localhost[127.0.0.1]: | RCPT from localhost[::1]:
const LOOPBACK = / from \S{0,255}\[(?:127\.|::1\])/;
// reject: header Subject: from me from mx.example.org[192.0.2.1]; from=<…> … | milter-reject: END-OF-MESSAGE from mx.example.org[192.0.2.1]: 5.7.1 …
const CLIENT = /^.{0,2000} from (\S{0,255}\[[^[\]\s]{2,45}\])[;:]/;
// Recipient address rejected: sender exceeded 550 messages per hour: who submits mail has a quota
const QUOTA = /\b(?:exceed|quota|limit|too many (?:messages|mails|recipients))/i;
const SUBMISSION = /\/(?:submissions?|smtps|submission-tls)\/(?:smtpd|cleanup)$/;
// Recipient address rejected: User unknown in virtual mailbox table: where the rules let in nobody but users, strangers are told so of no recipient
const OF_RECIPIENT = /: Recipient address rejected: (?:User unknown|undeliverable address|Domain not found)/;
// NOQUEUE: reject: CONNECT from [192.0.2.1]:50550: too many connections (of postscreen, which answers 421)
const BUSY = /(?:too many connections|all (?:screening|server) ports busy)$/y;
const RECIPIENT = / to= {0,40}<([^<>]{0,320})>/;
const SENDER = / from=<([^<>]{0,320})>/;

/** What no id stands before, in lines of old versions or of a filter. */
const BARE = ['proxy-reject: ', 'reject: RCPT ', 'reject: MAIL ', 'reject: CONNECT '];

/** Our own server refuses a client. `reject_warning:` refuses nothing and does not match. */
export function readReject({ text: line, start: body, end: trimmed, program, pid, headless }: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const bare = BARE.some((word) => line.startsWith(word, body)) || (headless === true && line.startsWith('reject: ', body));
  const traced = bare ? undefined : afterQueueId(line, body);
  if (traced === undefined && !bare && headless !== true) return undefined;
  const wordStart = traced ?? body;
  const queueId = traced === undefined ? 'NOQUEUE' : line.slice(body, wordStart - 2);
  const match = matchAt(REJECT, line, wordStart);
  let start: number;
  let end: number;
  let details: string;
  // Of a headless line the reply alone may be left, and what stands behind it.
  const begins = match ? REJECT.lastIndex : headless === true && isReplyAt(line, wordStart) ? wordStart : undefined;
  if (begins !== undefined) {
    start = begins;
    const envelope = envelopeStart(line, start);
    end = envelope ?? trimmed;
    details = line.slice(end);
  } else {
    if (!standsAt(CHECK, line, wordStart)) return undefined;
    const envelope = envelopeStart(line, wordStart) ?? wordStart;
    const said = statusAfterColon(line, envelope) ?? wordsAfterEnvelope(line, envelope);
    if (said === undefined) return undefined;
    // What is wrong with the form of a message is told before its words: nobody wrote an answer to that.
    const fault = said < trimmed ? undefined : faultOf(line, wordStart);
    start = fault?.start ?? said;
    end = fault?.end ?? trimmed;
    details = line.slice(envelope, said);
  }
  const hasReply = isReplyAt(line, start);
  if (match?.[1] !== undefined && match[0].startsWith('milter-') && headless !== true && isRefusedAgain({ program, pid }, memory, match[1], line.slice(start, end))) return hasReply ? { kind: 'told', reply: { start, end }, ...given({ occasion: occasionOf(match[1]) }) } : SILENT;
  if (hasReply && wasAnswered(memory, pid, line.slice(start, end))) return { kind: 'told', reply: { start, end } };
  // Every recipient was refused above.
  if (hasReply && match?.[1] === 'DATA' && hasRejected(memory, pid) && saysNoRecipients(line.slice(start, end))) return { kind: 'told', reply: { start, end } };
  if (hasReply && headless !== true) noteRejected(memory, pid, line.slice(start, end));
  const status = hasReply ? undefined : matchAt(STATUS_CODE, line, start)?.[0];
  // 4F2B: reject: END-OF-MESSAGE from mx.example.org[192.0.2.1]: bare <LF> received; from=<…> …: what was answered is not logged
  const busy = begins === undefined || hasReply ? undefined : matchAt(BUSY, line.slice(0, trimmed), start);
  if (busy) return { kind: 'reported', result: 'deferred', direction: 'inbound', word: findWords(line, 'reject', wordStart), occasion: 'connect', reason: { start, end: trimmed } };
  if (begins !== undefined && !hasReply && status === undefined && (details === '' || match?.[1] === undefined)) return undefined;
  const recipient = RECIPIENT.exec(details)?.[1];
  const sender = SENDER.exec(details)?.[1];
  const occasion = match ? occasionOf(match[1] ?? '') : begins === undefined ? 'content' : undefined;
  const reasonStart = status === undefined ? start : Math.min(end, start + status.length + 1);
  const client = line.slice(wordStart, start);
  const byCleanup = program.endsWith('/cleanup');
  const submitted = details.includes(' sasl_username=') || OWNED.test(line.slice(start, end)) || (SUBMISSION.test(program) && isToldUsers(line.slice(start, end), byCleanup)) || isOwn(client, byCleanup);
  const reported: Writable<Reported> = { kind: 'reported', result: 'rejected', direction: submitted ? 'submission' : 'inbound', word: findWords(line, 'reject', wordStart) };
  // What cleanup refuses came over a connection of another process.
  if (headless !== true && !byCleanup) reported.session = sessionOf({ program, pid });
  const name = byCleanup && headless !== true ? CLIENT.exec(client)?.[1] : undefined;
  if (name !== undefined) noteRejectedByCleanup(memory, name, line.slice(start, end));
  if (queueId !== 'NOQUEUE') reported.queueId = queueId;
  if (recipient !== undefined) reported.recipient = recipient;
  if (sender !== undefined) reported.sender = sender;
  if (occasion !== undefined) reported.occasion = occasion;
  if (hasReply) reported.reply = { start, end };
  else if (reasonStart < end) reported.reason = { start: reasonStart, end };
  if (status !== undefined) reported.status = { start, end: start + status.length };
  return reported;
}

/** Whether a service for users alone refuses so only whoever has logged in. A message comes to cleanup from nobody else. */
function isToldUsers(words: string, byCleanup: boolean): boolean {
  return byCleanup || QUOTA.test(words) || OF_RECIPIENT.test(words);
}

/** Whether who sends from this host or network is our own user. To cleanup a content filter hands back what anybody sent. */
function isOwn(client: string, byCleanup: boolean): boolean {
  return client.includes(' from local; ') || (isOfOwnNetwork(client) && !(byCleanup && LOOPBACK.test(client)));
}

// reject: mime-error improper use of 8-bit data in message header: Subject: x from mx.example.org[192.0.2.1]; from=<…>
const FAULT = /(?<=reject: mime-error )[^:;]{5,80}(?=: )/y;

function faultOf(line: string, wordStart: number): { start: number; end: number } | undefined {
  const fault = matchAt(FAULT, line, line.indexOf('mime-error ', wordStart) + 'mime-error '.length);
  return fault && { start: fault.index, end: FAULT.lastIndex };
}

/** Where a status or reply code stands after a colon. */
function statusAfterColon(line: string, from: number): number | undefined {
  for (let at = line.indexOf(': ', from); at >= 0; at = line.indexOf(': ', at + 2)) {
    if (standsAt(STATUS_CODE, line, at + 2) || isReplyAt(line, at + 2)) return at + 2;
  }
  return undefined;
}

function wordsAfterEnvelope(line: string, envelope: number): number | undefined {
  return standsAt(CHECKED, line, envelope) ? CHECKED.lastIndex : undefined;
}

/** Where the envelope begins behind what was answered: `; from=<alice@example.com> to=<bob@example.net> proto=ESMTP helo=<x>`. */
export function envelopeStart(line: string, from: number): number | undefined {
  for (const mark of ['; from=<', '; to=<', '; proto=', '; helo=<']) {
    const at = line.indexOf(mark, from);
    if (at >= 0) return at;
  }
  return undefined;
}
