import { isOfKnownProgram } from '../loggedLine';

// ################### Logwatch 7.7 (07/22/22) #################### | Exim statistics from 2026-11-23 … to 2026-11-24 …
const TITLE = /^\s{0,4}(?:#{5,40} Logwatch \d|Exim statistics from \d{4}-)/;
// message bounce detail (by relay), above a line of hyphens (pflogsumm)
const HEADING = /^(?:Grand Totals|message (?:deferral|bounce|reject|reject warning|hold|discard) detail(?: \(by relay\))?|Per-(?:Hour|Day) Traffic (?:Summary|Daily Average)|(?:Host\/Domain Summary|Senders|Recipients)[: ].{3,40})$/;
const UNDERLINE = /^-{5,80}$/;

/**
 * Whether lines are a report that counts what logs tell: the failures in it
 * are others' words, cut short, and stand in the log. One that quotes lines
 * of a log is read for those.
 */
export function areReport(lines: readonly string[]): boolean {
  const titled = lines.some((line, index) => TITLE.test(line) || (HEADING.test(line) && UNDERLINE.test(lines[index + 1] ?? '')));
  return titled && !lines.some(isOfKnownProgram);
}
