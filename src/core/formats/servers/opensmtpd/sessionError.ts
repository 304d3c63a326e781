import { occasionOfVerb } from '../../../reference/occasion';
import { given } from '../../../given';
import type { Line } from '../../format';
import type { Statement } from '../../../statement';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import { matchAt, standsAt } from '../../../text/matches';

// 8f2a1b3c4d550001 mta error reason=AUTH rejected: 535 5.7.8 … | smtp-out: Error on session 8f2a1b3c4d550001: BANNER rejected: 554 … | smtp-out: Error on 192.0.2.9 <-> 192.0.2.1 (mx.example.net): HELO rejected: 550 …
const ERROR = /(?:[0-9a-f]{16} mta (?:event=)?error reason="?|smtp-out: Error on (?:session [0-9a-f]{16}(?: after \d{1,6} messages? sent)?|.{3,300}?): )([A-Z]{4,10}) rejected: /y;

// warn: PermFail injecting failure report on message 550c0de1 to <alice@example.com> for 1 envelope: 550 Invalid recipient: <alice@example.com>
const REPORT = /(?:warn: )?(?:Perm|Temp)Fail injecting failure report on message [0-9a-f]{8} to <[^<>]{0,400}> for \d{1,9} envelopes?: /y;

/** Our own server does not take the report that it made itself: its refusal is logged as any client's. */
export function readRefusedReport({ text, start, end }: Line): Statement | undefined {
  return standsAt(REPORT, text, start) && isReplyAt(text, REPORT.lastIndex) ? { kind: 'told', reply: { start: REPORT.lastIndex, end } } : undefined;
}

/** A server did not let our own begin: what becomes of the mail stands in the lines of its deliveries. */
export function readSessionError({ text, start, end }: Line): Statement | undefined {
  const match = matchAt(ERROR, text, start);
  if (!match || !isReplyAt(text, ERROR.lastIndex)) return undefined;
  const occasion = match[1] === 'BANNER' ? 'connect' : occasionOfVerb(match[1] ?? '');
  return { kind: 'told', reply: { start: ERROR.lastIndex, end: text[end - 1] === '"' ? end - 1 : end }, ...given({ occasion }) };
}
