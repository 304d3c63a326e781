import type { Line } from '../../format';
import type { Statement } from '../../../statement';
import { sessionOf } from './session';
import { matchAt } from '../../../text/matches';

// <-- RCPT TO:<bob@example.net> | --- 550 5.1.1 <bob@example.net>... User unknown
const VERBOSE = /(<--|---) /y;
// What was refused for its form; of other refusals another line tells.
const FORM = /^50[0-4]/;

/** What the client says and what sendmail answers, with a LogLevel of 15 and more. */
export function readVerbose(line: Line, start: number): Statement | undefined {
  const { text, end } = line;
  const arrow = matchAt(VERBOSE, text, start)?.[1];
  if (arrow === undefined) return undefined;
  const from = VERBOSE.lastIndex;
  const said = { kind: 'said', session: sessionOf(line), direction: 'inbound', body: { start: from, end } } as const;
  return arrow === '<--' ? { ...said, speaker: 'client' } : { ...said, speaker: 'server', reportedElsewhere: !FORM.test(text.slice(from, from + 3)) };
}
