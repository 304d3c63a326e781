import { columnOfTerminal, widthOfMail } from './folding/brokenMessages';
import { BLANK, hadNoRoom, isCutAt, NARROWEST_TERMINAL, NEARLY_ALL, NO_ACCIDENT, WIDEST_TERMINAL, type Folding } from './folding/folding';
import { goesOn, isBeginning, mayGoOn } from './folding/logLine';
import { linesOfOne } from './folding/wholeLines';

/** Nobody breaks the lines of a log to less, in UTF-16 units. */
const NARROWEST = 50;

/** How the lines of a text were broken; nothing where they were not. Its lines have to stand without what marks them as quoted. */
export function foldingOf(lines: readonly string[]): Folding | undefined {
  const ofLog = foldingOfLog(lines);
  const column = ofLog?.glue === BLANK ? undefined : columnOfTerminal(lines);
  const width = column ?? (ofLog?.glue === '' ? undefined : widthOfMail(lines));
  return width === undefined ? ofLog : { width, glue: column === undefined ? BLANK : '', ...ofLog, messages: true };
}

function foldingOfLog(lines: readonly string[]): Folding | undefined {
  if (lines.some((line) => isBeginning(line) && line.length > WIDEST_TERMINAL)) return undefined;
  const pairs = brokenAt(lines);
  if (pairs.length === 0) return undefined;
  // A line that was not broken had room.
  const width = Math.max(...lines.filter(isBeginning).map((line) => line.trimEnd().length));
  if (width < NARROWEST) return undefined;
  const cutAtColumn = width >= NARROWEST_TERMINAL && pairs.every(({ above }) => isCutAt(above, width)) && timesCut(lines, width) >= NO_ACCIDENT;
  const folding: Folding = { width, glue: cutAtColumn ? '' : BLANK };
  const broken = pairs.filter(({ above, below }) => goesOn(above, below, folding));
  if (broken.length < pairs.length * NEARLY_ALL) return undefined;
  return timesBroken(lines, folding) >= NO_ACCIDENT || broken.some(isInsideLine) ? folding : undefined;
}

// delay=1.2, | T=remote_smtp | (in reply to RCPT TO command) | <bob@example.net> | [192.0.2.1]
const INSIDE = /^(?:[(<[]|[A-Za-z][\w-]{0,20}=)/;
const INCOMPLETE = /[,:;(=]$/;
// …, relay=192-0-2-44. | and below it: client.example.org [192.0.2.44], reject=553 …
const ENDS_IN_FIELD = /, [A-Za-z][\w-]{0,20}=\S{1,255}$/;
const GOES_TO_NEXT_FIELD = /^\s{0,8}\S[^,=]{0,120}, [A-Za-z][\w-]{0,20}=/;

/** Whether a line was broken where none of a log ends or begins. */
function isInsideLine({ above, below }: { readonly above: string; readonly below: string }): boolean {
  return INSIDE.test(below.trimStart()) || INCOMPLETE.test(above) || (ENDS_IN_FIELD.test(above) && GOES_TO_NEXT_FIELD.test(below));
}

/** How many pieces of lines end where a terminal may have cut them, each below another or at the beginning of a line. */
function timesCut(lines: readonly string[], width: number): number {
  let inside = false;
  return lines.filter((line) => {
    inside = (inside || isBeginning(line)) && isCutAt(line, width);
    return inside;
  }).length;
}

function timesBroken(lines: readonly string[], folding: Folding): number {
  let times = 0;
  for (const [from] of lines.entries()) {
    const to = isBeginning(lines[from] ?? '') ? from + linesOfOne(lines, from, folding) : from;
    for (let at = from + 1; at < to; at++) if (hadNoRoom(lines[at - 1] ?? '', lines[at] ?? '', folding)) times++;
  }
  return times;
}

/** The first place at which each line of a log seems to be broken. */
function brokenAt(lines: readonly string[]): readonly { readonly above: string; readonly below: string }[] {
  return lines.flatMap((line, index) => {
    const below = lines[index + 1];
    return isBeginning(line) && below !== undefined && mayGoOn(below) ? [{ above: line.trimEnd(), below }] : [];
  });
}
