import type { Stretch } from './span';

/** A line end as a string of a program has it. */
export const ESCAPED_LINE_END = String.raw`\r\n`;
/** Half of that, and all that many programs write. */
export const ESCAPED_LINE_FEED = String.raw`\n`;

// As it stands in the value of a record; escaped; put out of the way by a program; as syslog writes a control character (rsyslog, BSD)
const LINE_ENDS = ['\n', '\r', ESCAPED_LINE_FEED, String.raw`\r`, '??', '#012', '#015', '^J', '^M'];

/**
 * How long what stands for the end of a line, or for half of one, is where a
 * program wrote several lines into one.
 * @returns 0 where no such thing ends at `at`
 */
export function lineEndBefore(text: string, at: number): number {
  return LINE_ENDS.find((one) => text.startsWith(one, at - one.length) && at >= one.length)?.length ?? 0;
}

const CONTROLS = /[\r\n]+/g;

/** Words on one line; the value of a record has line ends where the program wrote them. */
export function onOneLine(words: string): string {
  return words.replace(CONTROLS, ' ');
}

/**
 * The lines of what a program wrote into one.
 * @param mark what it writes for a line end: one of the above, or one of its own
 */
export function linesWithin(text: string, { start, end }: Stretch, mark: string): readonly Stretch[] {
  const pieces: Stretch[] = [];
  for (let at = start; at < end; ) {
    const next = text.indexOf(mark, at);
    const stop = next < 0 || next > end ? end : next;
    pieces.push({ start: at, end: stop });
    at = stop + mark.length;
  }
  return pieces;
}

/** Where words end without the escaped line ends that close them. @param from where they begin */
export function beforeEscapedEnds(text: string, from: number, end: number): number {
  let at = end;
  while (at - 2 >= from && text[at - 2] === '\\' && (text[at - 1] === 'n' || text[at - 1] === 'r')) at -= 2;
  return at;
}
