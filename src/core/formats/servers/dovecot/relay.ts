import { matchAt } from '../../../text/matches';
import type { Line } from '../../format';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import type { Statement } from '../../../statement';

// Failed to relay message: from=<alice@example.com>, size=244, nrcpt=1, reply=`554 5.7.1 …'
const RELAYED = /(Successfully relayed|Failed to relay) message: from=<([^<>]{0,400})>(?:, to=<([^<>]{0,400})>)?/y;
const REPLY = ', reply=`';

/**
 * The submission service passes on what its own users send.
 * @param answered whether the log shows the replies to them, which say so again
 */
export function readRelay({ text, start, end }: Line, user: string, answered: boolean): Statement | undefined {
  const match = matchAt(RELAYED, text, start);
  if (!match?.[1]) return undefined;
  const [, word, sender, recipient] = match;
  const at = text.indexOf(REPLY, RELAYED.lastIndex);
  const reply = { start: at + REPLY.length, end: text[end - 1] === "'" ? end - 1 : end };
  const quoted = at >= 0 && isReplyAt(text, reply.start);
  const failed = word.startsWith('Failed');
  if (failed && quoted && answered) return { kind: 'told', occasion: 'content', reply };
  return {
    kind: 'reported',
    result: failed ? 'rejected' : 'delivered',
    direction: 'outbound',
    word: { start, end: start + word.length },
    occasion: 'content',
    ...(sender === undefined ? {} : { sender }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(quoted ? { reply } : {}),
    ...(user === '' || sender !== undefined ? {} : { sender: user }),
  };
}
