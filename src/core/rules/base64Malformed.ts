import type { Payload } from '../analysis';
import type { Base64Fault } from '../decoding';
import type { Span } from '../text/span';
import type { Rule } from './rule';

/** A payload that should be Base64 and is not. */
export const base64Malformed: Rule = {
  id: 'base64-malformed',
  title: 'Malformed Base64',
  severity: 'information',
  payload(fact) {
    if (fact.decoding.kind !== 'malformed') return undefined;
    const { fault } = fact.decoding;
    return { span: placeOf(fact, fault), foldBy: fault.kind };
  },
};

/** The character that is wrong; where some are missing the last one, where there are too many all of these. */
function placeOf({ span }: Payload, fault: Base64Fault): Span {
  const { line, start, end } = span;
  const at = Math.min(start + fault.at, end - 1);
  const length = fault.kind === 'character' ? fault.character.length : 1;
  return { line, start: at, end: fault.kind === 'overlong' || fault.kind === 'surplus' ? end : Math.min(end, at + length) };
}
