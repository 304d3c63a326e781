/** Several strings that are looked for in one pass. */
export interface Needles {
  /**
   * Whether one of them stands in a piece of a text.
   * @param from where the piece starts, in UTF-16 units
   * @param end where it ends, exclusive
   * @param counts asked of each needle that stands there, by its index: whether it counts at this place
   */
  standIn(text: string, from: number, end: number, counts: (needle: number, at: number) => boolean): boolean;
}

/** Characters are told apart by their lowest seven bits: nearly all are ASCII, and the others cost only a second look. */
const BITS = 7;
const MASK = (1 << BITS) - 1;

/**
 * Looks for all strings at once, by the method of Wu and Manber: the last two
 * characters of a window tell how far it may be moved without passing one over;
 * mostly that is the length of the shortest string. So one that is much
 * shorter than the others makes the search slower.
 * @param strings not empty, each of at least two characters
 */
export function needlesOf(strings: readonly string[]): Needles {
  const shortest = Math.min(...strings.map((one) => one.length));
  const moves = new Uint16Array(1 << (2 * BITS)).fill(shortest);
  const endings = new Map<number, number[]>();
  strings.forEach((needle, index) => {
    const code = (at: number): number => needle.charCodeAt(at) & MASK;
    // The first character may be the last of a window, after any other.
    for (let any = 0; any <= MASK; any++) lower(moves, (any << BITS) | code(0), shortest - 1);
    for (let at = 1; at < shortest; at++) lower(moves, (code(at - 1) << BITS) | code(at), shortest - 1 - at);
    const ending = (code(shortest - 2) << BITS) | code(shortest - 1);
    endings.set(ending, [...(endings.get(ending) ?? []), index]);
  });

  return {
    standIn(text, from, end, counts) {
      let last = from + shortest - 1;
      while (last < end) {
        const pair = ((text.charCodeAt(last - 1) & MASK) << BITS) | (text.charCodeAt(last) & MASK);
        const move = moves[pair] ?? 1;
        if (move > 0) {
          last += move;
          continue;
        }
        const at = last - shortest + 1;
        for (const index of endings.get(pair) ?? []) {
          const needle = strings[index] ?? '';
          if (at + needle.length <= end && text.startsWith(needle, at) && counts(index, at)) return true;
        }
        last++;
      }
      return false;
    },
  };
}

function lower(moves: Uint16Array, pair: number, move: number): void {
  moves[pair] = Math.min(moves[pair] ?? 0, move);
}
