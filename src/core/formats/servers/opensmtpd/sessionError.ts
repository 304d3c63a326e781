import { occasionOfVerb } from '../../../reference/occasion';
import { given } from '../../../given';
import type { Line } from '../../format';
import type { Statement } from '../../../statement';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import { matchAt } from '../../../text/matches';

// 8f2a1b3c4d550001 mta error reason=AUTH rejected: 535 5.7.8 … | smtp-out: Error on session 8f2a1b3c4d550001: BANNER rejected: 554 … | smtp-out: Error on 192.0.2.9 <-> 192.0.2.1 (mx.example.net): HELO rejected: 550 …
const ERROR = /(?:[0-9a-f]{16} mta (?:event=)?error reason="?|smtp-out: Error on (?:session [0-9a-f]{16}(?: after \d{1,6} messages? sent)?|.{3,300}?): )([A-Z]{4,10}) rejected: /y;

/** A server did not let our own begin: what becomes of the mail stands in the lines of its deliveries. */
export function readSessionError({ text, start, end }: Line): Statement | undefined {
  const match = matchAt(ERROR, text, start);
  if (!match || !isReplyAt(text, ERROR.lastIndex)) return undefined;
  const occasion = match[1] === 'BANNER' ? 'connect' : occasionOfVerb(match[1] ?? '');
  return { kind: 'told', reply: { start: ERROR.lastIndex, end: text[end - 1] === '"' ? end - 1 : end }, ...given({ occasion }) };
}
