import type { Piece } from '../../../statement';
import { isReplyAt } from '../../quotedReplies/quotedReply';

// {[{LRT=…};{LED=550 5.1.10 RESOLVER.ADR.RecipientNotFound; …};{FQDN=};{IP=}]}
export const LAST_ERROR = '{LED=';

// 552 5.2.2 Mailbox full;550 5.1.1 RESOLVER.ADR.RecipNotFound; not found
const NEXT = /;(?=[2-5]\d\d[ -])/;

/**
 * The replies in a recipient status: one for each recipient, or one alone. Where a reply is cut by the end of its line, so far.
 * @param recipients how many there are: only as many replies may stand one behind the other
 */
export function repliesIn(text: string, { start, end }: Piece, recipients = 1): readonly Piece[] {
  if (isReplyAt(text, start)) return recipients > 1 ? eachOf(text, start, end, recipients) : [{ start, end }];
  const found: Piece[] = [];
  for (let at = text.indexOf(LAST_ERROR, start); at >= 0 && at < end; at = text.indexOf(LAST_ERROR, at + 1)) {
    const reply = at + LAST_ERROR.length;
    const brace = text.indexOf('}', reply);
    if (isReplyAt(text, reply)) found.push({ start: reply, end: brace < 0 || brace > end ? end : brace });
  }
  return found;
}

function eachOf(text: string, start: number, end: number, recipients: number): readonly Piece[] {
  const pieces = text.slice(start, end).split(NEXT);
  if (pieces.length !== recipients) return [{ start, end }];
  let at = start;
  return pieces.map(({ length }) => {
    const piece = { start: at, end: at + length };
    at = piece.end + 1;
    return piece;
  });
}
