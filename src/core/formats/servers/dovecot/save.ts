import type { Line } from '../../format';
import type { Statement } from '../../../statement';

// msgid=<x@example.com>: save failed to INBOX: Quota exceeded (mailbox for user is full) | sieve: msgid=<x@example.com>: failed to store into mailbox 'INBOX': …; where another folder took nothing, a filter goes on to INBOX
const FAILED = /: (save failed to [^\n]{1,300}?|failed to store into mailbox 'INBOX'): (?=\S)/;
const FINAL = /quota|mailbox .{0,40}full|invalid mailbox name/i;

/**
 * A mailbox took no mail. Only a full one is full for good (552), unless
 * `quota_full_tempfail` is set, and that this line does not show: in a system
 * log the mail server that handed the message over tells what it got.
 */
export function readSave({ text, start, end, program }: Line, user: string): Statement | undefined {
  const match = FAILED.exec(text.slice(start, end));
  if (!match?.[1]) return undefined;
  const reason = { start: start + match.index + match[0].length, end };
  const word = start + match.index + ': '.length;
  const final = program === '' && FINAL.test(text.slice(reason.start, end));
  return {
    kind: 'reported',
    result: final ? 'rejected' : 'deferred',
    // No stranger is refused: the delivery of our own server fails.
    direction: final ? 'outbound' : 'inbound',
    word: { start: word, end: word + match[1].indexOf('failed') + 'failed'.length },
    occasion: 'content',
    reason,
    ...(user === '' ? {} : { recipient: user }),
  };
}
