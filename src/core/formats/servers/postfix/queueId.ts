import { standsAt } from '../../../text/matches';
// 4F2B1C0123: | 4XyZ1a2Bc3d4e5: | NOQUEUE:
const QUEUE_ID = /(?:[0-9A-Za-z]{5,20}|NOQUEUE): /y;

/** Where the words of a line go on after its queue id; none where it begins with none. The id ends two before. */
export function afterQueueId(line: string, start: number): number | undefined {
  return standsAt(QUEUE_ID, line, start) ? QUEUE_ID.lastIndex : undefined;
}
