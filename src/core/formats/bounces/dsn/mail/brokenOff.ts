/** A line that is shorter with the next word on it was not broken for want of room. */
const ROOM = 66;
const SHORTEST = 30;
const FIRST_WORD = /^\S{1,200}/;

/**
 * Whether a line is the end of the one above, which a mailer broke because the
 * next word did not fit; it does not set in what it breaks.
 */
export function isBrokenOff(above: string, line: string): boolean {
  const word = FIRST_WORD.exec(line)?.[0];
  return word !== undefined && above.length >= SHORTEST && above.length + 1 + word.length > ROOM;
}
