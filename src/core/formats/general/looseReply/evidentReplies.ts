import { matchAt, matchesOf } from '../../../text/matches';
import type { Line } from '../../format';
import type { Piece } from '../../../statement';
import { replyApart } from '../../quotedReplies/replyApart';
import { endOfReply } from '../../quotedReplies/replyEnd';
import { isCodeAlone, isReply, KEY_OF_WORDS } from './evidence';

/** Of a line, so much is searched. */
const LOOKED_AT = 2000;
const CODE_LENGTH = 3;

/**
 * The replies of a line that tell by themselves that they are some. Each ends
 * where its words do, or where the next one begins.
 * @param where a pattern of `evidence.ts`: in which places one is looked for
 */
export function evidentReplies(line: Line, where: RegExp): readonly Piece[] {
  const head = line.text.slice(0, Math.min(line.end, line.start + LOOKED_AT));
  const found: { readonly start: number; end: number }[] = [];
  /** Where the words of the last one end, others in them or not. */
  let reach = 0;
  for (const { 0: code, index: start } of matchesOf(where, head)) {
    if (start < line.start || !isReply(head, start)) continue;
    const before = found[found.length - 1];
    // The next line of the same reply, which somebody wrote behind it.
    if (before && start < reach && head.startsWith(code, before.start)) continue;
    if (before) before.end = Math.min(before.end, start);
    reach = isCodeAlone(head, start) ? start + CODE_LENGTH : Math.max(start + CODE_LENGTH, endOfTuple(head, start) ?? endOfReply(line, start));
    found.push({ start, end: reach });
  }
  return found.map(({ start, end }) => pieceOf(line.text, start, end));
}

// (554, b'5.0.0 Refused'): its words end with their quote
const TUPLE = /\d{3}, b?(['"])/y;

function endOfTuple(head: string, start: number): number | undefined {
  const quote = head[start - 1] === '(' ? matchAt(TUPLE, head, start)?.[1] : undefined;
  const end = quote === undefined ? -1 : head.indexOf(`${quote})`, start);
  return end < 0 ? undefined : end;
}

// 530: 5.7.0 … | (554, b'5.0.0 … | 'code': 554, 'message': b'5.0.0 … | 550 - b'5.7.1 …
const APART = new RegExp(String.raw`^(?:: |(?:, (?:${KEY_OF_WORDS})?| - )b?['"])`);

function pieceOf(text: string, start: number, end: number): Piece {
  const divider = APART.exec(text.slice(start + CODE_LENGTH, end))?.[0];
  if (divider === undefined) return { start, end };
  const from = start + CODE_LENGTH + divider.length;
  return replyApart(text.slice(start, start + CODE_LENGTH), start, text.slice(from, end), from);
}
