import { isOfOwnNetwork } from '../../../ownNetwork';
import type { Line, Memory } from '../../format';
import { forget, recall, remember, type EntryKind } from '../../remember';
import type { Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';

// 8f2a1b3c4d550001 smtp connected address=192.0.2.44 host=mx.example.org | 8f2a1b3c4d550001 smtp authentication user=alice result=ok | 8f2a1b3c4d550001 smtp event=closed address=192.0.2.44 host=mx.example.org reason=quit
const SESSION = /([0-9a-f]{16}) smtp (?:event=)?(connected address=(\S{1,60}) host=(\S{1,255})|disconnected|closed|authentication user=(\S{1,255}) (?:address=\S{1,60} host=\S{1,255} )?result=ok)/y;

// smtp-in: New session 8f2a1b3c4d550001 from host mx.example.org [192.0.2.44], and [] or [local] of this host | smtp-in: Received disconnect from session 8f2a1b3c4d550001
const OLD_SESSION = /smtp-in: (?:New session ([0-9a-f]{16}) from host (\S{1,255}) \[([^[\]]{0,60})\]|(?:Received disconnect from|Disconnecting|Closing) session ([0-9a-f]{16}))/y;

/** In the memory: sessions whose client is of this host or network. */
const OWN: EntryKind = { prefix: 'own ', most: 200 };

/** In the memory: the session that the line above began, and when. */
const BEGUN = 'begun';

/** Whether nothing stands between the beginning of a session and a line of the same second. */
export function hasJustBegun({ text, start }: Line, id: string, memory: Memory): boolean {
  return memory.get(BEGUN) === `${id} ${text.slice(0, start)}`;
}

/** Forgets the session that the line above the last one began. */
export function passBeginning({ text, start }: Line, memory: Memory): void {
  if (memory.has(BEGUN) && !text.startsWith(' smtp failed-command ', start + ID_LENGTH)) memory.delete(BEGUN);
}

const ID_LENGTH = 16;

/** Whether a session is known to be one of our own host or network. */
export function isOwnSession(id: string, memory: Memory): boolean {
  return recall(memory, OWN, id) !== undefined;
}

/** Whether an address is one of our own; `local` is the socket that sendmail of this host talks to. */
export function isOwnAddress(address: string): boolean {
  return address === 'local' || isOfOwnNetwork(address);
}

export function readSession(line: Line, memory: Memory): Statement | undefined {
  const { text, start, end } = line;
  const match = matchAt(SESSION, text, start);
  if (!match?.[1]) return readOldSession(line, memory);
  const session = `smtpd ${match[1]}`;
  const piece = { start, end };
  const [, , , address, client, user] = match;
  if (client !== undefined) {
    if (address !== undefined && isOwnAddress(address)) remember(memory, OWN, match[1]);
    memory.set(BEGUN, `${match[1]} ${text.slice(0, start)}`);
    return { kind: 'noted', session, piece, begins: true, client };
  }
  if (user !== undefined) return { kind: 'noted', session, piece, user };
  forget(memory, OWN, match[1]);
  return { kind: 'disconnected', session };
}

function readOldSession({ text, start, end }: Line, memory: Memory): Statement | undefined {
  const [, begun, client, address, over] = matchAt(OLD_SESSION, text, start) ?? [];
  if (over !== undefined) {
    forget(memory, OWN, over);
    return { kind: 'disconnected', session: `smtpd ${over}` };
  }
  if (begun === undefined || client === undefined) return undefined;
  if (address === '' || isOwnAddress(address ?? '')) remember(memory, OWN, begun);
  return { kind: 'noted', session: `smtpd ${begun}`, piece: { start, end }, begins: true, client };
}
