import type { Memory } from '../../format';
import { SILENT, type Said, type Statement } from '../../../statement';
import { closingQuote } from '../../../text/closingQuote';
import { ESCAPED_LINE_END, linesWithin } from '../../../text/lineEnd';

/** Who says what stands in a line. */
export type Side = Pick<Said, 'reportedElsewhere'> & Required<Pick<Said, 'speaker' | 'direction'>>;

// What is read and written, with level TRACE.
const RAW: ReadonlyMap<string, Side> = new Map<string, Side>([
  ['smtp.raw-input', { speaker: 'client', direction: 'inbound' }],
  ['smtp.raw-output', { speaker: 'server', direction: 'inbound' }],
  ['delivery.raw-input', { speaker: 'server', direction: 'outbound', reportedElsewhere: true }],
  ['delivery.raw-output', { speaker: 'client', direction: 'outbound' }],
]);
const CONTENTS = /, contents = "/;
const PEER = /, remoteIp = ([0-9A-Fa-f.:]{2,45})(?:, remotePort = (\d{1,5}))?/;
/** Where the fields of a line name a message. */
export const QUEUE_ID = /[ ,]queueId = "?([0-9A-Za-z]{1,40})/;

/** In the memory, where the log shows the sessions of our own server: what it refuses stands in them. */
const SHOWN = 'sessions shown';

export function showsSessions(memory: Memory): boolean {
  return memory.has(SHOWN);
}

/** In the memory: whom our server refused something in the line above, before any of its sessions was shown. */
const REFUSED_FIRST = 'refused first';

/** An event tells of a refusal, and no line above shows the session. */
export function noteRefusedFirst(fields: string, memory: Memory): void {
  const peer = peerIn(fields);
  if (peer !== undefined) memory.set(REFUSED_FIRST, peer);
}

/** Whether what the server says first in a session is the refusal of which an event told. */
function isRefusedFirst(peer: string | undefined, said: string, memory: Memory): boolean {
  if (peer === undefined || memory.get(REFUSED_FIRST) !== peer) return false;
  memory.delete(REFUSED_FIRST);
  return /^[45]\d\d/.test(said);
}

/** @param from where the fields begin @returns nothing for an event of another kind */
export function readRaw(text: string, from: number, event: string, memory: Memory): readonly Statement[] | undefined {
  const side = RAW.get(event);
  if (!side) return undefined;
  if (side.direction === 'inbound') memory.set(SHOWN, '');
  const fields = text.slice(from);
  const contents = CONTENTS.exec(fields);
  if (!contents) return SILENT;
  const start = from + contents.index + contents[0].length;
  const peer = peerIn(fields);
  const told = event === 'smtp.raw-output' && isRefusedFirst(peer, text.slice(start, start + 3), memory);
  return saidIn(text, start, QUEUE_ID.exec(fields)?.[1] ?? peer ?? '', told ? { ...side, reportedElsewhere: true } : side);
}

/** The client's address and port, which tell the session. */
export function peerIn(fields: string): string | undefined {
  return PEER.exec(fields)?.slice(1).join(' ');
}

/** The lines of a string whose line ends are escaped. @param from where its first character stands */
export function saidIn(text: string, from: number, session: string, side: Side): readonly Statement[] {
  return linesWithin(text, { start: from, end: closingQuote(text, from) }, ESCAPED_LINE_END).map((body) => ({ kind: 'said', session, ...side, body }));
}
