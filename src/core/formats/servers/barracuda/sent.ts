import type { Result } from '../../../analysis';
import type { Line } from '../../format';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import type { Statement } from '../../../statement';
import { HEAD } from './head';
import { matchAt } from '../../../text/matches';

const PROGRAM = 'outbound/smtp';
/** Stands in each such line. */
export const SENDS = ' 0 0 SEND ';
// SEND - 2 6C1D0123456 550 5.1.1 No such user (action, queue id, response)
const SENT = new RegExp(String.raw`${HEAD} SEND [\w-]{1,12} ([1-4]) (\S{1,40}) (?=\S)`, 'y');
const RESULTS: Readonly<Record<string, Result>> = { '1': 'delivered', '2': 'bounced', '3': 'deferred', '4': 'expired' };

/** What Barracuda's gateway logs of a message that it hands on. */
export function readSent({ text, start, end, program }: Line): Statement | undefined {
  if (program !== PROGRAM) return undefined;
  const match = matchAt(SENT, text, start);
  const result = RESULTS[match?.[2] ?? ''];
  if (!match || !result) return undefined;
  const [whole, , action = '', queueId = ''] = match;
  const from = start + whole.length;
  const word = from - queueId.length - 1 - action.length - 1;
  const said = { start: from, end };
  return { kind: 'reported', result, direction: 'outbound', word: { start: word, end: word + action.length }, queueId, ...(isReplyAt(text, from) ? { reply: said } : { reason: said }) };
}
