import type { Memory } from '../format';

/**
 * Python puts the calls before the error: what a program logged of it above
 * them, and what it is raised with below, are one.
 */
const BEGINS = 'Traceback (most recent call last)';

/** In the memory: in which column the traceback stands that is open, or that its last line was read; it ends with its error. */
const COLUMN = 'traceback';
const ENDS = 'ends';
/** In the memory: in how many more lines behind its traceback an error may be summed up. */
const SUMMED_UP = 'summed up';
// ERROR - Failed to execute the job ((535, b'5.7.8 …'); 118): some lines below the traceback (Airflow)
const LINES_TO_SUMMARY = 4;

// Below a title some show the calls alone.
const CALL = /^(.{0,80}?) {2}File ".{1,200}", line \d/;

/**
 * Follows a traceback. It ends with the first line that is not set in beneath
 * it: the error. What a logger writes before each line is as long as before the first.
 * @param cited an error was cited above, so that calls alone are those that led to it
 */
export function noteTraceback(text: string, cited: boolean, memory: Memory): void {
  passSummary(memory);
  const begins = text.indexOf(BEGINS);
  const open = memory.get(COLUMN);
  if (begins >= 0) {
    memory.set(COLUMN, String(begins));
    memory.delete(SUMMED_UP);
  } else if (open === ENDS) memory.delete(COLUMN);
  else if (open === undefined) noteCall(text, cited, memory);
  else if (/\S/.test(text.charAt(Number(open)))) memory.set(COLUMN, ENDS);
}

function noteCall(text: string, cited: boolean, memory: Memory): void {
  const lead = cited ? CALL.exec(text)?.[1] : undefined;
  if (lead !== undefined) memory.set(COLUMN, String(lead.length));
}

function passSummary(memory: Memory): void {
  const left = Number(memory.get(SUMMED_UP) ?? 0) - 1;
  if (left > 0) memory.set(SUMMED_UP, String(left));
  else memory.delete(SUMMED_UP);
}

/** Whether one is open above: its error is still to come. */
export function isInTraceback(memory: Memory): boolean {
  return memory.has(COLUMN);
}

/** The error was told that a traceback ends with. @returns whether one was open */
export function closeTraceback(memory: Memory): boolean {
  const open = memory.delete(COLUMN);
  if (open) memory.set(SUMMED_UP, String(LINES_TO_SUMMARY));
  return open;
}

/** Whether the program may still sum up the error of a traceback above. */
export function mayBeSummary(memory: Memory): boolean {
  return memory.has(SUMMED_UP);
}
