import { readFlatReply } from '../../dialogue/reply';
import type { Writable } from '../../writable';
import type { Occasion } from '../../reference/occasion';
import type { Piece, Reported } from '../../statement';
import { standsAt } from '../../text/matches';

/** A reply that another server gave, as the log of a server quotes it. */
export interface QuotedReply {
  readonly reply: Piece;
  readonly occasion?: Occasion;
  readonly server?: string;
  readonly recipient?: string;
}

/** What was answered, or why nothing was. */
export interface QuotedAnswer extends Partial<QuotedReply> {
  readonly reason?: Piece;
}

/** Adds to the account of a delivery what was answered; by whom, the log may have told before. */
export function addAnswer(reported: Writable<Reported>, { reply, reason, occasion }: QuotedAnswer): void {
  if (occasion !== undefined) reported.occasion = occasion;
  if (reply !== undefined) reported.reply = reply;
  if (reason !== undefined) reported.reason = reason;
}

/** Who pastes the words of a server alone means what became of the mail. */
export function outcomeOf(quoted: QuotedReply, text: string): Reported {
  const { reply } = quoted;
  const code = reply.text ?? text.slice(reply.start, reply.end);
  return { kind: 'reported', result: code.startsWith('4') ? 'deferred' : 'bounced', direction: 'outbound', word: reply, ...quoted };
}

/** Whether further lines of a reply follow: `550-5.1.1 No such user`, without `550 …` behind it. */
export function goesOn(words: string): boolean {
  return words[3] === '-' && readFlatReply(words, 0, 0, words.length).at(-1)?.continues !== false;
}

const REPLY_CODE = /[2-5]\d\d(?:[ -]|$)/y;

/** Whether a reply begins at a place. */
export function isReplyAt(line: string, at: number): boolean {
  return standsAt(REPLY_CODE, line, at);
}
