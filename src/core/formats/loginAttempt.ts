import type { Memory } from './format';
import { recall, remember, type EntryKind } from './remember';

/** In the memory, by whose attempt it was: what the first line about it said. */
const ATTEMPTS: EntryKind = { prefix: 'attempt ', most: 100 };

/** Whether a line begins another attempt: what the first one said is said again. What else is asked for the same attempt answers in other words. */
export function beginsAttempt(memory: Memory, client: string, words: string): boolean {
  const first = recall(memory, ATTEMPTS, client);
  if (first !== undefined && first !== words) return false;
  remember(memory, ATTEMPTS, client, words);
  return true;
}
