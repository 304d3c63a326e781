import type { LineSource } from '../text/lines';

/** Lines asked for at a time: few enough that a step takes some milliseconds. */
const CHUNK = 500;

/**
 * Takes every line that holds one of some strings, in one pass. Yields after
 * each piece of work.
 * @param strings none of them empty
 * @param take gets the line and its number from 0
 */
export function* linesWith(source: LineSource, strings: readonly string[], take: (text: string, line: number) => void): Generator<void, void> {
  const pattern = new RegExp([...new Set(strings)].map(escaped).join('|'), 'g');
  for (let first = 0; first < source.lineCount; first += CHUNK) {
    const text = source.text(first, Math.min(source.lineCount, first + CHUNK));
    let line = first;
    /** Where the line in hand starts. */
    let start = 0;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      let feed = text.indexOf('\n', start);
      for (; feed >= 0 && feed < match.index; feed = text.indexOf('\n', start)) {
        start = feed + 1;
        line++;
      }
      const end = feed < 0 ? text.length : feed;
      take(text.slice(start, end), line);
      // The rest of the line may hold more of the strings; it is taken once.
      pattern.lastIndex = end;
    }
    yield;
  }
}

function escaped(string: string): string {
  return string.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
