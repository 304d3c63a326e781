import { rarityOf } from './rarity';

/** Bytes of a word. */
const WORD = 4;

/** How many halves there are: a number of 16 bits. */
export const HALVES = 1 << 16;

/** What may stand at a word. */
export interface WordPlace {
  /** What the word is, and which of its bits are told. */
  readonly word: number;
  readonly told: number;
  readonly needle: number;
  /** Where the word starts in the needle; before its start where this is negative. */
  readonly offset: number;
}

export type Places = readonly WordPlace[];

/** Words whose upper half is known are in one of the first sets, others in one of the last; scan.wat knows which. */
const SETS_BY_UPPER = { first: 0, count: 22 };
const SETS_BY_LOWER = { first: 22, count: 10 };

/**
 * The words of needles that are looked for in a text. Every fourth place of the
 * text begins a word of four bytes. Wherever a needle stands, one such word of
 * it, or with one or two bytes beside it, starts at one of four places of the
 * needle; for each of the four the rarest is taken.
 *
 * Words are dealt to some thirty sets. Two tables say by the two halves of a
 * word in which sets it may be; where both name the same set, what may stand is
 * found by the half that is known whole. Of these tables a log needs only what
 * two of its characters can be, which stays in the quickest memory of the
 * processor.
 */
export class Words {
  /** In which sets a word may be, by its lower half as a number, and by its upper; it is in those that both name. */
  readonly lower = new Int32Array(HALVES).fill(1 << SETS_BY_UPPER.first);
  readonly upper = new Int32Array(HALVES).fill(1 << SETS_BY_LOWER.first);
  /** What may stand at words whose lower half is known, by this half, and at those whose upper is. */
  readonly byLower = new Map<number, WordPlace[]>();
  readonly byUpper = new Map<number, WordPlace[]>();

  constructor(needles: readonly Uint8Array[]) {
    needles.forEach((bytes, needle) => {
      for (let place = 0; place < WORD; place++) this.add(rarestWord(bytes, place), needle);
    });
  }

  private add({ offset, bytes }: CoveringWord, needle: number): void {
    const [first, second, third, fourth] = bytes;
    const upper = halfOf(third, fourth);
    const half = upper ?? halfOf(first, second);
    if (half === undefined) return;
    const isAlone = upper === undefined ? third === undefined : second === undefined;
    const sets = upper === undefined ? SETS_BY_LOWER : SETS_BY_UPPER;
    // The first of them is for words of which nothing else is known: whatever the other half is, it is in that set.
    const set = 1 << (sets.first + (isAlone ? 0 : 1 + (Math.imul(half, 0x9e3779b1) >>> 16) % (sets.count - 1)));
    enter(this.lower, first, second, set);
    enter(this.upper, third, fourth, set);
    const places = upper === undefined ? this.byLower : this.byUpper;
    const place = { word: numberOf(first ?? 0, second ?? 0, third ?? 0, fourth ?? 0), told: numberOf(toldOf(first), toldOf(second), toldOf(third), toldOf(fourth)), needle, offset };
    const others = places.get(half);
    if (others) others.push(place);
    else places.set(half, [place]);
  }
}

/** Two bytes as a number, where both are known. */
function halfOf(first: number | undefined, second: number | undefined): number | undefined {
  return first === undefined || second === undefined ? undefined : first | (second << 8);
}

function numberOf(first: number, second: number, third: number, fourth: number): number {
  return first | (second << 8) | (third << 16) | (fourth << 24);
}

function toldOf(byte: number | undefined): number {
  return byte === undefined ? 0 : 0xff;
}

/** Puts a half into a set; where one byte of it is not known, whatever that is. */
function enter(table: Int32Array, first: number | undefined, second: number | undefined, set: number): void {
  if (first === undefined && second === undefined) return;
  const [lowest, highest] = first === undefined ? [0, 0xff] : [first, first];
  const [from, to] = second === undefined ? [0, 0xff] : [second, second];
  for (let high = from; high <= to; high++) {
    for (let low = lowest; low <= highest; low++) {
      const half = low | (high << 8);
      table[half] = (table[half] ?? 0) | set;
    }
  }
}

/** A word that covers some bytes of a needle; where it covers none, any byte may stand. */
interface CoveringWord {
  /** Where it starts in the needle; before its start where this is negative. */
  readonly offset: number;
  readonly bytes: readonly (number | undefined)[];
}

/** Of the words whose distance from the start of a needle leaves the remainder `place`, the one that fewest logs have. */
function rarestWord(needle: Uint8Array, place: number): CoveringWord {
  let rarest: number | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (let offset = place - WORD; offset < needle.length; offset += WORD) {
    const rarity = rarityOf(needle, Math.max(0, offset), Math.min(needle.length, offset + WORD));
    if (rarity <= most) continue;
    rarest = offset;
    most = rarity;
  }
  if (rarest === undefined) return { offset: 0, bytes: [] };
  return { offset: rarest, bytes: [needle[rarest], needle[rarest + 1], needle[rarest + 2], needle[rarest + 3]] };
}
