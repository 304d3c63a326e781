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
