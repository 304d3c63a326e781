/**
 * Where a string ends in which a backslash takes its meaning from the character behind it.
 * @param from right behind the quote that opens it
 * @returns the place of the quote that closes it, or the end of the text where none does
 */
export function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

/**
 * Where a string ends in which a quote is written twice (RFC 4180 §2.7).
 * @param from right behind the quote that opens it
 * @returns the place of the quote that closes it, or `end` where none does
 */
export function closingQuoteOfField(text: string, from: number, end = text.length): number {
  for (let at = text.indexOf('"', from); at >= 0 && at < end; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return end;
}
