/** A field of an object whose value is a string. */
export interface Field {
  readonly name: string;
  /** Where its value stands in the line, without its quotes. */
  readonly start: number;
  readonly end: number;
}

// "message": "… | \"message\": \"… in the string of another object, as Amazon SNS hands events on | 'message': '… (Python, JavaScript) | "message"=>"… (Ruby)
const QUOTE = String.raw`\\{0,7}["']`;
const IS = String.raw` ?(?::|=>) ?`;

/**
 * Source of a pattern of a quoted name and its value, up to the value's first character.
 * @param names a source, which may have alternatives
 */
export function field(names: string): string {
  return String.raw`${QUOTE}(?<name>${names})${QUOTE}${IS}(?<quote>${QUOTE})`;
}

/** The same of a name that tells so much that it may stand without quotes, as JavaScript prints it. */
export function plainField(names: string): string {
  return String.raw`(?<![\w.-])(?:${QUOTE})?(?<name>${names})(?:${QUOTE})?${IS}(?<quote>${QUOTE})`;
}

/** The field that a pattern has found. */
export function fieldAt(text: string, { 0: whole, index, groups }: RegExpExecArray): Field {
  const { name = '', quote = '"' } = groups ?? {};
  const start = index + whole.length;
  return { name, start, end: endOfValue(text, start, quote) };
}

/** Where the quote stands that closes a value: it has as many backslashes before it as the one that opened it. */
function endOfValue(text: string, from: number, quote: string): number {
  const mark = quote.slice(-1);
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
    let backslashes = 0;
    while (text[at - backslashes - 1] === '\\') backslashes++;
    if (backslashes === quote.length - 1) return at - backslashes;
  }
  return text.length;
}

const ESCAPE = /\\{1,8}(?:[nrt]|["'\\/])/g;

/** What a value says, with its escapes undone and each word in its place. */
export function wordsOf(text: string, { start, end }: Pick<Field, 'start' | 'end'>): string {
  return text.slice(start, end).replace(ESCAPE, (escape) => `${' '.repeat(escape.length - 1)}${/[nrt]$/.test(escape) ? ' ' : escape.slice(-1)}`);
}
