/**
 * Looks for many phrases in a text in one pass over its words. Linear: each
 * word is looked up once, and what may follow it is bounded.
 */

/** A phrase and what is kept with it. */
export interface Phrase<T> {
  /**
   * Words divided by spaces, as `wordsOf` gives them. `a|b`: either; `block*`:
   * begins so; `_`: any one word; `__`: up to six of any. The first is no `_`,
   * and has four letters or more before a `*`.
   */
  readonly phrase: string;
  readonly value: T;
}

/** Phrases made ready, by how their first word begins. */
export interface Phrases<T> {
  readonly byWord: ReadonlyMap<string, readonly Compiled<T>[]>;
  /** By the first four letters of a first word that is only a beginning. */
  readonly byBeginning: ReadonlyMap<string, readonly Compiled<T>[]>;
}

interface Compiled<T> {
  readonly first: string;
  readonly rest: readonly Element[];
  readonly value: T;
}

type Element = { readonly kind: 'word'; readonly words: readonly string[]; readonly beginnings: readonly string[] } | { readonly kind: 'gap'; readonly least: number; readonly most: number };

const MOST_WORDS = 250;
const MOST_CHARACTERS = 2000;
const LONGEST_WORD = 120;
const WIDEST_GAP = 6;

/** Lower case words; letters and digits, with `.` and `_` inside. Mail addresses are left out: their names mean nothing here. */
export function wordsOf(text: string): readonly string[] {
  const head = text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS) : text;
  const words: string[] = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(head); match && words.length < MOST_WORDS; match = WORD.exec(head)) {
    if (head[WORD.lastIndex] === '@' || match.index > 0 && head[match.index - 1] === '@') continue;
    let word = match[0];
    if (word.length > LONGEST_WORD) continue;
    // found.Try: a sentence that ends without a space.
    const joint = word.includes('.') ? JOINT.exec(word) : null;
    if (joint) {
      words.push(word.slice(0, joint.index).toLowerCase());
      word = word.slice(joint.index + 1);
    }
    if (KANA.test(word)) words.push(...(word.match(SCRIPTS) ?? []));
    else words.push(plain(word));
  }
  return words;
}

// Mailbox | doesn't | zen.spamhaus.org | 5.7.1 | OFR005_104
const WORD = /[\p{L}\p{N}]+(?:['’._+][\p{L}\p{N}]+)*/gu;
const JOINT = /(?<=\p{Ll}{2})\.(?=\p{Lu}\p{Ll})/u;

// Japanese has no spaces: a word ends where the script changes.
const KANA = /[\u3041-\u30ff]/;
const SCRIPTS = /[\u3041-\u309f]+|[\u30a0-\u30ff]+|[^\u3041-\u30ff]+/g;

/** doesn't → doesnt */
function plain(word: string): string {
  const lower = word.toLowerCase();
  return lower.includes("'") || lower.includes('’') ? lower.replace(/['’]/g, '') : lower;
}

/** Phrases made ready to be looked for, all at once. */
export function compilePhrases<T>(phrases: readonly Phrase<T>[]): Phrases<T> {
  const byWord = new Map<string, Compiled<T>[]>();
  const byBeginning = new Map<string, Compiled<T>[]>();
  for (const { phrase, value } of phrases) {
    const [first = '', ...rest] = phrase.split(' ');
    const elements = rest.map(elementOf);
    for (const start of first.split('|')) {
      const beginning = start.endsWith('*');
      const word = beginning ? start.slice(0, -1) : start;
      const list = beginning ? byBeginning : byWord;
      const key = beginning ? word.slice(0, 4) : word;
      const known = list.get(key) ?? [];
      known.push({ first: word, rest: elements, value });
      list.set(key, known);
    }
  }
  return { byWord, byBeginning };
}

function elementOf(text: string): Element {
  if (text === '_') return { kind: 'gap', least: 1, most: 1 };
  if (text === '__') return { kind: 'gap', least: 0, most: WIDEST_GAP };
  const all = text.split('|');
  return { kind: 'word', words: all.filter((one) => !one.endsWith('*')), beginnings: all.filter((one) => one.endsWith('*')).map((one) => one.slice(0, -1)) };
}

/** Calls `found` for each phrase that stands in the words. */
export function findPhrases<T>({ byWord, byBeginning }: Phrases<T>, words: readonly string[], found: (value: T) => void): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const whole = byWord.get(word);
    if (whole) for (const one of whole) if (follows(one.rest, 0, words, at + 1)) found(one.value);
    const begun = word.length >= 4 ? byBeginning.get(word.slice(0, 4)) : undefined;
    if (begun) for (const one of begun) if (word.startsWith(one.first) && follows(one.rest, 0, words, at + 1)) found(one.value);
  }
}

function follows(rest: readonly Element[], element: number, words: readonly string[], at: number): boolean {
  const next = rest[element];
  if (!next) return true;
  if (next.kind === 'word') {
    const word = words[at];
    if (word === undefined) return false;
    return (next.words.includes(word) || next.beginnings.some((beginning) => word.startsWith(beginning))) && follows(rest, element + 1, words, at + 1);
  }
  for (let skipped = next.least; skipped <= next.most && at + skipped <= words.length; skipped++) {
    if (follows(rest, element + 1, words, at + skipped)) return true;
  }
  return false;
}
