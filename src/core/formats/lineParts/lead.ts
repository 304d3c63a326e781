import { skipBlanks } from '../../text/blanks';
import { matchAt } from '../../text/matches';
import type { Line } from '../format';

/** A mark in a line: who speaks, as a program writes it. */
export interface FoundMark {
  readonly match: RegExpExecArray;
  /** Where the words after the mark start. */
  readonly end: number;
  /** What a logger writes in brackets to keep connections apart; empty where it writes nothing. */
  readonly session: string;
}

/** No logger writes more before the line of a dialogue. */
const MOST_PIECES = 12;
const LONGEST_LEAD = 250;

// One piece of what quoting, indenting, collecting and logging put before a line:
//   > | | | [2026-11-24 10:00:00] | (main) | <2> mutt_socket_readln_d() | 10:00:01.5 mail app[12]: | 24/11/2026 | Nov | DEBUG | mailer.smtp: | worker - | -
const PIECE = new RegExp(
  [
    // ```S: 220 …: a fence whose first line stands beside it
    String.raw`[>|]|\x60{3}(?=\S)`,
    String.raw`\[[^[\]]{0,100}\]`,
    String.raw`\([^()]{0,60}\)`,
    // W/System.err( 1234): (Android)
    // [Parent 12: Main Thread]: I/SMTP … | 0[a51040]: … (Thunderbird)
    String.raw`[VDIWE]\/[\w.$-]{1,60}\s{0,8}\(\s{0,6}\d{1,10}\):(?=\s)|[VDIWE]\/[A-Z][A-Za-z]{1,30}(?=\s)|\d{1,10}\[[0-9a-f]{1,16}\]:(?=\s)`,
    String.raw`<\d>|mutt_socket_\w{1,20}\(\)`,
    String.raw`\d\d:\d\d:\d\d(?:\.\d{1,9})? [\w.-]{1,60} (?=[\w./-]{1,60}(?:\[\d{1,10}\])?: )`,
    String.raw`\d[\d.:,/T+Z-]{0,40}(?=[\s\]|])`,
    // 17µs | 1.2s: since the session began
    String.raw`\d{1,9}(?:\.\d{1,9})?(?:ns|µs|us|ms|s)(?=\s)`,
    String.raw`(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[AP]M|[VDIWE]),?(?=\s)`,
    String.raw`(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FINE|FINER|FINEST|VERBOSE|trace|debug|info|verbose|Debug|Info)(?=[\s:|])`,
    String.raw`[A-Za-z_$](?:[\w.$/-]|::(?=\w)){0,80}(?:\[\d{1,10}\]|\(\d{1,10}\)|:\d{1,6})?:(?=\s)`,
    String.raw`[A-Za-z_$][\w.$/-]{0,60}(?=\s{1,4}(?:[|:-]\s))`,
    String.raw`(?:-|–|—|::?)(?=\s)`,
  ].join('|'),
  'y',
);
// [514116] | [#Ab3] | [aZ09_x]
const SESSION = /^\[#?(?=\D{0,20}\d)[\w-]{3,24}\]$/;

/**
 * Finds a mark at the start of a line, or after what stands before it there: indentation, quoting, time, level, thread.
 * @param mark a sticky pattern
 */
export function findMark({ text, start }: Line, mark: RegExp): FoundMark | undefined {
  let session = '';
  let at = start;
  for (let pieces = 0; pieces <= MOST_PIECES && at - start <= LONGEST_LEAD; pieces++) {
    const match = matchAt(mark, text, at) ?? matchAt(mark, text, skipBlanks(text, at));
    if (match) return { match, end: mark.lastIndex, session };
    const piece = matchAt(PIECE, text, skipBlanks(text, at))?.[0];
    if (piece === undefined) return undefined;
    if (SESSION.test(piece)) session = piece;
    at = PIECE.lastIndex;
  }
  return undefined;
}
