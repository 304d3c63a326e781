import type { Markup } from './markup';

// > 550 5.1.1 No such user | >550 5.1.1 No such user; `>>> RCPT TO:<bob@example.net>` is what sendmail said
const MARK = /^>(?!>> [A-Z]{4}\b) ?/;
// < 250 Ok | <<- 250 Ok | 250 Ok | [250] 'Ok': what the other side says without a mark, or with one of its own; then `>` tells who spoke
const OTHER_SIDE = /^(?:<[<~=\s-]|\[?[2-5]\d\d\]?[ -]\S)/;
const OTHER_SIDE_INSIDE = /^(?:> ?)?(?:<[<~=\s-]|\[?[2-5]\d\d\]?[ -]\S)/;

/** What mail programs and forums put before each line that they quote. */
export const quoteMarks: Markup = marksOf('quoteMarks', OTHER_SIDE);

/** The same, of those that the quoted text quotes itself. */
export const innerQuoteMarks: Markup = marksOf('innerQuoteMarks', OTHER_SIDE_INSIDE);

function marksOf(id: string, otherSide: RegExp): Markup {
  return {
    id,
    standsBefore: true,
    standsIn: (text) => MARK.test(text),
    speaksAgainst: (text) => otherSide.test(text),
    cuts(text) {
      const end = MARK.exec(text)?.[0].length ?? 0;
      return end === 0 ? [] : [{ start: 0, end, meaning: '' }];
    },
  };
}
