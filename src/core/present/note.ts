import type { Finding } from '../analysis';
import { visible } from '../text/visible';
import { messageOf } from './message';

const LONGEST_LINE = 1000;

/** A paragraph about a finding with its line, for a ticket. @param line without its secrets */
export function noteOn(finding: Finding, line: string): string {
  const shown = visible(line);
  return `${messageOf(finding)}\n\n    ${shown.length > LONGEST_LINE ? `${shown.slice(0, LONGEST_LINE)}…` : shown}\n`;
}
