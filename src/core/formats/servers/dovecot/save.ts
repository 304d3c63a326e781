import type { Line } from '../../format';
import type { Statement } from '../../../statement';

// msgid=<x@example.com>: save failed to INBOX: Quota exceeded (mailbox for user is full)
const SAVE_FAILED = 'save failed to ';
const FINAL = /quota|mailbox .{0,40}full|invalid mailbox name/i;

/**
 * A mailbox took no mail. Only a full one is full for good (552), unless
 * `quota_full_tempfail` is set, and that this line does not show: in a system
 * log the mail server that handed the message over tells what it got.
 */
export function readSave({ text, start, end, program }: Line, user: string): Statement | undefined {
  const at = text.indexOf(SAVE_FAILED, start);
  if (at < 0) return undefined;
  const colon = text.indexOf(': ', at);
  if (colon < 0) return undefined;
  const reason = { start: colon + 2, end };
  return {
    kind: 'reported',
    result: program === '' && FINAL.test(text.slice(reason.start, end)) ? 'rejected' : 'deferred',
    direction: 'inbound',
    word: { start: at, end: at + 'save failed'.length },
    occasion: 'content',
    reason,
    ...(user === '' ? {} : { recipient: user }),
  };
}
