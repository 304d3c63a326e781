import { occasionOfVerb } from '../../../reference/occasion';
import { given } from '../../../given';
import { envelopeOf } from '../../envelope';
import type { Line, Memory } from '../../format';
import type { Statement } from '../../../statement';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import { hasJustBegun, isOwnAddress, isOwnSession } from './session';
import { isRefusedAgain } from './login';
import { isTraced } from './trace';
import { noteRefusedStep, restsOnRefused } from '../../refusedSteps';
import type { EntryKind } from '../../remember';
import { matchAt } from '../../../text/matches';

// 8f2a1b3c4d550001 smtp failed-command command="RCPT TO:<x@example.net>" result="550 Invalid recipient" | 8f2a1b3c4d550001 smtp bad-input result="500 5.5.1 Invalid command: Pipelining not supported"
const FAILED = /([0-9a-f]{16}) smtp (?:event=)?(?:failed-command (?:address=(\S{1,60}) host=\S{1,255} )?command="|bad-input (?=result="))/y;
// smtp-in: Bad input on session 8f2a1b3c4d550001: 500 5.5.1 Invalid command: Pipelining not supported
const OLD_INPUT = /smtp-in: Bad input on session ([0-9a-f]{16}): /y;
// smtp-in: Failed command on session 8f2a1b3c4d550001: "MAIL FROM:<a@example.com>" => 421 4.3.0: Temporary Error
const OLD_FAILED = /smtp-in: Failed command on session ([0-9a-f]{16}): "/y;
/** What no command could be made of is not repeated. */
const INPUT = 'result="';
// 503 5.5.1 Invalid command: …
const OUT_OF_ORDER = /^\d{3} [45]\.5\./;
const ADDRESS = /<([^<>]{0,400})>/;

const TOO_EARLY = '503 ';
const LOGIN_FAILED = '535';
/** In the memory, by session: which of its steps was refused last. */
const REFUSED: EntryKind = { prefix: 'refused ', most: 200 };

/** Our own server refuses a command of a client. */
export function readFailedCommand(line: Line, memory: Memory): Statement | undefined {
  const { text, start, end } = line;
  const now = matchAt(FAILED, text, start);
  const oldInput = now ? undefined : matchAt(OLD_INPUT, text, start);
  const [whole, session] = now ?? oldInput ?? matchAt(OLD_FAILED, text, start) ?? [];
  if (whole === undefined || session === undefined) return undefined;
  const command = start + whole.length;
  const isInput = oldInput !== undefined || text.startsWith(INPUT, command);
  const divider = oldInput ? '' : isInput ? INPUT : now ? '" result="' : '" => ';
  const at = text.indexOf(divider, command);
  if (at < 0) return undefined;
  const reply = { start: at + divider.length, end: now && text[end - 1] === '"' ? end - 1 : end };
  if (!isReplyAt(text, reply.start)) return undefined;
  const words = text.slice(command, at);
  // No command: a filter at the connection, or what came after DATA, which the beginning of the session shows no more.
  const unasked = hasJustBegun(line, session, memory) ? 'connect' : 'content';
  const named = isInput ? undefined : words === '' ? unasked : occasionOfVerb(words.split(' ', 1)[0]?.toUpperCase() ?? '');
  // The end of the content is refused as DATA too; only a command that comes at the wrong time is refused before.
  const occasion = named === 'DATA' && !OUT_OF_ORDER.test(text.slice(reply.start, reply.start + 12)) ? 'content' : named;
  const address = ADDRESS.exec(words)?.[1];
  const place = { connection: session, occasion: named };
  const follows = named === 'AUTH' ? text.startsWith(LOGIN_FAILED, reply.start) && isRefusedAgain(session, memory) : text.startsWith(TOO_EARLY, reply.start) && restsOnRefused(memory, REFUSED, place);
  if (isTraced(line, reply, memory) || follows) return { kind: 'told', reply, ...given({ occasion }) };
  noteRefusedStep(memory, REFUSED, place);
  return {
    kind: 'reported',
    session: `smtpd ${session}`,
    result: 'rejected',
    direction: isOwnSession(session, memory) || (now?.[2] !== undefined && isOwnAddress(now[2])) ? 'submission' : 'inbound',
    word: isInput ? { start: reply.start, end: reply.start + 3 } : { start: command, end: at },
    reply,
    ...given({ occasion }),
    ...envelopeOf(occasion, address),
  };
}
