import type { Line } from '../../format';
import { matchAt } from '../../../text/matches';

// 6AO45cvs015270: (14 characters; 8 in old versions) | NOQUEUE: | nothing, where sendmail never gave an id
const QUEUE_ID = /(?:NOQUEUE|([0-9A-Za-z]{8,18})|): /y;

/** The id that a line begins with, if any, and where its words go on. */
export function readQueueId({ text, start }: Line): { queueId: string | undefined; start: number } {
  const match = matchAt(QUEUE_ID, text, start);
  return match ? { queueId: match[1], start: QUEUE_ID.lastIndex } : { queueId: undefined, start };
}
