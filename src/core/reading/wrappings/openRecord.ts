import type { Memory } from '../../formats/format';
import { unescaped } from './record/unescaped';
import type { Unwrapped } from './wrapping';

// In the memory, of the record over several lines that is being read: what its lines told so far.
export const PROGRAM = 'program';
export const PID = 'pid';
/** The line of a log that it holds. */
export const WORDS = 'words';
/** Where its words begin on their line. */
const START = 'start';
/** How many lines above the one in hand that is, as a negative number. */
const ABOVE = 'above';

/** Counts a line below the words of the record. */
export function passLine(memory: Memory): void {
  if (memory.has(ABOVE)) memory.set(ABOVE, String(Number(memory.get(ABOVE)) - 1));
}

/** @param start where the words stand on the line in hand */
export function noteWords(memory: Memory, words: string, start: number): void {
  memory.set(WORDS, words);
  memory.set(START, String(start));
  memory.set(ABOVE, '0');
}

/**
 * Ends the record and forgets all of it.
 * @param escaped its words are a string of JSON
 * @returns its words, where they stood; nothing where it had none
 */
export function closeRecord(memory: Memory, escaped: boolean): Unwrapped | undefined {
  const words = memory.get(WORDS);
  const program = memory.get(PROGRAM);
  const pid = memory.get(PID) ?? '';
  const above = Number(memory.get(ABOVE) ?? 0);
  const start = Number(memory.get(START) ?? 0);
  memory.clear();
  if (words === undefined) return undefined;
  const inside: Unwrapped = escaped ? unescaped(words, { start: 0, end: words.length }) : { text: words, start: 0 };
  const places = inside.places?.map((place) => place + start);
  return { text: inside.text, start, ...(places ? { places } : {}), ...(program === undefined ? {} : { program, pid }), ...(above === 0 ? {} : { line: above }) };
}

/** A line that is part of a record and says nothing by itself. */
export function partOfRecord(text: string): Unwrapped {
  return { text: '', start: text.length };
}
