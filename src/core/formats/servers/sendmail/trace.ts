import type { Line, Trace } from '../../format';
import { readQueueId } from './queueId';
import { sessionOf } from './session';

// stat=Sent (6AO45cvt000124 Message accepted for delivery) | stat=Sent (2.0.0 Ok: queued as 4F2B1C0123)
const NEXT = /, stat=Sent \((?:[0-9.]{5,9} )?(?:Ok: queued as ([0-9A-Za-z]{5,20})|([0-9A-Za-z]{8,18}) Message accepted for delivery)\)$/;
const MESSAGE_ID = /, msgid=(<[^<>\s]{1,400}>)/;

/** A message is told by its queue id; what was refused before it had one, by the process of its connection. */
export function traceLine(line: Line): Trace | undefined {
  const { text, start: from, end } = line;
  const { queueId, start } = readQueueId(line);
  if (queueId === undefined) return start === from ? undefined : { id: sessionOf(line), piece: { start: from, end: from + 'NOQUEUE'.length } };
  const said = text.slice(start, end);
  const begins = said.startsWith('from=');
  const messageId = begins ? MESSAGE_ID.exec(said)?.[1] : undefined;
  const match = NEXT.exec(said);
  const next = match?.[1] ?? match?.[2];
  return {
    id: queueId,
    piece: { start: from, end: from + queueId.length },
    ...(messageId === undefined ? {} : { messageId }),
    ...(next === undefined ? {} : { also: [next] }),
  };
}
