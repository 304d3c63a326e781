import type { Line, Trace } from '../../format';
import { QUEUE_ID } from './queueId';
import { sessionOf } from './session';
import { matchAt } from '../../../text/matches';

const TRACED = new RegExp(String.raw`(${QUEUE_ID}): (removed$|client=|uid=|message-id=(<[^<>\s]{1,400}>))?`, 'y');
const QUEUED_AS = new RegExp(String.raw`queued as (${QUEUE_ID})\)`);

/** A message is told by its queue id; what was refused before it had one, by the connection. */
export function traceLine({ text, start, end, program, pid, headless }: Line): Trace | undefined {
  const session = sessionOf({ program, pid });
  // Of which connection a headless line is, nothing tells.
  if (headless === true && text.startsWith('NOQUEUE: ', start)) return undefined;
  if (text.startsWith('connect from ', start)) return { id: session, piece: { start, end: start + 'connect'.length }, begins: true };
  if (text.startsWith('disconnect from ', start)) return { id: session, piece: { start, end: start + 'disconnect'.length }, ends: true };
  if (text.startsWith('NOQUEUE: ', start)) return { id: session, piece: { start, end: start + 'NOQUEUE'.length } };
  const match = matchAt(TRACED, text.slice(0, end), start);
  if (match?.[1] === undefined || !/\d|^[A-Z]/.test(match[1])) return undefined;
  const next = QUEUED_AS.exec(text.slice(Math.max(start, end - 100), end))?.[1];
  return {
    id: match[1],
    piece: { start, end: start + match[1].length },
    ...(next === undefined ? {} : { also: [next] }),
    ...(match[3] === undefined ? {} : { messageId: match[3] }),
    ...(match[2] === 'removed' ? { ends: true } : match[2] === undefined || match[3] !== undefined ? {} : { begins: true }),
  };
}
