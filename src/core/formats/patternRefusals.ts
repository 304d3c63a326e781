import { directionFrom } from '../ownNetwork';
import type { Occasion } from '../reference/occasion';
import type { Reported, Statement } from '../statement';
import type { Writable } from '../writable';
import { refusedLogin } from './refusedLogin';
import { findWords } from '../text/span';

/**
 * A line by which a server tells that it refused a client. Groups of the
 * pattern, of which `reason` has to be there: `reason`, `address`, `sender`,
 * `recipient`, `user`.
 */
export type PatternRefusal = readonly [pattern: RegExp, occasion: Occasion];

const LOOKED_AT = 1500;

/** What a line tells that is one of these; undefined where it is none. @param end where it ends */
export function readPatternRefusal(text: string, end: number, refusals: readonly PatternRefusal[]): readonly Statement[] | undefined {
  const said = text.slice(0, Math.min(end, LOOKED_AT));
  for (const [pattern, occasion] of refusals) {
    const match = pattern.exec(said);
    if (match) return refusal(said, match, occasion);
  }
  return undefined;
}

function refusal(said: string, { index, groups = {} }: RegExpExecArray, occasion: Occasion): readonly Statement[] {
  const { address = '', reason = '', sender, recipient, user } = groups;
  const words = findWords(said, reason, index);
  const reported: Writable<Reported> = { kind: 'reported', result: 'rejected', direction: directionFrom(address), word: words, occasion, reason: words };
  if (sender !== undefined) reported.sender = sender;
  if (recipient !== undefined) reported.recipient = recipient;
  return occasion === 'AUTH' ? refusedLogin({ address, user, piece: { start: words.start, end: said.length } }, reported) : [reported];
}
