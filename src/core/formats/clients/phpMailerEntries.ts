import type { Line } from '../format';
import { matchesOf } from '../../text/matches';

// SERVER -> CLIENT: | CLIENT -&gt; SERVER: | SMTP ERROR: … command failed | SMTP Error: Could … | SMTP NOTICE: EOF | SMTP connect() failed | Connection: closed
const ENTRY = /(?:SERVER -(?:>|&gt;) CLIENT|CLIENT -(?:>|&gt;) SERVER): |SMTP ERROR: (?=[A-Z])|(?<![A-Z])SMTP Error: (?=(?:Could|data|The|Authentication)\b)|SMTP NOTICE: |SMTP connect\(\) failed\b|Mailer Error: |(?<![A-Za-z])Connection: (?:opening|opened|closed|Starting)\b/gi;
const TURN = /^(?:SERVER|CLIENT) /;
// <br /> | 2026-11-24 10:00:02\t | [2026-11-24 10:00:02] 2: | debug level 2; message: what stands between two entries, at the end of the first
const BETWEEN = /(?:\s|<br ?\/?>|\\[rnt]|&nbsp;|[|;,"]\s|\[?\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d{1,6})?(?:Z|[ ]?[+-]\d\d:?\d\d|[ ]UTC)?\]?:?|\bdebug level \d[;:,]?(?: message:)?|(?<=[\s\]])(?:level )?\d:)+$/i;
/** What stands between two entries is shorter. */
const LONGEST_BETWEEN = 120;
/** Whole sessions stand on one line, but none is longer. */
const LOOKED_AT = 20_000;
const MOST_ENTRIES = 300;

/**
 * The entries of debug output whose line ends were lost: in the error of a
 * program, a field of a form, a page that was copied. Each as a line in which
 * blanks stand for the entries before it, so that what is told of it stands
 * where it is.
 * @returns none for a line that has fewer than two turns of a dialogue
 */
export function entriesOnLine(line: Line): readonly Line[] {
  const { text, start, end } = line;
  const looked = text.slice(start, Math.min(end, start + LOOKED_AT));
  const found = matchesOf(ENTRY, looked).slice(0, MOST_ENTRIES);
  if (found.filter(([mark]) => TURN.test(mark)).length < 2) return [];
  return found.map(({ index }, at) => {
    const next = found[at + 1];
    const from = start + index;
    const to = next ? endBefore(text, from, start + next.index) : end;
    return { ...line, text: ' '.repeat(from) + text.slice(from, to), start: from, end: to };
  });
}

function endBefore(text: string, from: number, at: number): number {
  const tail = text.slice(Math.max(from, at - LONGEST_BETWEEN), at);
  return at - (BETWEEN.exec(tail)?.[0].length ?? 0);
}
