import type { Piece } from '../format';
import { isReplyAt } from '../quotedReply';

const REPLY = ', reply=';

/** The reply after `reply=`, and the one after `stat=Deferred: `, as far as they are there. */
export function readReply(text: string, from: number, stat: number, word: Piece): readonly Piece[] {
  const found: Piece[] = [];
  const reply = text.indexOf(REPLY, from);
  if (reply >= 0 && reply < stat && isReplyAt(text, reply + REPLY.length)) found.push({ start: reply + REPLY.length, end: stat });
  const colon = text.indexOf(': ', word.start);
  const start = colon < 0 ? word.start : colon + 2;
  if (isReplyAt(text, start)) found.push({ start, end: word.end });
  return found;
}
