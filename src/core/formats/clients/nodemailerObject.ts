import type { Speaker } from '../../speaker';
import { forgetCited, noteRefusal } from '../quotedReplies/citedBefore';
import { ESCAPED_LINE_FEED, linesWithin } from '../../text/lineEnd';
import type { Line, Memory } from '../format';
import type { Statement } from '../../statement';

// { type: 'server', — and perhaps what it said on the next line, where the console breaks it:
//   message: '250-mx.example.com\n250 SMTPUTF8' }
export const OBJECT = /^\s{0,8}\{ ?type: '(server|client)',(?:\s{0,4}$| ?message: ')/;
const MESSAGE = /^\s{1,12}message: '/;

/** In the memory: who spoke, whose words stand on the next line. */
const SPOKE = 'spoke';

/** What nodemailer's `log` events held before version 2, as the console prints them: who speaks, and all lines of what was said. */
export function readObject(line: Line, memory: Memory): readonly Statement[] | undefined {
  const { text, end } = line;
  const object = OBJECT.exec(text);
  const spoke = memory.get(SPOKE);
  memory.delete(SPOKE);
  if (object?.[1] !== undefined && !object[0].endsWith("'")) {
    memory.set(SPOKE, object[1]);
    return [];
  }
  const match = object ?? (spoke === undefined ? null : MESSAGE.exec(text));
  if (!match) return undefined;
  const speaker: Speaker = (object?.[1] ?? spoke) === 'server' ? 'server' : 'client';
  const start = match[0].length;
  const quote = text.lastIndexOf("'");
  if (speaker === 'client') forgetCited(memory);
  return linesWithin(text, { start, end: quote < start ? end : quote }, ESCAPED_LINE_FEED).map((body): Statement => {
    if (speaker === 'server') noteRefusal(memory, text.slice(body.start, body.end));
    return { kind: 'said', session: '', speaker, body };
  });
}
