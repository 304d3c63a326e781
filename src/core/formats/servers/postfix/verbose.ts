import { directionFrom } from '../../../ownNetwork';
import type { Line, Memory } from '../../format';
import type { Statement } from '../../../statement';
import { noteAnswered, wasRejected } from './answeredBelow';
import { REFUSED_LOGIN, SHOWS_DIALOGUE } from './login';
import { sessionOf } from './session';
import { matchAt } from '../../../text/matches';

// < mx.example.net[192.0.2.1]:25: 250-SIZE | > unknown[127.0.0.1]: 220 mail.example.com
const VERBOSE = /[<>] ([^\s[\]]*\[[^\s[\]]*\])(?::\d+)?: ?/y;

/** `<` is what this program reads: in smtpd the client's words, in smtp and lmtp the server's. */
export function readVerbose(line: Line, memory: Memory): Statement | undefined {
  const { text, start, end, program, pid } = line;
  const client = matchAt(VERBOSE, text, start)?.[1];
  if (client === undefined) return undefined;
  const body = { start: VERBOSE.lastIndex, end };
  const service = program.slice(program.lastIndexOf('/') + 1);
  const actsAsServer = service !== 'smtp' && service !== 'lmtp';
  const received = text[start] === '<';
  const refusedAbove = memory.get(SHOWS_DIALOGUE) !== pid && memory.get(REFUSED_LOGIN) === pid;
  memory.set(SHOWS_DIALOGUE, pid);
  const reply = received || !actsAsServer ? undefined : text.slice(body.start, end);
  const toldAbove = reply !== undefined && (wasRejected(memory, pid, client, reply) || (refusedAbove && reply.startsWith('535')));
  if (reply !== undefined && !toldAbove) noteAnswered(memory, pid, reply);
  return {
    kind: 'said',
    session: sessionOf(line),
    speaker: received === actsAsServer ? 'client' : 'server',
    body,
    direction: !actsAsServer ? 'outbound' : directionFrom(text.slice(start, body.start)),
    // A `status=` line follows what a server answered us; what we answered follows a line that says so.
    ...(actsAsServer ? {} : { reportedBelow: true }),
    reportedElsewhere: !actsAsServer || toldAbove,
  };
}
