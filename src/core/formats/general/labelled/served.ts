import type { Noted, Statement } from '../../../statement';
import type { Line, Memory } from '../../format';

// INFO Connection from [192.0.2.44] | INFO Connection from client.example.org (smtp-server of Nodemailer)
const CONNECTED = /(?:^|[\s\]:])Connection from (\[[\d.:A-Fa-f]{2,45}\]|[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63}){1,6})$/;
const LONGEST = 600;

/** In the memory: a client came to who writes this. */
const SERVED = 'served';

/** The log of a server says which client a session is of. */
export function readConnected({ text, start, end }: Line, memory: Memory): Noted | undefined {
  const words = end - start > LONGEST ? '' : text.slice(start, end);
  const client = words.includes('Connection from ') ? CONNECTED.exec(words)?.[1] : undefined;
  if (client === undefined) return undefined;
  memory.set(SERVED, '');
  return { kind: 'noted', session: '', piece: { start: end - client.length, end }, begins: true, client };
}

/** What is said in a log of a server is said to it. */
export function asServed<T extends Statement>(statement: T, memory: Memory): T {
  return statement.kind === 'said' && memory.has(SERVED) ? { ...statement, direction: 'inbound' } : statement;
}
