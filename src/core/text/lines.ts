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

/** A text that does not change. */
export function linesOf(text: string): LineSource {
  const lines = splitLines(text);
  return {
    lineCount: lines.length,
    text: (from, to) => lines.slice(from, to).join('\n'),
  };
}
