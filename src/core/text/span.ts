/** From one place of a text to another, in UTF-16 code units; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A piece of one line. Lines and columns count from 0. */
export interface Span extends Stretch {
  readonly line: number;
}

/** The same span, its line counted from another start. */
export function moved(span: Span, lines: number): Span {
  return lines === 0 ? span : { line: span.line + lines, start: span.start, end: span.end };
}

/** Whether two spans of the same line have characters in common. */
export function overlap(one: Stretch, other: Stretch): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Where words stand in a text that has them, at the place or behind it. */
export function findWords(text: string, words: string, from = 0): Stretch {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
}
