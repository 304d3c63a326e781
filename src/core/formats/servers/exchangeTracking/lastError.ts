import type { Piece } from '../../../statement';
import { isReplyAt } from '../../quotedReplies/quotedReply';

// {[{LRT=…};{LED=550 5.1.10 RESOLVER.ADR.RecipientNotFound; …};{FQDN=};{IP=}]}
export const LAST_ERROR = '{LED=';

// 552 5.2.2 Mailbox full;550 5.1.1 RESOLVER.ADR.RecipNotFound; not found | 552 5.2.2 Mailbox full, 550 5.1.1 … (PowerShell)
const NEXT = /;(?=[2-5]\d\d[ -])/;
const NEXT_PRINTED = /, (?=[2-5]\d\d[ -])/;

/**
 * The replies in a recipient status: one for each recipient, or one alone. Where a reply is cut by the end of its line, so far.
 * @param recipients how many there are: only as many replies may stand one behind the other
 */
export function repliesIn(text: string, { start, end }: Piece, recipients = 1): readonly Piece[] {
  if (isReplyAt(text, start)) return recipients > 1 ? (eachOf(text, { start, end }, recipients, NEXT) ?? eachOf(text, { start, end }, recipients, NEXT_PRINTED) ?? [{ start, end }]) : [{ start, end }];
  const found: Piece[] = [];
  for (let at = text.indexOf(LAST_ERROR, start); at >= 0 && at < end; at = text.indexOf(LAST_ERROR, at + 1)) {
    const reply = at + LAST_ERROR.length;
    const brace = text.indexOf('}', reply);
    if (isReplyAt(text, reply)) found.push({ start: reply, end: brace < 0 || brace > end ? end : brace });
  }
  return found;
}

function eachOf(text: string, { start, end }: Piece, recipients: number, next: RegExp): readonly Piece[] | undefined {
  const said = text.slice(start, end).split(next);
  if (said.length !== recipients) return undefined;
  let at = start;
  return said.map((words) => {
    const from = text.indexOf(words, at);
    at = from + words.length;
    return { start: from, end: at };
  });
}
