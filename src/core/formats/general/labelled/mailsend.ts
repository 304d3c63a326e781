import type { Statement } from '../../../statement';
import type { Line, Memory } from '../../format';
import { wasRefused } from '../../quotedReplies/citedBefore';
import { LONGEST_BEFORE } from './marks';

// Error: Expected smtp code 250, got 550: mailsend, which shows the first line of a reply and goes
const UNEXPECTED = /^[>\s]{0,12}Error: Expected smtp code [\d/]{3,11}, got (?=[45]\d\d\s*$)/;

/** The code once more, behind the reply in the session, which is over. */
export function readUnexpected({ text, end }: Line, memory: Memory): readonly Statement[] | undefined {
  const match = memory.get('marked') === undefined ? null : UNEXPECTED.exec(text.slice(0, LONGEST_BEFORE));
  if (!match || !wasRefused(memory, text.slice(match[0].length, end))) return undefined;
  return [{ kind: 'disconnected', session: '' }, { kind: 'told', reply: { start: match[0].length, end } }];
}
