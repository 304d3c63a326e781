import { occasionNamed } from '../../reference/occasion';
import { given } from '../../given';
import type { Memory } from '../format';
import type { Piece } from '../../statement';
import { goesOn, type QuotedReply } from './quotedReply';
import { onOneLine } from '../../text/lineEnd';

/** A quoted reply whose other lines may follow. */
export interface OpenQuotedReply extends QuotedReply {
  /** It was told of before. */
  readonly known?: boolean;
}

/**
 * In the memory: a reply of several lines below one another, `550-5.1.1 No such
 * user` and then `550 5.1.1 here`, until its last one was read.
 */
const OPEN = 'open reply';

/** So much is kept of its words. */
const LONGEST = 4000;

/** Opens a reply whose first line stands in the line being read. @param words that line of it */
export function openReply(memory: Memory, words: string, quoted: OpenQuotedReply): void {
  keep(memory, { words, above: 0, quoted });
}

/** The reply code of what is open; nothing where nothing is. */
export function openCode(memory: Memory): string | undefined {
  return memory.get(OPEN)?.slice(0, 3);
}

/**
 * Adds the next line of the open reply.
 * @returns whether more lines may follow; nothing where the words have another reply code, or no reply is open
 */
export function continueReply(memory: Memory, words: string): 'open' | 'over' | undefined {
  const before = kept(memory);
  if (!before || before.words.slice(0, 3) !== words.slice(0, 3) || hasOtherStatus(before.words, words)) return undefined;
  keep(memory, { ...before, words: `${before.words} ${words}`.slice(0, LONGEST), above: before.above + 1 });
  return goesOn(words) ? 'open' : 'over';
}

// 550-5.7.1 Our system …
const STATUS = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/;

/** All lines of a reply have the same enhanced status code, where they have one (RFC 2034 §4). */
function hasOtherStatus(before: string, words: string): boolean {
  const [, first] = STATUS.exec(before) ?? [];
  const [, next] = STATUS.exec(words) ?? [];
  return first !== undefined && next !== undefined && first !== next;
}

/**
 * Closes the open reply and gives it with the words of all its lines.
 * @param passed how many lines below its last one is being read
 */
export function closeReply(memory: Memory, passed: number): OpenQuotedReply | undefined {
  const open = kept(memory);
  if (!open) return undefined;
  memory.delete(OPEN);
  const { words, above, quoted } = open;
  const { start, end } = quoted.reply;
  return { ...quoted, reply: { start, end, line: -(above + passed), text: words } };
}

/** Adds what stands below a line of the open reply without a code, where a viewer or a mail broke that line anew. */
export function foldIntoReply(memory: Memory, words: string): void {
  const open = kept(memory);
  if (open) keep(memory, { ...open, words: `${open.words} ${words}`.slice(0, LONGEST), above: open.above + 1 });
}

/** A line that somebody else wrote stands between. */
export function passOpenReply(memory: Memory): void {
  const open = kept(memory);
  if (open) keep(memory, { ...open, above: open.above + 1 });
}

interface Kept {
  /** Its lines so far, divided by spaces. */
  readonly words: string;
  /** How many lines above the one being read it begins. */
  readonly above: number;
  readonly quoted: Omit<OpenQuotedReply, 'reply'> & { readonly reply: Pick<Piece, 'start' | 'end'> };
}

function keep(memory: Memory, { words, above, quoted: { reply, occasion, server, recipient, known } }: Kept): void {
  memory.set(OPEN, [onOneLine(words), above, reply.start, reply.end, occasion ?? '', server ?? '', recipient ?? '', known === true ? KNOWN : ''].join('\n'));
}

const KNOWN = 'known';

function kept(memory: Memory): Kept | undefined {
  const open = memory.get(OPEN);
  if (open === undefined) return undefined;
  const [words = '', above, start, end, occasion = '', server = '', recipient = '', known] = open.split('\n');
  return {
    words,
    above: Number(above),
    quoted: {
      reply: { start: Number(start), end: Number(end) },
      ...given({ occasion: occasionNamed(occasion) }),
      ...(server === '' ? {} : { server }),
      ...(recipient === '' ? {} : { recipient }),
      ...(known === KNOWN ? { known: true } : {}),
    },
  };
}
