import type { Span } from '../../text/span';

/** A piece of a span without white space. */
export interface Word {
  readonly text: string;
  readonly span: Span;
  /** Which of the words of the span it is, from 0. */
  readonly index: number;
}

/** The word of a span that a place is in. @param character in UTF-16 units, from 0 */
export function wordAt({ text, character }: { readonly text: string; readonly character: number }, span: Span): Word | undefined {
  for (const word of wordsIn(text, span)) if (word.span.start <= character && character <= word.span.end) return word;
  return undefined;
}

/** The words of a span, in order. @param text the line as it stands */
export function* wordsIn(text: string, { line, start, end }: Span): Generator<Word> {
  let index = 0;
  for (const match of text.slice(start, end).matchAll(/\S{1,400}/g)) {
    const from = start + match.index;
    yield { text: match[0], span: { line, start: from, end: from + match[0].length }, index: index++ };
  }
}
