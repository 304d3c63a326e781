import { formats } from '../formats';
import type { Format, Needle } from '../formats/format';
import type { OpenProcesses } from './openProcesses';
import { KnownTags, type KnownTag } from '../reading/knownTags';
import { credentialSigns, saysNothing } from '../sasl/credentials';
import type { EncodedText } from '../text/encoded';
import { LineScanner, SHORTEST_NEEDLE, UNUSUAL } from '../text/scan/lineScanner';
import { STAMP_LENGTH } from '../text/stamp';

/** A line that may bring something. */
export interface PassedLine {
  /** Where it starts and ends, in bytes; the end is exclusive. */
  readonly from: number;
  readonly end: number;
  /** Its number, counted from 0. */
  readonly line: number;
  /** One of the words stands in it that only lines have that matter. */
  readonly speaks: boolean;
  /** The session that it notes something about, which matters only if something else is said in it. */
  readonly notes: string | undefined;
  /** It was not seen to start with a time stamp of a known kind. */
  readonly unusual: boolean;
  /** Which of `credentialSigns` stand in it. */
  readonly credentials: readonly string[];
  /** Its tag, where that was looked for and found; behind a time stamp it is the line's. */
  readonly tag: KnownTag | undefined;
}

const NONE: readonly string[] = [];

/**
 * What lines may bring, told without reading them. A line with a time stamp
 * that does not speak can bring no finding and change nothing that later
 * findings rest on, but credentials; of others this says nothing.
 */
export interface LinePrefilter {
  /**
   * Goes through the lines of a text that speak, note something, hold credentials or are unusual.
   * @param usual the kinds of time stamps that are known
   * @param take tells whether the line that follows matters in any case
   * @returns how many lines the text has
   */
  filter(encoded: EncodedText, usual: number, take: (passed: PassedLine) => boolean): number;
}

/**
 * How to tell silent lines of a text without reading them.
 * @param active the formats of the text
 * @param wrapped what a line starts with is not its program's
 * @param open whose sessions a line may begin or end that has to be read
 * @param matters whether a line has to be read that only begins or ends a session, or notes something about it: now, never, or later if something else is said in it
 * @returns nothing where every line has to be read
 */
export function linePrefilterFor(active: readonly Format[], wrapped: boolean, open: OpenProcesses, matters: (what: NonNullable<Needle['only']>, session: string) => 'now' | 'later' | 'never'): LinePrefilter | undefined {
  const search = searchFor(active);
  if (!search) return undefined;
  const { needles, scanner, logged } = search;
  const hasTags = logged && !wrapped;

  /** @param tag of the line; none where the shape of the line is not the usual one, which is read then */
  function saysSomething({ format, only }: Sought, tag: KnownTag | undefined): 'now' | 'later' | 'never' {
    // What a program writes that no format knows may hold a line of another.
    if (!tag?.format) return 'now';
    if (tag.format !== format) return 'never';
    return only === undefined ? 'now' : matters(only, tag.text);
  }

  /** The line in hand, after which the scanner is at the next; none where it turns out to say nothing, as most do. */
  function judge(encoded: EncodedText): PassedLine | undefined {
    const { bytes } = encoded;
    const { from, line } = scanner;
    let speaks = false;
    let notes: string | undefined;
    let unusual = false;
    let credentials: string[] | undefined;
    let tag: KnownTag | undefined;
    let tagged = false;
    do {
      const { needle: number, at } = scanner;
      if (number === UNUSUAL) {
        unusual = true;
        continue;
      }
      const needle = needles[number];
      if (!needle) {
        (credentials ??= []).push(credentialSigns[number - needles.length] ?? '');
        continue;
      }
      if (speaks || at < from + STAMP_LENGTH) continue;
      // Most lines with a needle only begin or end a session of which nothing is known: there the number of the process tells enough.
      if (needle.endsTag && hasTags && !open.has(scanner.number)) continue;
      if (!tagged) tag = hasTags ? tags.in(encoded, from + STAMP_LENGTH, at + needle.length) : undefined;
      tagged = true;
      const when = saysSomething(needle, tag);
      if (when === 'now') speaks = true;
      else if (when === 'later') notes = tag?.text;
    } while (scanner.advance() && scanner.from === from);
    if (!speaks && notes === undefined && !unusual && !credentials) return undefined;
    return { from, end: lineEnd(bytes, from), line, speaks, notes, unusual, credentials: credentials ?? NONE, tag };
  }

  return {
    filter(encoded, usual, take) {
      const { bytes } = encoded;
      scanner.start(bytes, usual);
      scanner.advance();
      let line = 0;
      /** Where a line starts that is taken in any case. */
      let wanted: number | undefined;
      while (scanner.more || wanted !== undefined) {
        const next: boolean = scanner.more && (wanted === undefined || scanner.from === wanted);
        line = next ? scanner.line : line + 1;
        const passed = (next ? judge(encoded) : undefined) ?? (wanted === undefined ? undefined : { from: wanted, end: lineEnd(bytes, wanted), line, speaks: false, notes: undefined, unusual: false, credentials: NONE, tag: undefined });
        wanted = passed && take(passed) && passed.end < bytes.length ? passed.end + 1 : undefined;
      }
      return scanner.lines;
    },
  };
}

const FEED = 0x0a;

function lineEnd(bytes: Uint8Array, from: number): number {
  const feed = bytes.indexOf(FEED, from);
  return feed < 0 ? bytes.length : feed;
}

/** Tags stay what they are, whatever the text. */
const tags = new KnownTags();

/** A needle of a format, made ready. */
interface Sought {
  readonly format: Format;
  readonly length: number;
  readonly only: Needle['only'];
  /** It only begins or ends a session, and right before it stands the number of the process. */
  readonly endsTag: boolean;
}

interface Search {
  /** Lines of a system log are read by the format of their program alone. */
  readonly logged: boolean;
  /** Of the strings the first ones; the others are those of credentials. */
  readonly needles: readonly Sought[];
  readonly scanner: LineScanner;
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
  const scanner = LineScanner.for([...needles, ...credentialSigns.map((text) => ({ text, unless: saysNothing.get(text) }))]);
  return scanner && { logged, scanner, needles: needles.map(({ format, text, only }) => ({ format, length: text.length, only, endsTag: text.startsWith(']: ') && (only === 'begins' || only === 'ends') })) };
}
