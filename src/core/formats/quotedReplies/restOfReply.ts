import type { Line, Memory } from '../format';
import { isGutter } from '../lineParts/gutter';
import { findMark } from '../lineParts/lead';
import { openCode } from './openReply';
import { STACK_FRAME } from '../lineParts/stackTrace';

/** Whether a line is only the number or time of the next, which may go on with the reply that a message cites. */
export function standsBeside({ text, end }: Line, memory: Memory): boolean {
  const code = openCode(memory);
  const alone = code === undefined ? '' : text.slice(0, end);
  return alone.trim() !== code && isGutter(alone);
}

//  for relay for one: the end of the line above
const FOLD = /^ {0,12}[a-z][\w,.'()-]{0,30}(?: [\w,.'()<>@-]{1,40}){0,12}$/;
const FRAME = new RegExp(`^ {0,12}${STACK_FRAME}`);

/** In the memory: a line of the open reply was folded, and this was the rest of it. */
const FOLDED = 'folded';

/** The rest of a line of the reply that a message cites: it has one such rest, and then goes on with its code. */
export function foldedRest({ text, end }: Line, memory: Memory): string | undefined {
  const before = memory.delete(FOLDED);
  if (before || openCode(memory) === undefined || end > LONGEST_FOLD) return undefined;
  const rest = text.slice(0, end);
  if (!FOLD.test(rest) || FRAME.test(rest)) return undefined;
  memory.set(FOLDED, '');
  return rest.trim();
}

const LONGEST_FOLD = 120;

/** In the memory: the words of the open reply stand on the next line. */
const WORDS_BELOW = 'words below';
// 5.7.60 SMTP; Client does not have permissions to send as this sender
const STATUS = /(?=[45]\.\d{1,3}\.\d{1,3} )/y;

/** That the words of the reply stand on the next line. */
export function expectWords(memory: Memory): void {
  memory.set(WORDS_BELOW, '');
}

/** The words of a reply whose code stood alone on the line above. */
export function wordsBelow(line: Line, memory: Memory): string | undefined {
  const found = memory.delete(WORDS_BELOW) && openCode(memory) !== undefined ? findMark(line, STATUS) : undefined;
  return found && line.text.slice(found.end, line.end).trim();
}
