// 25 | 25: | 2026-11-24T10:00:01.1234567Z | Tue, 24 Nov 2026 10:00:01 GMT | 10:00:01 AM | Nov 24 10:00:01
const GUTTER = /^[\s>|]{0,40}(?:\d{1,6}[.:)|]?|(?:(?:[A-Z][a-z]{2},? )?(?:\d{4}[-/.]\d\d[-/.]\d\d|\d{1,2}[-/. ](?:\d\d|[A-Z][a-z]{2})[-/. ]\d{2,4}|[A-Z][a-z]{2} {1,2}\d{1,2}),?[ T])?\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?[AP]M)?(?:Z| ?[+-]\d\d:?\d\d| [A-Z]{3,4})?)$/;

/**
 * Whether a line holds only the number or the time of another: viewers show
 * them in a column of their own, which is copied as lines of its own.
 * @param text without white space behind
 */
export function isGutter(text: string): boolean {
  return text.length < LONGEST && GUTTER.test(text);
}

const LONGEST = 80;
