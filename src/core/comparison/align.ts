import { codesOf, type Round } from './round';

/** A round of each side that belong together, by their places in the two lists; or one of a side alone. */
export interface RoundPair {
  readonly left?: number;
  readonly right?: number;
}

/** Two lists of rounds side by side. */
export interface Alignment {
  readonly pairs: readonly RoundPair[];
  /** How many rounds at the end of each side were left out. */
  readonly leftOut: { readonly left: number; readonly right: number };
}

/** Beyond what both begin with alike, so many rounds of each side are compared: the time grows with the square, and the host waits. */
const MOST_ROUNDS = 1000;

/**
 * Two lists of rounds side by side: as many pairs that ask the same as there can be, in order (the longest common
 * subsequence); among those, pairs that ask for the same in detail and are answered alike. In linear memory (Hirschberg 1975).
 */
export function align(left: readonly Round[], right: readonly Round[]): Alignment {
  const rows = new Numbers();
  const [one, other] = [left.map((round) => rows.of(round)), right.map((round) => rows.of(round))];
  const begin = sharedBeginning(one, other);
  const [leftEnd, rightEnd] = [Math.min(left.length, begin + MOST_ROUNDS), Math.min(right.length, begin + MOST_ROUNDS)];
  const matches: (readonly [number, number])[] = Array.from({ length: begin }, (_, index) => [index, index] as const);
  match(one, begin, leftEnd, other, begin, rightEnd, matches);
  return { pairs: filled(matches, leftEnd, rightEnd), leftOut: { left: left.length - leftEnd, right: right.length - rightEnd } };
}

/** What is compared of a round, as numbers that are equal where the words are. */
interface Key {
  readonly kind: number;
  readonly detail: number;
  readonly outcome: number;
  readonly codes: number;
  /** The log does not show what is asked. */
  readonly unasked: boolean;
}

class Numbers {
  private readonly known = new Map<string, number>();

  of({ kind, verb, address, login, answer }: Round): Key {
    const refused = answer ? Number(answer.answerClass === 'temporary' || answer.answerClass === 'permanent') : 2;
    const words = `${verb ?? ''} ${address ?? ''} ${login?.mechanism ?? ''}`;
    return { kind: this.number(kind), detail: this.number(words), outcome: refused, codes: answer ? this.number(codesOf(answer)) : -1, unasked: kind === '' };
  }

  private number(words: string): number {
    const known = this.known.get(words);
    if (known !== undefined) return known;
    this.known.set(words, this.known.size);
    return this.known.size - 1;
  }
}

/** More than all details together can weigh: pairs count first. */
const PAIR = 3 * MOST_ROUNDS;

function weight(one: Key, other: Key): number {
  // A reply alone belongs to what was answered with the same codes, where nothing better is found.
  if (one.kind !== other.kind) return (one.unasked || other.unasked) && one.codes === other.codes ? 1 : 0;
  return PAIR + (one.detail === other.detail ? 1 : 0) + (one.outcome === other.outcome ? 1 : 0);
}

function sharedBeginning(one: readonly Key[], other: readonly Key[]): number {
  let count = 0;
  for (const key of one) {
    const opposite = other[count];
    if (!opposite || weight(key, opposite) !== PAIR + 2) break;
    count++;
  }
  return count;
}

/** Adds the matches between two stretches, in order; both ends are exclusive. */
function match(one: readonly Key[], from: number, to: number, other: readonly Key[], start: number, end: number, found: (readonly [number, number])[]): void {
  if (from >= to || start >= end) return;
  const key = one[from];
  if (to - from === 1 && key) {
    let best = 0;
    let at = -1;
    for (let index = start; index < end; index++) {
      const opposite = other[index];
      const weighs = opposite ? weight(key, opposite) : 0;
      if (weighs > best) [best, at] = [weighs, index];
    }
    if (at >= 0) found.push([from, at]);
    return;
  }
  const middle = from + Math.floor((to - from) / 2);
  const before = weightsForward(one, from, middle, other, start, end);
  const after = weightsBackward(one, middle, to, other, start, end);
  let best = -1;
  let cut = start;
  for (let index = 0; index <= end - start; index++) {
    const weighs = (before[index] ?? 0) + (after[index] ?? 0);
    if (weighs > best) [best, cut] = [weighs, start + index];
  }
  match(one, from, middle, other, start, cut, found);
  match(one, middle, to, other, cut, end, found);
}

/** The most that the stretch of one side weighs with each beginning of the other's. */
function weightsForward(one: readonly Key[], from: number, to: number, other: readonly Key[], start: number, end: number): Int32Array {
  const weights = new Int32Array(end - start + 1);
  for (let index = from; index < to; index++) {
    let diagonal = 0;
    for (let at = start; at < end; at++) diagonal = step(weights, at - start + 1, at - start, diagonal, one[index], other[at]);
  }
  return weights;
}

/** The same with each end of it. */
function weightsBackward(one: readonly Key[], from: number, to: number, other: readonly Key[], start: number, end: number): Int32Array {
  const weights = new Int32Array(end - start + 1);
  for (let index = to - 1; index >= from; index--) {
    let diagonal = 0;
    for (let at = end - 1; at >= start; at--) diagonal = step(weights, at - start, at - start + 1, diagonal, one[index], other[at]);
  }
  return weights;
}

/** One cell of the table of which only a row is kept. @returns what stood there, for the next cell */
function step(weights: Int32Array, at: number, neighbour: number, diagonal: number, one: Key | undefined, other: Key | undefined): number {
  const above = weights[at] ?? 0;
  const paired = one && other ? weight(one, other) : 0;
  weights[at] = Math.max(above, weights[neighbour] ?? 0, paired === 0 ? 0 : diagonal + paired);
  return above;
}

/** The matches, with what stands alone between them: the left side's first. */
function filled(matches: readonly (readonly [number, number])[], leftEnd: number, rightEnd: number): readonly RoundPair[] {
  const pairs: RoundPair[] = [];
  let [left, right] = [0, 0];
  for (const [toLeft, toRight] of [...matches, [leftEnd, rightEnd] as const]) {
    while (left < toLeft) pairs.push({ left: left++ });
    while (right < toRight) pairs.push({ right: right++ });
    if (left < leftEnd && right < rightEnd) pairs.push({ left: left++, right: right++ });
  }
  return pairs;
}
