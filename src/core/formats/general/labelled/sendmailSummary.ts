import type { Told } from '../../../statement';
import type { Line, Memory } from '../../format';
import { findMark } from '../../lineParts/lead';

/** In the memory: the line above shows a refusal as sendmail's notices do. */
const SHOWN = 'refusal shown';
const REFUSAL_SHOWN = /^[>\s]{0,12}<<< [45]\d\d[ -]/;
// 550 5.1.1 <bob@example.net>... User unknown
const SUMMARY = /(?=[45]\d\d [45]\.\d{1,3}\.\d{1,3} <?[^\s<>]{1,320}>?\.\.\. )/y;

/** What sendmail makes of the refusal that it shows above, in its own words. */
export function readSummary(line: Line, memory: Memory): Told | undefined {
  const found = memory.delete(SHOWN) ? findMark(line, SUMMARY) : undefined;
  return found && { kind: 'told', reply: { start: found.end, end: line.end } };
}

/** @param text the line, which may be such a refusal */
export function keepRefusal(text: string, memory: Memory): void {
  if (REFUSAL_SHOWN.test(text)) memory.set(SHOWN, '');
}
