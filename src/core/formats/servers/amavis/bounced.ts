import { given } from '../../../given';
import type { Line } from '../../format';
import type { Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';
import { findWords } from '../../../text/span';

// (01450-02) Blocked BANNED (application/octet-stream,.exe,run.exe) {BouncedInbound}, [192.0.2.44]:33221 [192.0.2.44] <alice@example.org> -> <bob@example.com>,<carol@example.com>, Queue-ID: 4F2B1C0123, …
const BLOCKED = /^\(\d{1,8}-\d{2}(?:-\d{1,4})?\) (Blocked) (?!MTA-BLOCKED)([A-Z-]{4,20}(?: \([^\n]{1,400}?\))?) \{(?:[A-Za-z]{1,40},){0,5}Bounced(Inbound|Outbound|Internal|OpenRelay|Local)(?:,[A-Za-z]{1,40}){0,5}\}, /;
const ENVELOPE = /<([^<>\s]{0,320})> -> ((?:<[^<>\s]{1,320}>,){1,100})/y;
const QUEUE_ID = /(?<=, )Queue-ID: ([0-9A-Za-z]{5,20})(?=,|$)/;
// LOCAL [192.0.2.44]:33221 [192.0.2.44] (a policy bank may stand before)
const CLIENTS = /(?:[A-Z0-9_/-]{1,60} ){0,2}(?:\[[0-9A-Fa-f:.]{2,45}\](?::\d{1,5})? ){0,3}/y;

const LONGEST = 4000;

/**
 * A message that amavis took and blocks, and whose sender it tells itself
 * (D_BOUNCE): the mail server only knows that amavis took it. What the mail
 * server behind amavis refused (MTA-BLOCKED), that one tells.
 */
export function readBounced({ text, start, end }: Line): Statement | undefined {
  const said = text.slice(start, Math.min(end, start + LONGEST));
  const match = BLOCKED.exec(said);
  if (!match) return undefined;
  const [whole, word = '', why = '', whose] = match;
  const clients = matchAt(CLIENTS, said, whole.length)?.[0].length ?? 0;
  const envelope = matchAt(ENVELOPE, said, whole.length + clients);
  if (!envelope) return undefined;
  const [recipient, ...alsoFor] = (envelope[2] ?? '').split(',').flatMap((one) => (one === '' ? [] : one.slice(1, -1)));
  const queueId = QUEUE_ID.exec(said)?.[1];
  const blocked = findWords(text, word, start);
  return {
    kind: 'reported',
    result: 'rejected',
    direction: whose === 'Inbound' || whose === 'OpenRelay' ? 'inbound' : 'submission',
    word: blocked,
    reason: { start: blocked.start, end: blocked.end + 1 + why.length },
    occasion: 'content',
    sender: envelope[1] ?? '',
    ...given({ queueId, recipient }),
    ...(alsoFor.length === 0 ? {} : { alsoFor }),
  };
}
