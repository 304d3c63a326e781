import type { Result } from '../../../analysis';
import type { Writable } from '../../../writable';
import type { Line } from '../../format';
import type { Reported, Statement } from '../../../statement';
import { addAnswer, type QuotedAnswer } from '../../quotedReplies/quotedReply';
import { afterQueueId } from './queueId';
import { readQuotedReply } from './reply';
import { matchAt, standsAt } from '../../../text/matches';

const RESULTS: ReadonlyMap<string, Result> = new Map<string, Result>([
  ['sent', 'delivered'],
  ['deliverable', 'delivered'],
  ['deferred', 'deferred'],
  ['SOFTBOUNCE', 'deferred'],
  ['bounced', 'bounced'],
  ['undeliverable', 'bounced'],
  ['expired', 'expired'],
  ['force-expired', 'expired'],
]);

// 4F2B1C0123: to=<bob@example.net>, … status=bounced (…) | 4F2B1C0123: from=<a@example.com>, status=expired, returned to sender
const TO = /to=<?([^<>\s]*?)>?,/y;
const DSN = /\bdsn=([245]\.\d{1,3}\.\d{1,3}), status=$/;
const STATUS = ' status=';
const WORD = /[A-Za-z-]+/y;
// relay=mx.example.net[192.0.2.1]:25, | relay=[our relay], (its name was taken out)
const RELAY = /\brelay=(\[[^[\],]{1,100}\](?=,)|[^,\s]+)/;

/** What became of a message for one recipient: the line of a delivery, or its end where that was pasted alone. */
export function readDelivery({ text: line, start: body, end, headless }: Line): Statement | undefined {
  const bare = headless === true && line.startsWith(STATUS.trimStart(), body);
  const status = bare ? body - 1 : line.indexOf(STATUS, body);
  if (status < 0 && !bare) return undefined;
  const traced = bare ? undefined : afterQueueId(line, body);
  if (traced === undefined && headless !== true) return undefined;
  const fields = traced ?? body;
  const queueId = traced === undefined ? undefined : line.slice(body, fields - 2);
  // Not `info: header Subject: … status=bounced`.
  if (!bare && !line.startsWith('to=', fields) && !line.startsWith('from=', fields)) return undefined;
  const wordStart = status + STATUS.length;
  const word = standsAt(WORD, line, wordStart) ? line.slice(wordStart, WORD.lastIndex) : '';
  const recipient = matchAt(TO, line, fields)?.[1];
  const head = line.slice(fields, wordStart);
  const dsn = DSN.exec(head);
  // An address that is only asked about (sendmail -bv) is undeliverable for now as well.
  const result = word === 'undeliverable' && dsn?.[1]?.startsWith('4') === true ? 'deferred' : RESULTS.get(word);
  if (result === undefined) return undefined;

  const dsnStart = dsn ? fields + dsn.index + 'dsn='.length : 0;
  // "expired, returned to sender" is its own reason.
  const after = wordStart + word.length;
  const answer: QuotedAnswer = result === 'expired' ? { reason: { start: wordStart, end } } : readAnswer(line, after, headless === true ? parenthesisEnd(line, after, end) : end);
  const reported: Writable<Reported> = { kind: 'reported', result, direction: 'outbound', word: { start: wordStart, end: after } };
  if (queueId !== undefined) reported.queueId = queueId;
  if (recipient !== undefined) reported.recipient = recipient;
  if (dsn?.[1] !== undefined) reported.status = { start: dsnStart, end: dsnStart + dsn[1].length };
  const server = answer.server ?? RELAY.exec(head)?.[1];
  if (server !== undefined && server !== 'none') reported.server = server;
  addAnswer(reported, answer);
  return word === 'undeliverable' && result === 'bounced' ? asProbed(reported, line.slice(after, end)) : reported;
}

/** An address was tried for a client that waits, which smtpd then refuses with the same words: `undeliverable address: host mx.example.net[192.0.2.1] said: …`. */
function asProbed(reported: Reported, told: string): Statement {
  return { kind: 'foretold', words: /^ \((.*)\)$/.exec(told)?.[1] ?? told, statements: [reported] };
}

// The destination is not tried for a while; the reply or reason that led to it follows.
const SUSPENDED = 'delivery temporarily suspended: ';

/** What stands in the parentheses after `status=word`, or after a comma. A headless line may be cut before they close. */
function readAnswer(line: string, from: number, to: number): QuotedAnswer {
  let start = from;
  let end = to;
  if (line.startsWith(' (', start)) {
    start += 2;
    if (line[end - 1] === ')') end--;
  } else if (line.startsWith(', ', start)) {
    start += 2;
  }
  if (end <= start) return {};
  if (line.startsWith(SUSPENDED, start)) start += SUSPENDED.length;
  return readQuotedReply(line, start, end) ?? { reason: { start, end } };
}

/** Where the parentheses after a status that was pasted into a sentence end, or all that is there. */
function parenthesisEnd(line: string, from: number, end: number): number {
  if (line[end - 1] === ')') return end;
  let depth = 0;
  for (let at = line.indexOf('(', from); at >= 0 && at < end; at++) {
    if (line[at] === '(') depth++;
    else if (line[at] === ')' && --depth === 0) return at + 1;
  }
  return end;
}
