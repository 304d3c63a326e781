/**
 * Several strings that are looked for at once in bytes.
 *
 * Every fourth place of the bytes begins a word of four. Wherever a string
 * stands, one such word of it, or with one or two bytes beside it, starts at
 * one of four places of the string. These words are kept in a table; the search
 * looks each word of the bytes up and compares the string where one is there.
 * No step waits for the one before, and few words are there, so that this is
 * several times as quick as moving a window.
 *
 * Words are dealt to some thirty sets. Two tables say by the two halves of a
 * word in which sets it may be; where both name the same set it is looked up.
 * Of these tables a log needs only what two of its characters can be, which
 * stays in the quickest memory of the processor, and reading lines between does
 * not drive it out.
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

/** Whether some bytes stand at a place of others. */
export function standAt(bytes: Uint8Array, some: Uint8Array, at: number): boolean {
  for (let index = 0; index < some.length; index++) if (bytes[at + index] !== some[index]) return false;
  return true;
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
  let most = Number.NEGATIVE_INFINITY;
  for (let offset = place - WORD; offset < needle.length; offset += WORD) {
    const bytes = Array.from({ length: WORD }, (_, index) => needle[offset + index]);
    const rarity = rarityOf(bytes.filter((one) => one !== undefined));
    if (rarity <= most) continue;
    rarest = { offset, bytes };
    most = rarity;
  }
  return rarest;
}

/** What mail logs are full of: the rarer a word of a needle, the fewer places the search stops at. */
const COMMON = `
Nov 24 10:00:01 mail postfix/submission/smtpd[1234]: connect from mx.example.com[192.0.2.1]
Nov 24 10:00:01 mail postfix/smtpd[1234]: 4F2B1C0123: client=mx.example.com[192.0.2.1], sasl_method=PLAIN, sasl_username=alice
Nov 24 10:00:01 mail postfix/cleanup[1234]: 4F2B1C0123: message-id=<1234567890@mail.example.com>
Nov 24 10:00:01 mail postfix/qmgr[1234]: 4F2B1C0123: from=<alice@example.com>, size=1234, nrcpt=1 (queue active)
Nov 24 10:00:01 mail postfix/smtp[1234]: 4F2B1C0123: to=<bob@example.net>, relay=mx.example.net[192.0.2.1]:25, delay=0.5, delays=0.1/0/0.2/0.2, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4F2B1C0124)
Nov 24 10:00:01 mail postfix/submission/smtpd[1234]: Anonymous TLS connection established from mx.example.com[192.0.2.1]: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)
Nov 24 10:00:01 mail postfix/bounce[1234]: 4F2B1C0123: sender non-delivery notification: 4F2B1C0125
Nov 24 10:00:01 mail postfix/smtpd[1234]: disconnect from mx.example.com[192.0.2.1] ehlo=1 starttls=1 auth=1 mail=1 rcpt=1 data=1 quit=1 commands=7
2026-11-24 10:00:01 1vNq1a-000000001Zx-0abc <= alice@example.com H=mx.example.com [192.0.2.1] P=esmtps X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=no S=1234 id=1234567890@example.com
2026-11-24 10:00:01 1vNq1a-000000001Zx-0abc => bob@example.net R=dnslookup T=remote_smtp H=mx.example.net [192.0.2.1] C="250 OK"
2026-11-24 10:00:01 1vNq1a-000000001Zx-0abc Completed
`;

function rarityOf(known: readonly number[]): number {
  if (known.length < 2) return Number.NEGATIVE_INFINITY;
  common ??= commonOnes();
  const timesCommon = common.get(String.fromCharCode(...known)) ?? 0;
  return 8 * known.length - 20 * timesCommon + known.filter((byte) => PUNCTUATION.includes(byte)).length;
}

/** How often each two, three and four characters stand there; counted when the first search is made ready. */
let common: ReadonlyMap<string, number> | undefined;

function commonOnes(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let length = 2; length <= WORD; length++) {
    for (let at = 0; at + length <= COMMON.length; at++) {
      const characters = COMMON.slice(at, at + length);
      counts.set(characters, (counts.get(characters) ?? 0) + 1);
    }
  }
  return counts;
}

const PUNCTUATION = asciiBytes('!"#$%&\'()*+,/;<=>?@[\\]^_`{|}~');

/** What may stand at a word: for each needle its number and where the word starts in it. Numbers alone, since the search asks for it at every fiftieth word. */
type Places = Int32Array;

const NOWHERE: Places = new Int32Array(0);

function joined(places: Places, more: Places | undefined): Places {
  if (!more || more.length === 0) return places;
  return places.length === 0 ? more : Int32Array.of(...places, ...more);
}

/** @param more a single place */
function merged(places: Places, more: Places): Places {
  for (let at = 0; at < places.length; at += 2) if (places[at] === more[0] && places[at + 1] === more[1]) return places;
  return Int32Array.of(...places, ...more);
}

/**
 * A word of which the upper half is known is in a set told by this half, one of
 * which only the lower is known whole in one of the eight after these; the last
 * two are for words of which only the first or the second two bytes are known.
 */
const SETS_BY_UPPER = 22;
const SETS_BY_LOWER = 8;
const FIRST_KNOWN = 1 << (SETS_BY_UPPER + SETS_BY_LOWER);
const SECOND_KNOWN = FIRST_KNOWN << 1;
const LIST_WIDTH = 16;

/** The words of all needles. */
class Table {
  /** In which sets a word may be by its lower half as a number, and by its upper; it is in those that both name. */
  readonly lower = new Int32Array(1 << 16).fill(LITTLE_ENDIAN ? SECOND_KNOWN : FIRST_KNOWN);
  readonly upper = new Int32Array(1 << 16).fill(LITTLE_ENDIAN ? FIRST_KNOWN : SECOND_KNOWN);
  /** By the hash of a word, the number of a list; the first list is empty. */
  private readonly numbers = new Uint16Array(1 << LIST_WIDTH);
  private readonly lists: Places[] = [NOWHERE];
  private readonly byFirst = new Map<number, Places>();
  private readonly bySecond = new Map<number, Places>();

  add({ offset, bytes }: CoveringWord, needle: number): void {
    const places = Int32Array.of(needle, offset);
    const list = this.lists.push(places) - 1;
    const known = bytes.filter((one) => one !== undefined).length;
    if (known === 2) {
      this.addHalf(wordOf(bytes.map((one) => one ?? 0)), bytes[0] !== undefined, places);
      return;
    }
    const upperKnown = [bytes[0], bytes[3]][LITTLE_ENDIAN ? 1 : 0] !== undefined;
    for (let any = 0; any < (known === WORD ? 1 : 256); any++) this.addWord(wordOf(bytes.map((one) => one ?? any)), upperKnown, list);
  }

  /** What may stand at a word. @param sets those that both its halves name */
  at(word: number, sets: number): Places {
    const whole = this.lists[this.numbers[hashOf(word)] ?? 0] ?? NOWHERE;
    if ((sets & (FIRST_KNOWN | SECOND_KNOWN)) === 0) return whole;
    return joined(joined(whole, (sets & FIRST_KNOWN) === 0 ? undefined : this.byFirst.get(firstHalf(word))), (sets & SECOND_KNOWN) === 0 ? undefined : this.bySecond.get(secondHalf(word)));
  }

  /** @param list the number of one that has the place alone: many words may share it */
  private addWord(word: number, upperKnown: boolean, list: number): void {
    const lower = word & 0xffff;
    const upper = word >>> 16;
    this.enter(lower, upper, 1 << (upperKnown ? hashOf(upper) % SETS_BY_UPPER : SETS_BY_UPPER + (hashOf(lower) % SETS_BY_LOWER)));
    // Other words come to the same list: bytes are compared in any case.
    const at = hashOf(word);
    const number = this.numbers[at] ?? 0;
    this.numbers[at] = number === 0 ? list : this.lists.push(merged(this.lists[number] ?? NOWHERE, this.lists[list] ?? NOWHERE)) - 1;
  }

  private addHalf(word: number, isFirst: boolean, places: Places): void {
    const half = isFirst ? firstHalf(word) : secondHalf(word);
    const set = isFirst ? FIRST_KNOWN : SECOND_KNOWN;
    if (isFirst === LITTLE_ENDIAN) this.enter(half, undefined, set);
    else this.enter(undefined, half, set);
    const lists = isFirst ? this.byFirst : this.bySecond;
    lists.set(half, merged(lists.get(half) ?? NOWHERE, places));
  }

  private enter(lower: number | undefined, upper: number | undefined, set: number): void {
    if (lower !== undefined) this.lower[lower] = (this.lower[lower] ?? 0) | set;
    if (upper !== undefined) this.upper[upper] = (this.upper[upper] ?? 0) | set;
  }
}

function hashOf(word: number): number {
  return Math.imul(word, 0x9e3779b1) >>> (32 - LIST_WIDTH);
}

/** The first two of the four bytes of a word, as a number. */
function firstHalf(word: number): number {
  return LITTLE_ENDIAN ? word & 0xffff : word >>> 16;
}

function secondHalf(word: number): number {
  return LITTLE_ENDIAN ? word >>> 16 : word & 0xffff;
}

const scratch = new Uint8Array(WORD);
const scratchWord = new Int32Array(scratch.buffer);

/** Four bytes as the platform reads them. */
function wordOf(bytes: readonly number[]): number {
  scratch.set(bytes);
  return scratchWord[0] ?? 0;
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
    do {
      const { places } = this;
      while (this.looked < places.length) {
        const needle = places[this.looked] ?? 0;
        const at = this.word * WORD - this.before - (places[this.looked + 1] ?? 0);
        this.looked += 2;
        if (!this.stands(needle, at)) continue;
        this.at = at;
        this.needle = needle;
        return;
      }
    } while (this.nextWord());
    this.at = this.bytes.length;
  }

  /** Goes on to the next word that may be in the table. @returns false where there is none */
  private nextWord(): boolean {
    const { words, tail } = this;
    const { lower, upper } = this.table;
    const count = words.length;
    for (let at = this.word + 1; at < count; at++) {
      const word = words[at] ?? 0;
      const sets = (lower[word & 0xffff] ?? 0) & (upper[word >>> 16] ?? 0);
      if (sets !== 0) return this.takeWord(at, word, sets);
    }
    return this.word < count ? this.takeWord(count, tail, (lower[tail & 0xffff] ?? 0) & (upper[tail >>> 16] ?? 0)) : false;
  }

  private takeWord(at: number, word: number, sets: number): true {
    this.word = at;
    this.places = this.table.at(word, sets);
    this.looked = 0;
    return true;
  }

  private stands(number: number, at: number): boolean {
    const { bytes } = this;
    const needle = this.needles[number];
    return needle !== undefined && at >= 0 && at + needle.length <= bytes.length && standAt(bytes, needle, at);
  }
}
