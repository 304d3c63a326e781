import type { Result } from '../../analysis';
import { given } from '../../given';
import type { Format, Line, Memory } from '../format';
import { SILENT, type Piece, type Statement } from '../../statement';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { matchAt } from '../../text/matches';

// info Sender/default/827[14] 17ee78226740009630.001 | ERR! Sender/default/827[14] id=svd5unyzzguhz22p 17ee78226740009630.001 | (Sender/default/827) 17ee78226740009630.001 | 0|zone-mta  | info Sender/… (pm2)
const HEAD = /^(?:\d{1,4}\|[^|]{1,40}\| )?\s{0,4}(?:[A-Za-z]{3,8}!? )?\(?Sender\/[\w.-]{1,60}\/\d{1,10}(?:\[\d{1,6}\])?\)? (?:id=\S{1,40} )?(?:([0-9a-f]{14,24}\.[0-9a-f]{3})(?: |$))?/;
const PREFIX_LENGTH = 160;

/** What ZoneMTA writes of its deliveries, to a terminal or a system log. */
export const zoneMta: Format = {
  id: 'zone-mta',
  name: 'ZoneMTA log',
  signs: [
    { pattern: /\bSender\/[\w.-]{1,60}\/\d{1,10}(?:\[\d{1,6}\])?\)? (?:id=\S{1,40} )?[0-9a-f]{14,24}\.[0-9a-f]{3} /, weight: 4, sample: 'info Sender/default/550[14] 17ee78226740005500.001 CONNECTING domain=example.net port=25' },
    { pattern: /^SMTPERR \[\S{1,20}\] src=\S{1,60} error="/, weight: 4, sample: 'SMTPERR [zLjoL7dmg] src=192.0.2.1 error="Invalid greeting. response=554 Go away: 554 Go away"' },
  ],
  programs: /^zone-?mta$/,
  writesFiles: true,
  needles: [' REJECTED[', ' DEFERRED[', ' ACCEPTED ', 'SMTPERR ', ' ERRCONNECT ', ' CONNFAIL ', 'SMTPCLOSE ', ' Sender/'],
  read(line, memory) {
    const { text, start, end } = line;
    const head = HEAD.exec(text.slice(start, start + PREFIX_LENGTH));
    const from = head ? start + head.index + head[0].length : start;
    if (!head && !BROKEN_OFF.test(text.slice(start, start + PREFIX_LENGTH))) return line.program === '' ? undefined : SILENT;
    const after = { ...line, start: Math.min(from, end) };
    const id = head?.[1];
    if (head && id === undefined) return readContinued(after, memory) ?? SILENT;
    memory.delete(OPEN);
    return readOutcome(after, id ?? '') ?? readTrouble(after, memory) ?? SILENT;
  },
};

// The head was broken off by a line end.
const BROKEN_OFF = /^(?:SMTPERR|ERRCONNECT|SMTPCLOSE) \[/;
/** In the memory: the code of a reply that goes on on the next line. */
const OPEN = 'open';

const RESULTS: ReadonlyMap<string, Result> = new Map<string, Result>([
  ['REJECTED', 'bounced'],
  ['DEFERRED', 'deferred'],
  ['ACCEPTED', 'delivered'],
]);

// REJECTED[policy] from=alice@example.com to=bob@example.net src=192.0.2.1 mx=mx.example.net[192.0.2.25] id=<1@example.com> (550 5.1.1 …)
const OUTCOME = /(REJECTED|DEFERRED|ACCEPTED)(?:\[[^\]]{0,40}\])? /y;
const FROM = /\bfrom=([^\s[]{0,320})/;
const TO = /\bto=(\S{1,320})/;
const MX = /\bmx=([^\s[]{1,255})/;

function readOutcome({ text, start, end }: Line, queueId: string): Statement | undefined {
  const match = matchAt(OUTCOME, text, start);
  const result = RESULTS.get(match?.[1] ?? '');
  if (!match?.[1] || !result) return undefined;
  const fields = text.slice(OUTCOME.lastIndex, end);
  const open = text.indexOf(' (', OUTCOME.lastIndex) + ' ('.length;
  const answer = open < ' ('.length ? undefined : { start: open, end: text[end - 1] === ')' ? end - 1 : end };
  const sender = FROM.exec(fields)?.[1];
  const recipient = TO.exec(fields)?.[1];
  const server = MX.exec(fields)?.[1];
  return {
    kind: 'reported',
    result,
    direction: 'outbound',
    word: { start, end: start + match[1].length },
    ...(queueId === '' ? {} : { queueId }),
    ...(sender === undefined || sender === '' ? {} : { sender }),
    ...given({ recipient, server }),
    ...(answer === undefined ? {} : isReplyAt(text, answer.start) ? { reply: answer } : { reason: answer }),
  };
}

// SMTPERR [zLjoL7dmg] src=192.0.2.1 error="Invalid greeting. response=554 5.7.0 Blocked: 554 5.7.0 Blocked" | SMTPCLOSE [zLjoL7dmg] … response="421-4.7.26 …
const TROUBLE = /(?:SMTPERR|ERRCONNECT|CONNFAIL|SMTPCLOSE) .{0,400}?(?:response="?|error="?(?:.{0,300}?: )?)(?=[45]\d\d(?:[ -]|$))/y;

/** What a server said before the message was put off or given up, which a line of its own tells. */
function readTrouble({ text, start, end }: Line, memory: Memory): Statement | undefined {
  const match = matchAt(TROUBLE, text, start);
  if (!match) return undefined;
  const from = TROUBLE.lastIndex;
  const close = text.indexOf('"', from);
  if (close < 0) memory.set(OPEN, text.slice(from, from + 3));
  return { kind: 'told', reply: { start: from, end: once(text, from, close < 0 || close > end ? end : close) } };
}

/** An error names the reply, and gives it once more. */
function once(text: string, start: number, end: number): number {
  const half = start + (end - start - ': '.length) / 2;
  return text.slice(start, half) === text.slice(half + ': '.length, end) && text.startsWith(': ', half) ? half : end;
}

/** The other lines of a reply, each behind a head without the message's id. */
function readContinued({ text, start, end }: Line, memory: Memory): Statement | undefined {
  const code = memory.get(OPEN);
  if (code === undefined) return undefined;
  const close = text.indexOf('"', start);
  if (close >= 0) memory.delete(OPEN);
  const reply: Piece = { start, end: close < 0 ? end : close };
  return text.startsWith(code, start) && isReplyAt(text, start) ? { kind: 'told', reply } : undefined;
}
