import { readCommand } from '../dialogue/command';
import { matchesOf } from '../text/matches';
import type { Line } from './format';

/** Where a turn begins, with its mark, and what was said behind the mark. */
interface Turn {
  readonly start: number;
  readonly words: string;
  readonly isReply: boolean;
}

/** Of a line, so much is searched. */
const LOOKED_AT = 4000;

// --> EHLO client.example.org <-- 250 mx.example.com
/** Behind the client's mark: the reply does not stand on the same line, as it does where people write a session down. */
export const NOT_ANSWERED_BESIDE = String.raw`(?!.{0,400}\s<[<-]{1,2} {0,2}[2-5]\d\d[ -])`;

/**
 * The turns of a line that holds several: `C: MAIL FROM:<alice@example.com> S: 250 Ok`.
 * A command and a reply take turns, or the lines of one reply follow each
 * other, so that a mark among somebody's words is none.
 * @param marks a global pattern for a mark behind a blank
 * @returns each as a line of its own, up to where the next begins; none for a line that holds one turn
 */
export function turnsOnLine(line: Line, marks: RegExp): readonly Line[] {
  const { text, start, end } = line;
  if (end - start > LOOKED_AT) return [];
  const found = matchesOf(marks, text.slice(0, end)).filter(({ index }) => index >= start);
  const turns: Turn[] = [];
  for (const [at, match] of found.entries()) {
    const next = found[at + 1]?.index ?? end;
    const asked = turns.filter(({ isReply }) => !isReply).length;
    const turn = turnOf(match.index, text.slice(match.index + match[0].length, next).trimEnd(), turns.at(-1), asked > 1 && turns.length - asked < asked);
    if (turn) turns.push(turn);
    // What no turn begins with is the end of the one before, or a line that begins with something else.
    else if (turns.length === 0) return [];
  }
  if (turns.length < 2) return [];
  return turns.map((turn, at) => ({ ...line, start: at === 0 ? start : turn.start, end: endBefore(text, turns[at + 1]?.start ?? end) }));
}

// 250-SIZE 1000 | 334
const REPLY = /^[2-5]\d\d(?:[ -]|$)/;

/** @param waits whether commands that were sent one after the other wait for their replies */
function turnOf(start: number, words: string, before: Turn | undefined, waits: boolean): Turn | undefined {
  if (REPLY.test(words)) return before?.isReply === true && !waits && !(before.words[3] === '-' && words.startsWith(before.words.slice(0, 3))) ? undefined : { start, words, isReply: true };
  const answersChallenge = before?.words.startsWith('334') === true && !/\s/.test(words) && words !== '';
  return answersChallenge || readCommand(words, 0, 0, words.length, 'strict') ? { start, words, isReply: false } : undefined;
}

function endBefore(text: string, at: number): number {
  let end = at;
  while (end > 0 && ' \t,;'.includes(text.charAt(end - 1))) end--;
  return end;
}
