/** What web pages and word processors write for a blank, and a copy from them keeps. */
const NO_BREAK_SPACE = '\u00a0';

/** Whether a text has blanks that no program wrote into its log. */
export function hasForeignBlanks(text: string): boolean {
  return text.includes(NO_BREAK_SPACE);
}

/** The text with blanks that are some; everything stays in its place. */
export function withBlanks(text: string): string {
  return text.includes(NO_BREAK_SPACE) ? text.replaceAll(NO_BREAK_SPACE, ' ') : text;
}

/** Where the next character stands that is no blank. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

const EMPTY = /^[>\s]*$/;

/** Whether a line has no words: whoever quotes a text marks its empty lines too. */
export function isEmptyLine(text: string): boolean {
  return EMPTY.test(text);
}
