import { formats } from './formats';
import type { Format, Needle } from './formats/format';
import { KnownTags, type KnownTag } from './reading/knownTags';
import { credentialNeedles } from './sasl/credentials';
import type { EncodedText } from './text/encoded';
import { asciiBytes, needlesOf, SHORTEST_NEEDLE, standAt, type Needles } from './text/needles';
import { STAMP_LENGTH } from './text/stamp';

/**
 * What a line may bring, told without reading it. Asked of the lines in order,
 * of each once. A line with a time stamp that does not speak can bring no
 * finding and change nothing that later findings rest on, but credentials; of
 * others this says nothing.
 */
export interface Listener {
  /**
   * Whether a line speaks.
   * @param from where the line starts, in bytes
   * @param end where it ends, exclusive
   */
  speaks(from: number, end: number): boolean;
  /** Which of `credentialNeedles` stand in the line that was asked about last. */
  readonly credentials: readonly string[];
  /** The tag of that line, where it was found; behind a time stamp it is the line's. */
  readonly tag: KnownTag | undefined;
}

/**
 * How to tell silent lines of a text without reading them.
 * @param active the formats of the text
 * @param wrapped what a line starts with is not its program's
 * @param matters whether a line has to be read that only begins or ends a session, or notes something about it
 * @returns nothing where every line has to be read
 */
export function listenerFor(active: readonly Format[], wrapped: boolean, encoded: EncodedText, matters: (what: 'begins' | 'ends' | 'notes', session: string) => boolean): Listener | undefined {
  const search = searchFor(active);
  if (!search) return undefined;
  const { needles, strings, logged } = search;
  let credentials: string[] = [];
  const { bytes } = encoded;
  const found = strings.in(bytes);

  /** The tag of the line that starts at `tagFrom`: most lines are asked for theirs more than once. */
  let tag: KnownTag | undefined;
  let tagFrom = -1;
  let askedFrom = -1;

  function saysSomething({ format, length, unless, only }: Sought, at: number, from: number, end: number): boolean {
    if (at < from + STAMP_LENGTH) return false;
    if (unless && startsWithOne(bytes, unless, at + length)) return false;
    if (tagFrom !== from) {
      tag = logged && !wrapped ? tags.in(encoded, from + STAMP_LENGTH, end) : undefined;
      tagFrom = from;
    }
    // Where the shape of the line is not the usual one, it is read.
    if (!tag) return true;
    if (tag.format ? tag.format !== format : format.programs !== undefined) return false;
    return only === undefined || matters(only, tag.text);
  }

  return {
    speaks(from, end) {
      askedFrom = from;
      let speaks = false;
      if (credentials.length > 0) credentials = [];
      for (; found.at < end; found.next()) {
        const needle = needles[found.needle];
        if (!needle) credentials.push(credentialNeedles[found.needle - needles.length] ?? '');
        else if (!speaks) speaks = saysSomething(needle, found.at, from, end);
      }
      return speaks;
    },
    get credentials() {
      return credentials;
    },
    get tag() {
      return tagFrom === askedFrom ? tag : undefined;
    },
  };
}

/** Tags stay what they are, whatever the text. */
const tags = new KnownTags();

function startsWithOne(bytes: Uint8Array, some: readonly Uint8Array[], at: number): boolean {
  for (const words of some) if (standAt(bytes, words, at)) return true;
  return false;
}

/** A needle of a format, made ready. */
interface Sought {
  readonly format: Format;
  readonly length: number;
  readonly unless: readonly Uint8Array[] | undefined;
  readonly only: Needle['only'];
}

interface Search {
  /** Lines of a system log are read by the format of their program alone. */
  readonly logged: boolean;
  /** Of the strings the first ones; the others are those of credentials. */
  readonly needles: readonly Sought[];
  readonly strings: Needles;
}

/** By the list of formats itself: it stays the same from block to block. */
const searches = new WeakMap<readonly Format[], { readonly search: Search | undefined }>();

function searchFor(active: readonly Format[]): Search | undefined {
  const known = searches.get(active);
  if (known) return known.search;
  const search = newSearch(active);
  searches.set(active, { search });
  return search;
}

function newSearch(active: readonly Format[]): Search | undefined {
  // The line of a system log is read by the format of its program, active or not.
  const logged = active.some((format) => format.programs);
  const asked = formats.filter((format) => active.includes(format) || (logged && format.programs));
  const needles: (Needle & { readonly format: Format })[] = [];
  for (const format of asked) {
    if (!format.needles) return undefined;
    for (const needle of format.needles) needles.push({ ...(typeof needle === 'string' ? { text: needle } : needle), format });
  }
  if (needles.length === 0 || needles.some(({ text }) => text.length < SHORTEST_NEEDLE)) return undefined;
  return {
    logged,
    needles: needles.map(({ format, text, unless, only }) => ({ format, length: text.length, unless: unless?.map(asciiBytes), only })),
    strings: needlesOf([...needles.map(({ text }) => text), ...credentialNeedles]),
  };
}
