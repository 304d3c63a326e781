import { matchAt } from '../../../text/matches';
import { directionFrom } from '../../../ownNetwork';
import { envelopeOf } from '../../envelope';
import type { Line, Memory } from '../../format';
import { recall, remember, type EntryKind } from '../../remember';
import { noteRejected } from './answeredBelow';
import { SILENT, type Reported, type Statement } from '../../../statement';
import { QUEUE_ID } from './queueId';
import { sessionOf } from './session';

// warning: 4F2B1C0123: message rejected: hopcount exceeded: cleanup, for which the client gets 554 5.4.0
const LOOPS = new RegExp(`warning: (${QUEUE_ID}): message (rejected): hopcount exceeded$`, 'y');
// warning: 4F2B1C0123: queue file size limit exceeded: smtpd, for which the client gets 552 5.3.4
const TOO_BIG = new RegExp(`warning: (${QUEUE_ID}): queue file size limit (exceeded)$`, 'y');
// warning: Illegal address syntax from client.example.org[192.0.2.44] in MAIL command: <alice@example..org>: smtpd, for which the client gets 501 5.1.7 or 5.1.3
const SYNTAX = /warning: (Illegal address syntax) from (\S{0,255}\[[^[\]\s]{2,45}\]) in (MAIL|RCPT) command: (?:<([^<>\s]{0,320})>$)?/y;

/** How cleanup has the client answered (554 5.4.0 Error: too many hops), and what it logs of each recipient where the message came from no client (status=bounced (too many hops)). */
const LOOP_IN_OTHER_WORDS = 'too many hops';
/** In the memory, by the queue id: messages that go in circles. Cleanup warns of each header field that is one too many. */
const LOOPING: EntryKind = { prefix: 'loops ', most: 200 };

/** What Postfix tells of in a warning and refuses for good: for these it logs no `reject:`. */
export function readWarnedRefusal(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const { text, start, end, program } = line;
  if (!text.startsWith('warning: ', start)) return undefined;
  const said = text.slice(0, end);
  const ofSmtpd = program.endsWith('/smtpd');
  const loops = program.endsWith('/cleanup') ? matchAt(LOOPS, said, start) : undefined;
  const tooBig = ofSmtpd ? matchAt(TOO_BIG, said, start) : undefined;
  const [whole, queueId = '', word = ''] = loops ?? tooBig ?? [];
  if (whole !== undefined) {
    if (loops && recall(memory, LOOPING, queueId) !== undefined) return SILENT;
    const wordStart = start + whole.lastIndexOf(word);
    const refused: Reported = {
      kind: 'reported',
      result: 'rejected',
      direction: 'inbound',
      queueId,
      occasion: 'content',
      word: { start: wordStart, end: wordStart + word.length },
      reason: { start: start + 'warning: '.length + queueId.length + 2, end },
    };
    if (loops) {
      remember(memory, LOOPING, queueId);
      return { kind: 'foretold', words: LOOP_IN_OTHER_WORDS, statements: [refused] };
    }
    noteRejected(memory, line.pid);
    return { ...refused, session: sessionOf(line) };
  }
  const ofAddress = ofSmtpd ? matchAt(SYNTAX, said, start) : undefined;
  if (!ofAddress) return undefined;
  const [, words = '', client = '', verb, address] = ofAddress;
  noteRejected(memory, line.pid);
  const occasion = verb === 'RCPT' ? 'RCPT' : 'MAIL';
  const wordStart = start + 'warning: '.length;
  return {
    kind: 'reported',
    session: sessionOf(line),
    result: 'rejected',
    direction: directionFrom(client),
    occasion,
    ...envelopeOf(occasion, address),
    word: { start: wordStart, end: wordStart + words.length },
    reason: { start: wordStart, end },
  };
}
