import { matchFrom } from '../../../text/matches';
import { wasRefusedBefore, type ConnectionLogins } from '../../connectionLogins';
import type { Line, Memory } from '../../format';
import { writtenAt } from '../../loginTries';

// relay=::ffff:192.0.2.44,port=55025
const CONNECTION = /relay=[0-9A-Fa-f.:]{2,45}(?:,ident=[^,\s]{1,100})?,port=\d{1,5}/g;
// ",cmd: AUTH LOGIN alice | ",cmd: AUTH PLAIN AGFsaWNlAHBhc3N3b3Jk alice: the user stands last, where the server knows one
const COMMAND = /",cmd: AUTH [\w-]{2,20}(?: [A-Za-z0-9+/=]{1,12288})?? (\S{1,255})$/g;

/** In the memory, by client and port. */
const TRIED: ConnectionLogins = { prefix: 'tried ', most: 200, longest: 600 };

/** Whether a login is refused that was refused before as the same user on the same connection, which only versions tell that log the port. */
export function isTriedAgain(line: Pick<Line, 'text' | 'start' | 'end' | 'time'>, memory: Memory): boolean {
  const words = line.text.slice(line.start, line.end);
  const connection = matchFrom(CONNECTION, words, 0)?.[0];
  if (connection === undefined) return false;
  const user = matchFrom(COMMAND, words, 0)?.[1] ?? '';
  return wasRefusedBefore(memory, TRIED, { connection, user, moment: writtenAt(line) });
}
