import type { Line } from '../../format';
import type { Statement } from '../../../statement';

// 6AO45cvt015270: DSN: Cannot send message for 5 days | return to sender: Cannot send message within 5 days | sender notify: Cannot send message for 5 days
const EXPIRED = /(?:[0-9A-Za-z]{8,18}: )?(?:DSN|return to sender|sender notify): (?=Cannot send message )/y;

/** A message that was given up; the other `DSN:` lines repeat what a `to=` line told. */
export function readExpired({ text, start, end }: Line, queueId: string | undefined): Statement | undefined {
  EXPIRED.lastIndex = start;
  if (!EXPIRED.test(text)) return undefined;
  const reason = { start: EXPIRED.lastIndex, end };
  return { kind: 'reported', result: 'expired', direction: 'outbound', word: reason, reason, ...(queueId === undefined ? {} : { queueId }) };
}
