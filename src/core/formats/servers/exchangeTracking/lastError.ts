import type { Piece } from '../../../statement';
import { isReplyAt } from '../../quotedReplies/quotedReply';

// {[{LRT=…};{LED=550 5.1.10 RESOLVER.ADR.RecipientNotFound; …};{FQDN=};{IP=}]}
export const LAST_ERROR = '{LED=';

/** The replies in a recipient status: one for each recipient, or one alone. Where a reply is cut by the end of its line, so far. */
export function repliesIn(text: string, { start, end }: Piece): readonly Piece[] {
  if (isReplyAt(text, start)) return [{ start, end }];
  const found: Piece[] = [];
  for (let at = text.indexOf(LAST_ERROR, start); at >= 0 && at < end; at = text.indexOf(LAST_ERROR, at + 1)) {
    const reply = at + LAST_ERROR.length;
    const brace = text.indexOf('}', reply);
    if (isReplyAt(text, reply)) found.push({ start: reply, end: brace < 0 || brace > end ? end : brace });
  }
  return found;
}
