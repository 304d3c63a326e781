import { given } from '../../given';
import type { Format, Line, Memory } from '../format';
import { SILENT, type Piece, type Statement } from '../../statement';
import { lastLine, withWordsOf } from '../quotedReplies/lineByLine';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { matchAt } from '../../text/matches';

// smtp: Failed: 550 5.7.1 Relay access denied | smtp: Succeeded: 250 2.0.0 Ok
const ENDED = /(?:smtp|qmqp): (Failed|Succeeded): (?=[2-5]\d\d[ -])/y;
const WRITTEN = /^(?:smtp|qmqp): (?:Failed|Succeeded): [2-5]\d\d[ -]/;

/** What nullmailer-send writes, to the system log or to a file of its own. */
export const nullmailer: Format = {
  id: 'nullmailer',
  name: 'nullmailer log',
  signs: [
    { pattern: /[\s|:>]nullmailer(?:-send)?(?:\[\d{1,10}\])?: /, weight: 4, sample: 'Nov 24 10:00:01 host nullmailer[123]: smtp: Failed: 550 5.7.1 Relay access denied' },
    { pattern: WRITTEN, weight: 4, sample: 'smtp: Failed: 550 5.7.1 Relay access denied' },
  ],
  programs: /^nullmailer(?:-send)?$/,
  writesFiles: true,
  needles: ['smtp: Failed: ', 'qmqp: Failed: ', 'nullmailer'],
  read: (line, memory) => readHead(line, memory) ?? readReply(line, memory) ?? (line.program === '' ? undefined : SILENT),
};

// Starting delivery: host: mail.example.com protocol: smtp file: 1795514401.550
const STARTED = /Starting delivery: host: (\S{1,255}) protocol: \S{1,20} file: (\d{1,12}\.\d{1,12})$/y;
// From: <alice@example.com> to: <bob@example.net>, <carol@example.net>
const ENVELOPE = /From: <([^<>\s]{0,400})> to: <([^<>\s]{1,400})>(,)?/y;

/** In the memory: of the message in hand its host and file, and its sender and recipients. One is sent after another. */
const DELIVERY = 'delivery';
const SENDER = 'sender';
const RECIPIENT = 'recipient';

function readHead({ text, start, end }: Line, memory: Memory): readonly Statement[] | undefined {
  const said = text.slice(0, end);
  const [, server, file] = matchAt(STARTED, said, start) ?? [];
  if (server !== undefined && file !== undefined) {
    memory.clear();
    memory.set(DELIVERY, `${server} ${file}`);
    return SILENT;
  }
  const envelope = memory.has(DELIVERY) ? matchAt(ENVELOPE, said, start) : null;
  if (!envelope) return undefined;
  memory.set(SENDER, envelope[1] ?? '');
  if (envelope[3] === undefined) memory.set(RECIPIENT, envelope[2] ?? '');
  return SILENT;
}

/** In the memory: the code and the words of a reply whose lines stand as they came, one below the other. */
const OPEN = 'open';

/** How one attempt ended. nullmailer tries again whatever the code is, and the next attempt tells for itself. */
function readReply({ text, start, end }: Line, memory: Memory): Statement | undefined {
  const ended = matchAt(ENDED, text, start)?.[1];
  const open = memory.get(OPEN);
  const goesOn = ended === undefined && open !== undefined && isReplyAt(text, start) && open.startsWith(text.slice(start, start + 3));
  // What other programs write may stand between its lines.
  if (ended === undefined && !goesOn) return undefined;
  memory.delete(OPEN);
  const reply = { start: goesOn ? start : ENDED.lastIndex, end };
  const code = text.slice(reply.start, reply.start + 3);
  const before = goesOn ? open.slice(code.length + 1) : undefined;
  if (text[reply.start + code.length] === '-') memory.set(OPEN, `${code} ${withWordsOf(text, reply, before)}`);
  if (memory.has(OPEN) || code < '4') return { kind: 'told', reply };
  return failed(before === undefined ? reply : lastLine(text, reply, before), code, memory);
}

function failed(reply: Piece, code: string, memory: Memory): Statement {
  const [server, queueId] = memory.get(DELIVERY)?.split(' ') ?? [];
  const sender = memory.get(SENDER);
  const recipient = memory.get(RECIPIENT);
  return {
    kind: 'reported',
    result: code.startsWith('5') ? 'rejected' : 'deferred',
    direction: 'outbound',
    word: { start: reply.start, end: reply.start + code.length },
    reply,
    ...given({ server, queueId, sender, recipient }),
  };
}
