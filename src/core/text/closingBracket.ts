/**
 * Where the bracket closes that was opened before some words; what opens and closes within them is theirs.
 * @param pair the opening and the closing one, such as `()`
 * @returns the place of the closing one, -1 where it does not close
 */
export function closingBracket(text: string, pair: string, from = 0, end = text.length): number {
  let depth = 0;
  for (let at = from; at < end; at++) {
    if (text[at] === pair[0]) depth++;
    else if (text[at] === pair[1] && --depth < 0) return at;
  }
  return -1;
}
