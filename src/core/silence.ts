import { needlesOf, type Needles } from './text/needles';
import { STAMP_LENGTH } from './text/stamp';
import { formats } from './formats';
import type { Format, Needle } from './formats/format';

/**
 * Whether a line can bring no finding and change nothing that later findings
 * rest on; asked of lines with a time stamp only.
 * @param from where the line starts, in UTF-16 units
 * @param end where it ends, exclusive
 */
export type IsSilent = (text: string, from: number, end: number) => boolean;

/**
 * How to tell silent lines of a text without reading them.
 * @param active the formats of the text
 * @param isOpen whether anything is known of a session, by its name
 * @returns nothing where every line has to be read
 */
export function silenceOf(active: readonly Format[], isOpen: (session: string) => boolean): IsSilent | undefined {
  const search = searchFor(active);
  if (!search) return undefined;
  const { needles, strings } = search;
  let line = 0;
  const speaks = (text: string) => (index: number, at: number): boolean => {
    const needle = needles[index];
    if (!needle) return false;
    if (needle.unless?.some((words) => text.startsWith(words, at + needle.text.length)) === true) return false;
    return needle.bounds !== true || isOpen(tagBefore(text, at, line));
  };
  let last: { readonly text: string; readonly counts: (index: number, at: number) => boolean } | undefined;
  return (text, from, end) => {
    line = from;
    // One function for all lines of a block.
    if (last?.text !== text) last = { text, counts: speaks(text) };
    return !strings.standIn(text, from + STAMP_LENGTH, end, last.counts);
  };
}

/** `postfix/smtpd[123]`, where `at` is the place of its closing bracket. */
function tagBefore(text: string, at: number, from: number): string {
  let start = at;
  while (start > from && text.charCodeAt(start - 1) !== SPACE) start--;
  return text.slice(start, at + 1);
}

const SPACE = 0x20;

interface Search {
  readonly needles: readonly Needle[];
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
  const needles: Needle[] = [];
  for (const format of asked) {
    if (!format.needles) return undefined;
    for (const needle of format.needles) needles.push(typeof needle === 'string' ? { text: needle } : needle);
  }
  return needles.length === 0 ? undefined : { needles, strings: needlesOf(needles.map((needle) => needle.text)) };
}
