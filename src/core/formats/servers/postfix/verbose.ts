import { directionFrom } from '../../../ownNetwork';
import type { Line, Memory } from '../../format';
import type { Statement } from '../../../statement';
import { recall } from '../../remember';
import { REFUSED_LOGIN, SHOWS_DIALOGUE } from './login';
import { REJECTED } from './reject';
import { sessionOf } from './session';
import { standsAt } from '../../../text/matches';

// < mx.example.net[192.0.2.1]:25: 250-SIZE | > unknown[127.0.0.1]: 220 mail.example.com
const VERBOSE = /[<>] [^\s[\]]*\[[^\s[\]]*\](?::\d+)?: ?/y;

/** `<` is what this program reads: in smtpd the client's words, in smtp and lmtp the server's. */
export function readVerbose(line: Line, memory: Memory): Statement | undefined {
  const { text, start, end, program, pid } = line;
  if (!standsAt(VERBOSE, text, start)) return undefined;
  const service = program.slice(program.lastIndexOf('/') + 1);
  const actsAsServer = service !== 'smtp' && service !== 'lmtp';
  const received = text[start] === '<';
  const refusedAbove = memory.get(SHOWS_DIALOGUE) !== pid && memory.get(REFUSED_LOGIN) === pid;
  memory.set(SHOWS_DIALOGUE, pid);
  return {
    kind: 'said',
    session: sessionOf(line),
    speaker: received === actsAsServer ? 'client' : 'server',
    body: { start: VERBOSE.lastIndex, end },
    direction: !actsAsServer ? 'outbound' : directionFrom(text.slice(start, VERBOSE.lastIndex)),
    // A `status=` line follows what a server answered us; what we answered follows a line that says so.
    ...(actsAsServer ? {} : { reportedBelow: true }),
    reportedElsewhere: !actsAsServer || recall(memory, REJECTED, pid) === text.slice(VERBOSE.lastIndex, end) || (refusedAbove && text.startsWith('535', VERBOSE.lastIndex)),
  };
}
