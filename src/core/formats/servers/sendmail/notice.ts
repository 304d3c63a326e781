import type { Line, Memory } from '../../format';
import { recall, remember, type EntryKind } from '../../remember';
import type { Statement } from '../../../statement';
import { matchAt, standsAt } from '../../../text/matches';

// 6AO45cvs015269: 6AO45cvt015270: DSN: <x@err.example>... No mail to this domain | DSN: Cannot send message for 5 days | return to sender: Cannot send message within 5 days | sender notify: Cannot send message for 5 days
const NOTICE = /(?:[0-9A-Za-z]{8,18}: )?(?:DSN|return to sender|sender notify): (?=\S)/y;
const EXPIRED = 'Cannot send message ';
// Nothing failed for good.
const HARMLESS = /^(?:Return receipt|Warning: |Success|Relayed|Deferred)/i;
// x@err.example... No mail to this domain: an address that never was given to a mailer
const ADDRESSED = /<?([^\s<>]{1,400})>?\.\.\. (?=\S)/y;

/** In the memory: the messages of which a `to=` line has told why they come back. */
const TOLD: EntryKind = { prefix: 'bounced ', most: 50 };

/** Takes note of a message whose failure a `to=` line tells. */
export function noteBounce(queueId: string, memory: Memory): void {
  remember(memory, TOLD, queueId);
}

/** A message that comes back. Most such lines repeat what a `to=` line told. */
export function readNotice({ text, start, end }: Line, queueId: string | undefined, memory: Memory): Statement | undefined {
  if (!standsAt(NOTICE, text, start)) return undefined;
  const reason = { start: NOTICE.lastIndex, end };
  const expired = text.startsWith(EXPIRED, reason.start);
  if (!expired && (queueId === undefined || recall(memory, TOLD, queueId) !== undefined || HARMLESS.test(text.slice(reason.start, end)))) return undefined;
  const recipient = matchAt(ADDRESSED, text, reason.start)?.[1];
  return { kind: 'reported', result: expired ? 'expired' : 'bounced', direction: 'outbound', word: reason, reason, ...(queueId === undefined ? {} : { queueId }), ...(recipient?.includes('@') === true ? { recipient } : {}) };
}
