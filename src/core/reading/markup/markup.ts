import { isWritten } from '../writtenLine';

/**
 * What stands between the characters of a log because of where it was shown
 * and copied: colours, a web page's entities and tags, a forum's emphasis. One
 * file each in this folder.
 */
export interface Markup {
  readonly id: string;
  /** Whether a line may have it: quickly told, and true for every line that has. */
  standsIn(text: string): boolean;
  /** Single lines may look so by themselves: it is shown only where most lines have it. */
  readonly ofMostLines?: true;
  /** Only the beginning of a line has it: what is looked for in a line is found as it stands. */
  readonly standsBefore?: true;
  /** Whether lines with words show it together, where single ones cannot. */
  showsIn?(written: readonly string[]): boolean;
  /** Whether a line shows that what looks so in others is something else. */
  speaksAgainst?(text: string): boolean;
  /** What is cut out tells again what the line tells: replies that are cited there are no loss. */
  readonly repeats?: true;
  /** What was read of a line, where it is told in words: with what was written in place of what was read for it. */
  toldAs?(words: string): string;
  /** What is to be left out or read otherwise, in the order of the line; pieces do not overlap. */
  cuts(text: string): readonly Cut[];
}

/** A piece of a line, in UTF-16 units, its `end` exclusive, and what is read there. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly meaning: string;
}

/** Each match of a pattern, and what it means; where that is nothing, it stays. */
export function cutsOf(pattern: RegExp, text: string, meaningOf: (match: RegExpExecArray) => string | undefined = () => ''): readonly Cut[] {
  const cuts: Cut[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const meaning = meaningOf(match);
    if (meaning !== undefined) cuts.push({ start: match.index, end: pattern.lastIndex, meaning });
  }
  return cuts;
}

/** A line without markup. */
export interface Plain {
  readonly text: string;
  /** Where each of its characters starts in the line, in UTF-16 units. */
  readonly starts: readonly number[];
  /** Where each ends; exclusive. */
  readonly ends: readonly number[];
}

/** The line without some markups, taken out one after the other; nothing where it has none of them. */
export function withoutMarkup(text: string, markups: readonly Markup[]): Plain | undefined {
  let plain: Plain | undefined;
  for (const markup of markups) {
    const within = plain?.text ?? text;
    if (!markup.standsIn(within)) continue;
    const cuts = markup.cuts(within);
    // Its markup tells what it is.
    if (cuts.length > 0 && !plain && isWritten(text)) return undefined;
    if (cuts.length > 0) plain = cutOut(within, cuts, plain);
  }
  return plain;
}

/** What is read of a line: the line itself where it has none of them. */
export function textWithout(markups: readonly Markup[], text: string): string {
  return withoutMarkup(text, markups)?.text ?? text;
}

/** @param outer what the text stands in */
function cutOut(text: string, cuts: readonly Cut[], outer: Plain | undefined): Plain {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const place = (start: number, end: number): void => {
    starts.push(outer?.starts[start] ?? start);
    ends.push(outer?.ends[end - 1] ?? end);
  };
  let from = 0;
  const keep = (to: number): void => {
    pieces.push(text.slice(from, to));
    for (let at = from; at < to; at++) place(at, at + 1);
  };
  for (const { start, end, meaning } of cuts) {
    keep(start);
    pieces.push(meaning);
    for (let count = 0; count < meaning.length; count++) place(start, end);
    from = end;
  }
  keep(text.length);
  return { text: pieces.join(''), starts, ends };
}
