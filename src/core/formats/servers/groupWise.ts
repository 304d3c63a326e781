import type { Format, Line, Memory } from '../format';
import { forget, remember, type EntryKind } from '../remember';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { SILENT, type Statement } from '../../statement';
import { matchAt } from '../../text/matches';

// 15:55:36 A50 MSG 1234 Response: 550 Host unknown | 15:55:36 A50 DMN: MSG 1234 Detected error on SMTP command
const LINE = /^\s{0,8}\d\d:\d\d:\d\d [0-9A-Z]{2,6} (?:DMN: )?MSG (\d{1,9}) (?=\S)/;
const ANSWER = /(Response|Send Failure): /y;
const COMMAND = /Command: (?:RCPT TO|rcpt to): ?<?([^\s<>]{1,320})>?/y;

/** The log of GroupWise's internet agent: what it sent and what was answered to it. */
export const groupWise: Format = {
  id: 'groupwise',
  name: 'GroupWise internet agent log (GWIA)',
  signs: [
    {
      pattern: /^\s{0,8}\d\d:\d\d:\d\d [0-9A-Z]{2,6} (?:DMN: )?MSG \d{1,9} (?:Detected error on SMTP command|Command: |Response: |Send Failure: |Sending file: |Accepted connection: )/,
      weight: 4,
      sample: '15:55:36 A50 MSG 1234 Detected error on SMTP command',
    },
  ],
  read(line, memory) {
    const match = LINE.exec(line.text);
    if (!match) return undefined;
    const [{ length: at }, message = ''] = match;
    return readCommand(line, at, message, memory) ?? readAnswer(line, at, message, memory) ?? (isReplyAt(line.text, at) ? { kind: 'told', reply: { start: at, end: line.end } } : SILENT);
  },
};

/** In the memory, by message: the recipient of the command that failed. */
const RECIPIENTS: EntryKind = { prefix: 'to ', most: 100 };
/** In the memory: messages whose failure was told. */
const TOLD: EntryKind = { prefix: 'told ', most: 100 };

function readCommand({ text }: Line, at: number, message: string, memory: Memory): readonly Statement[] | undefined {
  const recipient = matchAt(COMMAND, text, at)?.[1];
  if (recipient === undefined) return undefined;
  remember(memory, RECIPIENTS, message, recipient);
  return SILENT;
}

function readAnswer({ text, end }: Line, at: number, message: string, memory: Memory): Statement | undefined {
  const word = matchAt(ANSWER, text, at)?.[1];
  const start = ANSWER.lastIndex;
  if (word === undefined || !isReplyAt(text, start)) return undefined;
  const reply = { start, end };
  const first = text[start];
  const told = forget(memory, TOLD, message) !== undefined;
  if ((first !== '4' && first !== '5') || (told && word === 'Send Failure')) return { kind: 'told', reply };
  remember(memory, TOLD, message);
  const recipient = forget(memory, RECIPIENTS, message);
  return { kind: 'reported', result: first === '4' ? 'deferred' : 'bounced', direction: 'outbound', word: { start: at, end: at + word.length }, reply, queueId: message, ...(recipient === undefined ? {} : { recipient }) };
}
