import type { Line } from '../../format';
import type { Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';

// msgid=<1@example.com>: rejected: Quota exceeded (mailbox for user is full): lda, which sends the rejection itself | sieve: msgid=<1@example.com>: rejected message from <a@example.org> (reject)
const REJECTED = /msgid=[^\n]{0,500}?: (rejected)(?:: (?=\S)| message from <([^<>\s]{0,320})> \(e?reject\)$)/y;
const SIEVE = 'sieve: ';

/** A message that was sent back when it was to be stored. */
export function readRejected({ text, start, end }: Line, user: string): Statement | undefined {
  const match = matchAt(REJECTED, text.slice(0, end), text.startsWith(SIEVE, start) ? start + SIEVE.length : start);
  if (!match?.[1]) return undefined;
  const after = REJECTED.lastIndex;
  const word = text.lastIndexOf(match[1], after);
  return {
    kind: 'reported',
    result: 'rejected',
    direction: 'inbound',
    word: { start: word, end: word + match[1].length },
    occasion: 'content',
    ...(user === '' ? {} : { recipient: user }),
    ...(match[2] === undefined ? { reason: { start: after, end } } : { sender: match[2], reason: { start: word, end: after } }),
  };
}
