import { matchesOf } from '../../text/matches';
import { citing, type Citation } from '../quotedReplies/cited';
import type { Format, Line } from '../format';
import { CANDIDATE, EVIDENCE, isCodeAlone, isRefusal, isReply } from './looseReply/evidence';
import { endOfReply } from '../quotedReplies/replyEnd';

/**
 * Replies that tell by themselves that they are some, whatever stands before
 * them: the log of a program that nobody here knows, a configuration system's
 * message, a sentence. They are marked; a failure is only what such a program
 * logs as a value of its line.
 */
export const looseReply: Format = {
  id: 'replies',
  name: 'Text with SMTP replies',
  signs: EVIDENCE,
  general: true,
  lastResort: true,
  ...citing({ find: findLoose, endOf: endOfReply }, () => undefined),
};

const DIVIDER_APART = /^(?:: |(?:, | - )b?['"])/;

/** Of a line, so much is searched. */
const LOOKED_AT = 2000;

function findLoose(line: Line): readonly Citation[] {
  const { text } = line;
  const head = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text;
  const found: Citation[] = [];
  let open: { readonly code: string; readonly end: number } | undefined;
  for (const match of matchesOf(CANDIDATE, head)) {
    const [code] = match;
    const start = match.index;
    if (!isReply(head, start)) continue;
    // The next line of the same reply, which somebody wrote behind it.
    if (open?.code === code && start < open.end) continue;
    const end = isCodeAlone(head, start) ? start + code.length : Math.max(start + code.length, endOfReply(line, start));
    const before = found.pop();
    if (before) found.push(before.reply.end > start ? { ...before, reply: { start: before.reply.start, end: start } } : before);
    // 530: 5.7.0 … | (554, b'5.0.0 … | 550 - b'5.7.1 …: as if blanks stood there, so that each word keeps its place.
    const divider = DIVIDER_APART.exec(text.slice(start + code.length, end))?.[0];
    const words = divider === undefined ? {} : { text: `${code}${' '.repeat(divider.length)}${text.slice(start + code.length + divider.length, end)}` };
    found.push({ reply: { start, end, ...words }, ...(isRefusal(line, start) ? {} : { again: true }) });
    open = { code, end };
  }
  return found;
}
