import type { Result } from '../../../analysis';
import { given } from '../../../given';
import type { Line } from '../../format';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import type { Statement } from '../../../statement';
import { TIME } from './time';
import { findWords } from '../../../text/span';

// Sent: Queue-ID: 4f2c0123-0000ae8b, Recipient: <bob@example.net>, Result: failed, Status: 5.1.1 550 5.1.1 No such user, Remote-Host: mx.example.net, Msg-Id: <1@example.com>
const SENT = new RegExp(String.raw`${TIME}Sent: Queue-ID: ([\w-]{4,40}), Recipient: <([^<>]{0,320})>, Result: (delivered|failed|delayed), Status: ([245]\.\d{1,3}\.\d{1,3})? ?`);
const BEHIND = /,? (Remote-Host: ([^\s,]{0,255}), )?Msg-Id: /;
const RESULTS: Readonly<Record<string, Result>> = { delivered: 'delivered', failed: 'bounced', delayed: 'deferred' };

/** What the mail log of Kerio Connect tells of a message that it handed on, or could not. */
export function readSent({ text, end }: Line): Statement | undefined {
  const match = SENT.exec(text);
  const result = RESULTS[match?.[3] ?? ''];
  if (!match || !result) return undefined;
  const [{ length: start }, queueId = '', recipient = '', told = '', status] = match;
  const behind = BEHIND.exec(text.slice(start, end));
  const stop = behind ? start + behind.index : end;
  const said = text.slice(start, stop).trimEnd().length;
  const words = { start, end: start + said };
  const at = text.lastIndexOf('Status: ', start) + 'Status: '.length;
  return {
    kind: 'reported',
    result,
    direction: 'outbound',
    word: findWords(text, told, text.indexOf(`Result: ${told}`)),
    queueId,
    recipient,
    ...given({ server: behind?.[2] === '' ? undefined : behind?.[2] }),
    ...(isReplyAt(text, start) ? { reply: words } : { ...(said > 0 ? { reason: words } : {}), ...(status === undefined ? {} : { status: { start: at, end: at + status.length } }) }),
  };
}
