import { comesBefore, occasionNamed, type Occasion } from '../reference/occasion';
import { secondsBetween, type Moment } from '../text/moment';
import type { Memory } from './format';
import { recall, remember, type EntryKind } from './remember';

/** Of a program that logs commands alone: where on a connection something was refused. */
interface Place {
  /** What tells the connection from all others. */
  readonly connection: string;
  /** What was refused, or asked for; nothing that is not one of the steps is looked at. */
  readonly occasion: Occasion | undefined;
  /** Absent where it does not matter. */
  readonly moment?: Moment | undefined;
}

/** @param steps the last step of each connection that was refused, and when */
export function noteRefusedStep(memory: Memory, steps: EntryKind, { connection, occasion, moment }: Place): void {
  if (occasion !== undefined && comesBefore(occasion, 'DATA')) remember(memory, steps, connection, `${occasion} ${moment ?? ''}`);
}

/**
 * Whether a command comes too early only since a step was refused on which it
 * rests: a client that does not look at replies goes on to RCPT and DATA.
 * @param longest seconds after which that tells nothing any more
 */
export function restsOnRefused(memory: Memory, steps: EntryKind, { connection, occasion, moment }: Place, longest = Infinity): boolean {
  const [name = '', when = ''] = recall(memory, steps, connection)?.split(' ') ?? [];
  const step = occasionNamed(name);
  if (occasion === undefined || step === undefined || !comesBefore(step, occasion)) return false;
  return when === '' || moment === undefined || secondsBetween(Number(when), moment, longest) !== undefined;
}
