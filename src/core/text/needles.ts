/**
 * Several strings that are looked for at once in bytes.
 *
 * Every fourth place of the bytes begins a word of four. Wherever a string
 * stands, one such word of it, or with one or two bytes beside it, starts at
 * one of four places of the string. These words are kept in a table; the search
 * looks each word of the bytes up and compares the string where one is there.
 * No step waits for the one before, and few words are there, so that this is
 * several times as quick as moving a window.
 */
export interface Needles {
  /** Begins a search through some bytes, from the first of them. */
  in(bytes: Uint8Array): NeedleSearch;
}

/**
 * A search that goes from one string found to the next. They come line by
 * line, in a line in no order; each as often as it stands there.
 */
export interface NeedleSearch {
  /** Where the string found starts; the length of the bytes when nothing more is found. */
  readonly at: number;
  /** Which it is, by its place in the list. */
  readonly needle: number;
  next(): void;
}

/** So many characters of a needle the search can tell from chance. */
export const SHORTEST_NEEDLE = 3;

/** @param strings of ASCII, each of `SHORTEST_NEEDLE` characters or more, without line ends */
export function needlesOf(strings: readonly string[]): Needles {
  const table = new Table();
  const needles = strings.map(asciiBytes);
  needles.forEach((bytes, needle) => {
    for (let place = 0; place < WORD; place++) table.add(rarestWord(bytes, place), needle);
  });
  return { in: (bytes) => new Search(bytes, needles, table) };
}

const WORD = 4;

/** The bytes of a text of ASCII. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** A word that covers some bytes of a needle; where it covers none, any byte may stand. */
interface CoveringWord {
  /** Where it starts in the needle; before its start where this is negative. */
  readonly offset: number;
  readonly bytes: readonly (number | undefined)[];
}

/** Of the words whose distance from the start of a needle leaves the remainder `place`, the one that fewest logs have. */
function rarestWord(needle: Uint8Array, place: number): CoveringWord {
  let rarest: CoveringWord = { offset: 0, bytes: [] };
  let most = 0;
  for (let offset = place - WORD; offset < needle.length; offset += WORD) {
    const bytes = Array.from({ length: WORD }, (_, index) => needle[offset + index]);
    const rarity = rarityOf(bytes.filter((one) => one !== undefined));
    if (rarity <= most) continue;
    rarest = { offset, bytes };
    most = rarity;
  }
  return rarest;
}

/** What every mail log is full of. */
const COMMON = 'mail smtpd relay delay delays disconnect from client message-id size example.com status sent queue active';

function rarityOf(known: readonly number[]): number {
  if (known.length < 2) return 0;
  const common = COMMON.includes(String.fromCharCode(...known)) ? 5 : 0;
  return 4 * known.length - common + known.filter((byte) => PUNCTUATION.includes(byte)).length;
}

const PUNCTUATION = asciiBytes('!"#$%&\'()*+,/;<=>?@[\\]^_`{|}~');

/** A needle that may stand at a word, and where the word starts in it. */
interface Place {
  readonly needle: number;
  readonly offset: number;
}

/** The words of all needles. */
class Table {
  readonly words = new Bits(HASH_WIDTH);
  private readonly byWord = new Map<number, Place[]>();
  /** Of words of which two bytes are known, these two. */
  readonly firstHalves = new Bits(16);
  readonly secondHalves = new Bits(16);
  private readonly byHalves = [new Map<number, Place[]>(), new Map<number, Place[]>()] as const;

  add({ offset, bytes }: CoveringWord, needle: number): void {
    const known = bytes.filter((one) => one !== undefined).length;
    if (known === 2) {
      const second = bytes[0] === undefined;
      const half = halfOf(wordOf(bytes.map((one) => one ?? 0)), second);
      (second ? this.secondHalves : this.firstHalves).set(half);
      push(this.byHalves[second ? 1 : 0], half, { needle, offset });
      return;
    }
    for (let any = 0; any < (known === WORD ? 1 : 256); any++) {
      const word = wordOf(bytes.map((one) => one ?? any));
      this.words.set(hashOf(word));
      push(this.byWord, word, { needle, offset });
    }
  }

  /** What may stand at a word. */
  at(word: number): readonly Place[] {
    const whole = this.byWord.get(word) ?? NOWHERE;
    const [first, second] = this.byHalves;
    const halves = [first.get(halfOf(word, false)), second.get(halfOf(word, true))];
    return halves.every((one) => one === undefined) ? whole : [whole, ...halves].flatMap((one) => one ?? NOWHERE);
  }
}

/** Few enough words for so many bits that the search seldom takes one for another. */
const HASH_WIDTH = 18;

const NOWHERE: readonly Place[] = [];

function push(places: Map<number, Place[]>, key: number, place: Place): void {
  const known = places.get(key);
  if (known) known.push(place);
  else places.set(key, [place]);
}

/** A set of small numbers. */
class Bits {
  readonly bytes: Uint8Array;

  constructor(width: number) {
    this.bytes = new Uint8Array(1 << (width - 3));
  }

  set(number: number): void {
    this.bytes[number >>> 3] = (this.bytes[number >>> 3] ?? 0) | (1 << (number & 7));
  }
}

function hashOf(word: number): number {
  return Math.imul(word, 0x9e3779b1) >>> (32 - HASH_WIDTH);
}

/** Two of the four bytes of a word, as the platform has them. */
function halfOf(word: number, second: boolean): number {
  return second === LITTLE_ENDIAN ? word >>> 16 : word & 0xffff;
}

/** Four bytes as the platform reads them. */
function wordOf(bytes: readonly number[]): number {
  return new Int32Array(Uint8Array.from(bytes).buffer)[0] ?? 0;
}

const LITTLE_ENDIAN = wordOf([1, 0, 0, 0]) === 1;

class Search implements NeedleSearch {
  at = -1;
  needle = 0;
  private readonly words: Int32Array;
  /** How many bytes before ours the words begin. */
  private readonly before: number;
  /** The bytes after the last whole word, as if zeros followed. */
  private readonly tail: number;
  /** The word in hand, what may stand at it, and how much of that was looked at. */
  private word = -1;
  private places = NOWHERE;
  private looked = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly needles: readonly Uint8Array[],
    private readonly table: Table,
  ) {
    this.before = bytes.byteOffset % WORD;
    const whole = Math.floor((this.before + bytes.length) / WORD);
    this.words = new Int32Array(bytes.buffer, bytes.byteOffset - this.before, whole);
    const rest = whole * WORD - this.before;
    this.tail = wordOf([0, 1, 2, 3].map((index) => bytes[rest + index] ?? 0));
    this.next();
  }

  next(): void {
    for (;;) {
      while (this.looked < this.places.length) {
        const { needle, offset } = this.places[this.looked++] ?? { needle: 0, offset: 0 };
        const at = this.word * WORD - this.before - offset;
        if (!this.stands(this.needles[needle], at)) continue;
        this.at = at;
        this.needle = needle;
        return;
      }
      if (!this.nextWord()) break;
    }
    this.at = this.bytes.length;
  }

  /** Goes on to the next word that is in the table. @returns false where there is none */
  private nextWord(): boolean {
    const { words, table, tail } = this;
    const whole = table.words.bytes;
    const lower = (LITTLE_ENDIAN ? table.firstHalves : table.secondHalves).bytes;
    const upper = (LITTLE_ENDIAN ? table.secondHalves : table.firstHalves).bytes;
    const count = words.length;
    for (let at = this.word + 1; at <= count; at++) {
      const word = at < count ? (words[at] ?? 0) : tail;
      const hash = hashOf(word);
      const there = ((whole[hash >>> 3] ?? 0) >> (hash & 7)) | ((lower[(word & 0xffff) >>> 3] ?? 0) >> (word & 7)) | ((upper[word >>> 19] ?? 0) >> ((word >>> 16) & 7));
      if ((there & 1) === 0) continue;
      this.word = at;
      this.places = table.at(word);
      this.looked = 0;
      if (this.places.length > 0) return true;
    }
    this.word = count;
    return false;
  }

  private stands(needle: Uint8Array | undefined, at: number): boolean {
    const { bytes } = this;
    if (!needle || at < 0 || at + needle.length > bytes.length) return false;
    for (let index = 0; index < needle.length; index++) if (bytes[at + index] !== needle[index]) return false;
    return true;
  }
}
