import type { Occasion } from '../reference/explanation';
import type { Line, Memory, Statement } from './format';
import { findMark } from './lead';

/**
 * Error messages that cite a reply. Where the dialogue is in the same text the
 * reply stands there too, and counts once; without it, the message is all there is.
 */
export interface CitedIn {
  /** Ends where the reply starts; a lookahead captures the reply code as the last thing. */
  readonly pattern: RegExp;
  readonly occasion?: Occasion;
}

const REFUSAL = /^[45]\d{2}(?:[ -]|$)/;
/** Enough to know a reply again. */
const COMPARED = 100;
const KEPT = 6;
/** Messages stand near the start of a line. */
const LOOKED_AT = 600;

/** A refusal of the dialogue, as it was said. */
export function noteRefusal(memory: Memory, words: string): void {
  keep(memory, 'refused', words);
}

/** Whether the same words were said in the dialogue, or by another message since the client last spoke. */
export function isRepeated(memory: Memory, words: string): boolean {
  if (!REFUSAL.test(words)) return false;
  const compared = words.slice(0, COMPARED).trimEnd();
  return ['refused', 'cited before'].some((key) => memory.get(key)?.split('\n').includes(compared) === true);
}

/** The client goes on: what messages cite from here is another reply, though it may read the same. */
export function forgetCited(memory: Memory): void {
  memory.delete('cited before');
}

function keep(memory: Memory, key: 'refused' | 'cited before', words: string): void {
  if (!REFUSAL.test(words)) return;
  const seen = memory.get(key)?.split('\n') ?? [];
  memory.set(key, [words.slice(0, COMPARED).trimEnd(), ...seen].slice(0, KEPT).join('\n'));
}

/**
 * Reads an error message that cites a reply, and the reply's further lines.
 * @returns nothing where the line is neither; an empty list where the reply is known
 */
export function readCited(line: Line, memory: Memory, messages: readonly CitedIn[], end = line.end): readonly Statement[] | undefined {
  if (goesOn(line, memory)) return [];
  const head = line.text.length > LOOKED_AT ? line.text.slice(0, LOOKED_AT) : line.text;
  for (const { pattern, occasion } of messages) {
    const match = pattern.exec(head);
    if (!match) continue;
    const start = match.index + match[0].length;
    const words = line.text.slice(start, end);
    memory.set('cited', words.slice(0, 3));
    const known = isRepeated(memory, words);
    keep(memory, 'cited before', words);
    const reply = { start, end };
    if (known) return [];
    return [{ kind: 'reported', result: 'rejected', direction: 'outbound', word: reply, reply, ...(occasion === undefined ? {} : { occasion }) }];
  }
  return undefined;
}

// 550-5.1.1 Please check the address: under the message, indented by as much as the program likes
const NEXT_LINE = /\s*(?=([45]\d{2})[ -])/y;
const CODE = /(?=([45]\d{2})[ -])/y;

function goesOn(line: Line, memory: Memory): boolean {
  const code = memory.get('cited');
  if (code === undefined) return false;
  NEXT_LINE.lastIndex = line.start;
  if (NEXT_LINE.exec(line.text)?.[1] === code || findMark(line, CODE)?.match[1] === code) return true;
  memory.delete('cited');
  return false;
}
