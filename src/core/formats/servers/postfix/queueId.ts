import { standsAt } from '../../../text/matches';
/** The id that Postfix gives to a message, for patterns: 4F2B1C0123, with `enable_long_queue_ids` 4XyZ1a2Bc3d4e5. */
export const QUEUE_ID = '[0-9A-Za-z]{5,20}';

// 4F2B1C0123: | NOQUEUE:
const HEAD = new RegExp(`(?:${QUEUE_ID}|NOQUEUE): `, 'y');

/** Where the words of a line go on after its queue id; none where it begins with none. The id ends two before. */
export function afterQueueId(line: string, start: number): number | undefined {
  return standsAt(HEAD, line, start) ? HEAD.lastIndex : undefined;
}
