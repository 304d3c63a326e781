import type { Piece } from '../../../statement';
import { isReplyAt } from '../../quotedReplies/quotedReply';

const REPLY = ', reply=';
// User unknown(Reason from remote:550 5.1.1 User unknown), as FortiMail adds it
const REMOTE = '(Reason from remote:';
// stat=Sent (250 2.0.0 Ok: queued as 4F2C0123)
const TAKEN = 'Sent (';

/** The reply after `reply=`, and the one after `stat=Deferred: ` or in `stat=Sent (…)`, as far as they are there; or the one that stat gives as the reason. */
export function readReply(text: string, from: number, stat: number, word: Piece): readonly Piece[] {
  const found: Piece[] = [];
  const reply = text.indexOf(REPLY, from);
  if (reply >= 0 && reply < stat && isReplyAt(text, reply + REPLY.length)) found.push({ start: reply + REPLY.length, end: stat });
  const remote = text.indexOf(REMOTE, word.start);
  if (remote >= 0 && isReplyAt(text, remote + REMOTE.length)) {
    const close = text.indexOf(')', remote);
    found.push({ start: remote + REMOTE.length, end: close < 0 ? word.end : close });
  }
  const taken = word.start + TAKEN.length;
  if (text.startsWith(TAKEN, word.start) && isReplyAt(text, taken)) found.push({ start: taken, end: text[word.end - 1] === ')' ? word.end - 1 : word.end });
  const colon = isReplyAt(text, word.start) ? -1 : text.indexOf(': ', word.start);
  const start = colon < 0 ? word.start : colon + 2;
  if (isReplyAt(text, start)) found.push({ start, end: word.end });
  return found;
}
