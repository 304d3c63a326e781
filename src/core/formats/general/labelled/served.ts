import type { Noted, Statement } from '../../../statement';
import type { Line, Memory } from '../../format';
import { findMark } from '../../lineParts/lead';

// INFO Connection from [192.0.2.44] | INFO: [ucg1SAcpjIHD] Connection from client.example.org (smtp-server of Nodemailer)
const CONNECTED = /Connection from (\[[\d.:A-Fa-f]{2,45}\]|(?:[A-Za-z\d-]{1,63}\.){1,6}[A-Za-z][A-Za-z-]{1,62})\s*$/y;

/** In the memory: a client came to who writes this, and, once the server has greeted it, `greeted`. */
const SERVED = 'served';
const GREETING = /^(?:220|421|554)[ -]/;

/** The log of a server says which client a session is of. */
export function readConnected(line: Line, memory: Memory): Noted | undefined {
  const found = line.text.includes('Connection from ') ? findMark(line, CONNECTED) : undefined;
  const client = found?.match[1];
  if (found === undefined || client === undefined) return undefined;
  if (!memory.has(SERVED)) memory.set(SERVED, '');
  const start = found.match.index + found.match[0].indexOf(client);
  return { kind: 'noted', session: found.session, piece: { start, end: start + client.length }, begins: true, client };
}

/** What is said in a log of a server is said to it: the first that it says to who came is its greeting. */
export function asServed<T extends Statement>(statement: T, { text }: Line, memory: Memory): T {
  const served = memory.get(SERVED);
  if (statement.kind !== 'said' || served === undefined) return statement;
  if (served === '') {
    if (statement.speaker !== 'server' || !GREETING.test(text.slice(statement.body.start, statement.body.start + 4))) {
      memory.delete(SERVED);
      return statement;
    }
    memory.set(SERVED, 'greeted');
  }
  return { ...statement, direction: 'inbound' };
}
