import type { Line } from '../../format';
import { matchAt } from '../../../text/matches';

/** The id that sendmail gives to a message, for patterns: 6AO45cvs015270, of 8 characters in old versions. */
export const QUEUE_ID = '[0-9A-Za-z]{8,18}';

// 6AO45cvs015270: | NOQUEUE: | nothing, where sendmail never gave an id
const HEAD = new RegExp(`(?:NOQUEUE|(${QUEUE_ID})|): `, 'y');

/** The id that a line begins with, if any, and where its words go on. */
export function readQueueId({ text, start }: Line): { queueId: string | undefined; start: number } {
  const match = matchAt(HEAD, text, start);
  return match ? { queueId: match[1], start: HEAD.lastIndex } : { queueId: undefined, start };
}
