/**
 * Where lines come from: an editor's document, a file, a test. It may change
 * between two calls; what reads it is told of changes by other means.
 */
export interface LineSource {
  readonly lineCount: number;
  /** The lines `from` to `to` (exclusive), joined by line feeds, without a final one. */
  text(from: number, to: number): string;
}

const LINE_END = /\r\n|\r|\n/;

/** Lines as an editor counts them: LF, CRLF and a lone CR each end one. */
export function splitLines(text: string): string[] {
  return text.includes('\r') ? text.split(LINE_END) : text.split('\n');
}

/** The same of a piece of a log, where nothing behind the last line end is no line. */
export function wholeLines(text: string): string[] {
  const lines = splitLines(text);
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/** The line end that a text closes with; empty where it has none. */
export function finalEnd(text: string): string {
  return text.endsWith('\r\n') ? '\r\n' : text.endsWith('\n') ? '\n' : text.endsWith('\r') ? '\r' : '';
}

/** A text that does not change. */
export function linesOf(text: string): LineSource {
  const lines = splitLines(text);
  return {
    lineCount: lines.length,
    text: (from, to) => lines.slice(from, to).join('\n'),
  };
}

/**
 * Takes the lines of a text one by one, without a list of them.
 * @param take gets where a line starts and ends (exclusive, without its line end) in `within`, and its number from 0
 * @returns how many lines there are: an empty text is one
 */
export function eachLine(text: string, take: (within: string, from: number, end: number, line: number) => void): number {
  if (text.includes('\r')) {
    const lines = splitLines(text);
    lines.forEach((content, line) => { take(content, 0, content.length, line); });
    return lines.length;
  }
  let line = 0;
  for (let from = 0; ; line++) {
    const feed = text.indexOf('\n', from);
    take(text, from, feed < 0 ? text.length : feed, line);
    if (feed < 0) return line + 1;
    from = feed + 1;
  }
}
