/** How the long lines of a log were broken by whoever passed it on: a mail program breaks them at blanks, a terminal in the middle of a word. */
export interface Folding {
  /** No line that was broken is longer, in UTF-16 units. */
  readonly width: number;
  /** What stood where they were broken. */
  readonly glue: '' | ' ';
  /** Lines of error messages were broken as well as those of a log. */
  readonly messages?: true;
}

/** What is broken at blanks has this between its pieces. */
export const BLANK = ' ';
/** So many lines that go on below are no accident: one that does has to show it. */
export const NO_ACCIDENT = 3;
/** Of the lines that seem to be broken, so many have to be: some end there by accident. */
export const NEARLY_ALL = 0.8;
/** No terminal is narrower, where what marks lines as quoted is taken off as well; few are wider. */
export const NARROWEST_TERMINAL = 76;
export const WIDEST_TERMINAL = 132;

const WORDS = /\S\s+\S/;

/** Whether a line has a blank at which a mail program could have broken it. */
export function isBreakable(line: string): boolean {
  return WORDS.test(line);
}

/** Whether the line below had no room in the one above, by how the lines of the text were broken. */
export function hadNoRoom(above: string, below: string, { width, glue }: Folding): boolean {
  const upper = above.trimEnd();
  if (glue === '') return isCutAt(upper, width);
  return hasNoRoomFor(upper, below, width);
}

/** Whether a terminal may have cut a line there; a blank in the last column is lost. */
export function isCutAt(line: string, width: number): boolean {
  return line.length === width || line.length === width - 1;
}

/** Whether the first word of the line below, if it has one, had no room in the one above. */
export function hasNoRoomFor(above: string, below: string, width: number): boolean {
  const word = /^\S+/.exec(below.trimStart())?.[0];
  return word !== undefined && above.trimEnd().length + 1 + word.length > width;
}

/** How many more parentheses a line opens than it closes. */
export function openedIn(line: string): number {
  return line.split('(').length - line.split(')').length;
}
