import type { Memory } from '../format';

/** In the memory: what the last messages said before their replies, without figures, and which ids they named. */
const SUBJECTS = 'subjects';
const KEPT = 4;

const LONGEST = 300;
// error sending message: subscriber 550c0de1-0000-4000-8000-550c0de10001: 550 …
const ID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const FIGURE = /\d/g;

/**
 * Whether a message is worded as one before and names another id: then it is
 * about somebody else. A program that tells one error twice tells it in other
 * words.
 * @param at where the reply stands that it cites
 */
export function isOfAnotherSubject(text: string, at: number, memory: Memory): boolean {
  const head = text.slice(Math.max(0, at - LONGEST), at);
  const ids = head.match(ID)?.join(' ');
  if (ids === undefined) return false;
  const words = `${head.replace(ID, '').replace(FIGURE, '').replace(/\s+/g, ' ')}\t`;
  const known = memory.get(SUBJECTS)?.split('\n') ?? [];
  const before = known.find((one) => one.startsWith(words));
  memory.set(SUBJECTS, [words + ids, ...known.filter((one) => one !== before)].slice(0, KEPT).join('\n'));
  return before !== undefined && before !== words + ids;
}
