import type { Line, Memory } from '../format';

/** In the memory: the reply that the heading of a report cites, mostly cut. */
const HEADING = 'heading';
// # Sending fails with 'Failed to issue MAIL command: 555 5.5.2 Syntax error'
const IS_HEADING = /^#{1,6} \S/;
// Only the last word may be cut, and the quotes around it.
const CUT = /["'`\s]+$/;

/**
 * Whether the heading above cites the reply already: what the text under it
 * says of the same reply tells of no other failure.
 * @param words the reply that a line cites, from its code on
 */
export function isHeaded({ text }: Line, memory: Memory, words: string): boolean {
  const heading = memory.get(HEADING);
  memory.delete(HEADING);
  if (IS_HEADING.test(text)) memory.set(HEADING, words.replace(CUT, ''));
  return heading !== undefined && words.startsWith(heading);
}
