import type { Format, Line } from '../format';
import type { Statement } from '../../statement';

// smtp: Failed: 550 5.7.1 Relay access denied | smtp: Succeeded: 250 2.0.0 Ok
const ENDED = /(?:smtp|qmqp): (Failed|Succeeded): (?=[2-5]\d\d[ -])/y;
const WRITTEN = /^(?:smtp|qmqp): (?:Failed|Succeeded): [2-5]\d\d[ -]/;

/** What nullmailer-send writes, to the system log or to a file of its own. */
export const nullmailer: Format = {
  id: 'nullmailer',
  name: 'nullmailer log',
  signs: [
    { pattern: /[\s|:>]nullmailer(?:-send)?(?:\[\d{1,10}\])?: /, weight: 4, sample: 'Nov 24 10:00:01 host nullmailer[123]: smtp: Failed: 550 5.7.1 Relay access denied' },
    { pattern: WRITTEN, weight: 4, sample: 'smtp: Failed: 550 5.7.1 Relay access denied' },
  ],
  programs: /^nullmailer(?:-send)?$/,
  writesFiles: true,
  needles: ['smtp: Failed: ', 'qmqp: Failed: '],
  read: (line) => readEnded(line) ?? (line.program === '' ? undefined : SILENT),
};

const SILENT: readonly Statement[] = [];

/** How one attempt ended. nullmailer tries again whatever the code is, and the next attempt tells for itself. */
function readEnded({ text, start, end }: Line): Statement | undefined {
  ENDED.lastIndex = start;
  const match = ENDED.exec(text);
  if (!match?.[1]) return undefined;
  const reply = { start: ENDED.lastIndex, end };
  if (match[1] === 'Succeeded') return { kind: 'told', reply };
  const word = ENDED.lastIndex - match[1].length - 2;
  return { kind: 'reported', result: text[reply.start] === '5' ? 'rejected' : 'deferred', direction: 'outbound', word: { start: word, end: word + match[1].length }, reply };
}
