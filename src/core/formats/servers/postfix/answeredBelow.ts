import type { Memory } from '../../format';
import { forget, recall, remember, type EntryKind } from '../../remember';

/*
 * What Postfix said that it refused: with `-v`, smtpd's dialogue shows the reply for it below.
 */

/** In the memory, by the pid of smtpd, or by the client where cleanup refuses: what was refused last. */
const REJECTED: EntryKind = { prefix: 'rejected ', most: 1000 };
/** In place of what was refused: smtpd answers in other words. */
const IN_OTHER_WORDS = '';

const REFUSAL = /^[45]\d\d /;

/** @param reply as smtpd answers it; absent where its words are others */
export function noteRejected(memory: Memory, pid: string, reply = IN_OTHER_WORDS): void {
  remember(memory, REJECTED, pid, reply);
}

/**
 * Cleanup refuses, for a smtpd that it does not name.
 * @param client as both name it: mx.example.net[192.0.2.1]
 * @param words the reply without its code
 */
export function noteRejectedByCleanup(memory: Memory, client: string, words: string): void {
  remember(memory, REJECTED, client, words);
}

/** Whether a line above said that it was refused what smtpd answers here. */
export function wasRejected(memory: Memory, pid: string, client: string, reply: string): boolean {
  const said = recall(memory, REJECTED, pid);
  // The next reply, whichever it is.
  if (said === IN_OTHER_WORDS) forget(memory, REJECTED, pid);
  if (!REFUSAL.test(reply)) return false;
  if (said === reply || said === IN_OTHER_WORDS) return true;
  return recall(memory, REJECTED, client) === reply.slice('550 '.length) && forget(memory, REJECTED, client) !== undefined;
}

/** Whether smtpd has refused its client something. */
export function hasRejected(memory: Memory, pid: string): boolean {
  return recall(memory, REJECTED, pid) !== undefined;
}

/** In the memory, by the pid of smtpd: how it refused last, in its dialogue. */
const ANSWERED: EntryKind = { prefix: 'answered ', most: 1000 };

/** The dialogue shows a reply of which no line above told. */
export function noteAnswered(memory: Memory, pid: string, reply: string): void {
  if (REFUSAL.test(reply)) remember(memory, ANSWERED, pid, reply);
}

/** Whether smtpd has just answered so: what a filter before the queue refuses is logged after the reply. */
export function wasAnswered(memory: Memory, pid: string, reply: string): boolean {
  return recall(memory, ANSWERED, pid) === reply && forget(memory, ANSWERED, pid) !== undefined;
}

/** Whether something refused has these words. */
export function wasRejectedWith(memory: Memory, words: string): boolean {
  for (const [name, said] of memory) if (name.startsWith(REJECTED.prefix) && said.includes(words)) return true;
  return false;
}

/** The client is gone. */
export function forgetRejected(memory: Memory, pid: string, client: string | undefined): void {
  forget(memory, REJECTED, pid);
  forget(memory, ANSWERED, pid);
  if (client !== undefined) forget(memory, REJECTED, client);
}
