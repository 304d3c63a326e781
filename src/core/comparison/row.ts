import type { RoundPair } from './align';
import { refuses, type Round, type RoundAnswer } from './round';

export type Side = 'left' | 'right';

/** A line of the dialogue side by side. */
export interface Row {
  readonly left?: Round;
  readonly right?: Round;
  readonly mark: RowMark;
}

/**
 * `answered`: the answers have other codes; `offered`: the servers offer other extensions; `asked`: only what was asked
 * differs; `left`, `right`: only one side has it; `unseen`: only one has it, and the log does not show enough of the other
 * to say that it has not.
 */
export type RowMark = 'alike' | 'asked' | 'offered' | 'answered' | Side | 'unseen';

/** How much a log shows of a session. */
export interface Shown {
  /** It shows commands, or replies to them; else only reports. */
  readonly dialogue: boolean;
  /** From its beginning. */
  readonly whole: boolean;
}

/** The rows of an alignment. */
export function rowsOf(pairs: readonly RoundPair[], left: readonly Round[], right: readonly Round[], shown: Readonly<Record<Side, Shown>>): readonly Row[] {
  const rows: Row[] = [];
  let met = false;
  for (const pair of pairs) {
    const one = pair.left === undefined ? undefined : left[pair.left];
    const other = pair.right === undefined ? undefined : right[pair.right];
    if (one && other) {
      met = true;
      rows.push({ left: one, right: other, mark: markOf(one, other) });
    } else if (one) rows.push({ left: one, mark: isAlone(one, shown.left, shown.right, met) ? 'left' : 'unseen' });
    else if (other) rows.push({ right: other, mark: isAlone(other, shown.right, shown.left, met) ? 'right' : 'unseen' });
  }
  return rows;
}

/** Whether the other session has no such round, as far as can be said: a log that shows no dialogue tells what was refused all the same. */
function isAlone(round: Round, own: Shown, other: Shown, met: boolean): boolean {
  if (!other.dialogue) return !own.dialogue || refuses(round);
  return other.whole || met;
}

function markOf(left: Round, right: Round): RowMark {
  const [answer, another] = [left.answer, right.answer];
  // An answer that the log does not show is not known to be another one.
  if (answer && another) {
    if (answer.answerClass !== another.answerClass || answer.code !== another.code) return 'answered';
    // Not every server gives an enhanced status code; what it adds to an acceptance is nothing to tell apart.
    if (refuses(left) && answer.enhancedStatus !== another.enhancedStatus) return 'answered';
    if (offersOf(answer) !== offersOf(another)) return 'offered';
  }
  return left.kind !== right.kind || asksOf(left) === asksOf(right) ? 'alike' : 'asked';
}

function offersOf({ keywords = {} }: RoundAnswer): string {
  return Object.entries(keywords).map((one) => one.join(' ')).sort().join('\n');
}

function asksOf({ verb = '', argument = '', address = '', login }: Round): string {
  return [verb, argument, address, login?.mechanism, login?.user, login?.actsAs, login?.fault].join('\n');
}
