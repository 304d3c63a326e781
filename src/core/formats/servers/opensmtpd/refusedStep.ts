import type { Occasion } from '../../../reference/occasion';
import type { Memory } from '../../format';
import { recall, remember, type EntryKind } from '../../remember';

/** In the memory, by session: which of its steps was refused last, MAIL or RCPT. */
const REFUSED: EntryKind = { prefix: 'refused ', most: 200 };

export function noteRefusedStep(memory: Memory, session: string, occasion: Occasion | undefined): void {
  if (occasion === 'MAIL' || occasion === 'RCPT') remember(memory, REFUSED, session, occasion);
}

/**
 * Whether a reply says only that a step is missing which was refused above: a
 * client that does not look at replies goes on to RCPT and DATA.
 */
export function followsRefusal(memory: Memory, session: string, occasion: Occasion | undefined, reply: string): boolean {
  if (!reply.startsWith('503 ')) return false;
  const refused = recall(memory, REFUSED, session);
  return (refused === 'MAIL' && (occasion === 'RCPT' || occasion === 'DATA')) || (refused === 'RCPT' && occasion === 'DATA');
}
