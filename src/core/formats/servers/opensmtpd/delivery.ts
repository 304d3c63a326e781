import type { Result } from '../../../analysis';
import { given } from '../../../given';
import type { Line } from '../../format';
import type { Piece, Statement } from '../../../statement';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import { matchAt, standsAt } from '../../../text/matches';
import { findWords } from '../../../text/span';

const RESULTS: ReadonlyMap<string, Result> = new Map<string, Result>([
  ['Ok', 'delivered'],
  ['TempFail', 'deferred'],
  ['PermFail', 'bounced'],
  ['Expire', 'expired'],
  ['Expired', 'expired'],
]);

// 8f2a1b3c4d550001 mta delivery evpid=550c0de101234567 from=<a@example.com> to=<b@example.net> rcpt=<-> source="…" relay="192.0.2.1 (mx.example.net)" delay=1s result="PermFail" stat="550 5.1.1 …"
const DELIVERY = /[0-9a-f]{16} (?:mta|mda) (?:event=)?delivery evpid=([0-9a-f]{16}) /y;
const OLD_DELIVERY = /(?:relay|delivery|smtp-out|mta|mda): (\w{2,10}) for ([0-9a-f]{16}): /y;
const FROM = /\bfrom=<([^<>]{0,400})>/;
const TO = /\bto=<([^<>]{0,400})>/;
const RELAY = /\brelay="?([^"\s,]{1,255})/;
const RESULT = /\bresult="?(\w{1,10})/;

/** What became of a mail for a recipient, in the words of version 6 and later or of 5. */
export function readDelivery(line: Line): Statement | undefined {
  return readFields(line) ?? readOldDelivery(line);
}

function readFields({ text, start, end }: Line): Statement | undefined {
  const queueId = matchAt(DELIVERY, text, start)?.[1];
  if (queueId === undefined) return undefined;
  const fields = text.slice(DELIVERY.lastIndex, end);
  const match = RESULT.exec(fields);
  const result = RESULTS.get(match?.[1] ?? '');
  if (!match?.[1] || !result) return undefined;
  const word = DELIVERY.lastIndex + match.index + match[0].length - match[1].length;
  return reported(text, DELIVERY.lastIndex, end, result, { start: word, end: word + match[1].length }, queueId);
}

/** `relay: PermFail for 550c0de101234567: from=<…>, to=<…>, …, stat=550 5.1.1 …` */
function readOldDelivery({ text, start, end }: Line): Statement | undefined {
  const match = matchAt(OLD_DELIVERY, text, start);
  const result = RESULTS.get(match?.[1] ?? '');
  if (!match?.[1] || match[2] === undefined || !result) return undefined;
  return reported(text, OLD_DELIVERY.lastIndex, end, result, findWords(text, match[1], start), match[2]);
}

const ANSWER = ' stat=';

function reported(text: string, from: number, end: number, result: Result, word: Piece, queueId: string): Statement {
  const fields = text.slice(from, end);
  const stat = text.indexOf(ANSWER, from);
  const start = stat + ANSWER.length;
  const quoted = text[start] === '"';
  const said = { start: quoted ? start + 1 : start, end: quoted && text[end - 1] === '"' ? end - 1 : end };
  const sender = FROM.exec(fields)?.[1];
  const recipient = TO.exec(fields)?.[1];
  const server = RELAY.exec(fields)?.[1];
  return {
    kind: 'reported',
    result,
    direction: 'outbound',
    word,
    queueId,
    ...given({ sender, recipient, server }),
    ...(stat < 0 ? {} : answerIn(text, said)),
  };
}

// Error (mail.lmtp: LMTP server error: 550 5.1.1 <bob> User doesn't exist) | Error ("550 5.1.1 …"): what a delivery agent said, which may be a reply that it got
const AGENT = /Error \((?:[^()]{0,80}?: )?"?(?=[45]\d\d[ -])/y;
const AGENT_END = /"?\)?$/;

function answerIn(text: string, said: Piece): { readonly reply: Piece } | { readonly reason: Piece } {
  if (isReplyAt(text, said.start)) return { reply: said };
  if (!standsAt(AGENT, text, said.start)) return { reason: said };
  const start = AGENT.lastIndex;
  const closing = AGENT_END.exec(text.slice(start, said.end))?.[0].length ?? 0;
  return { reply: { start, end: said.end - closing } };
}
