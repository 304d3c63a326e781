import type { Occasion } from '../../../reference/occasion';
import { pieceText, type Reported } from '../../../statement';
import type { Line, Memory } from '../../format';
import { noteRefusedStep, restsOnRefused } from '../../refusedSteps';
import type { EntryKind } from '../../remember';
import type { Moment } from '../../../text/moment';
import { connectionOf } from './connection';

/** In the memory, by connection: the last step that was refused. */
const REFUSED: EntryKind = { prefix: 'step ', most: 300 };
/** Seconds in which a client goes on; on a connection that is known for sure the server may make it wait. */
const LONGEST = { certain: 600, uncertain: 60 };

// What Exim says of a command that comes before a step it rests on
const TOO_EARLY: readonly (readonly [words: string, command: Occasion])[] = [
  ['no HELO/EHLO given', 'MAIL'],
  ['sender not yet given', 'RCPT'],
  ['valid RCPT command must precede ', 'DATA'],
];

// H=(laptop) [192.0.2.44]:5025 | from client.example.org [192.0.2.44]: (not: H=([192.0.2.7]) [192.0.2.44])
const CLIENT = /(?:\bH=| from )(?:[^\s[\]()]{1,255} )?(?:\([^()]{0,255}\) )?\[([^\s[\]]{1,64})\](?::(\d{1,5}))?/;
const LONGEST_CLIENT = 1500;

/**
 * Whether a command is refused only since one before it was, which the log has told.
 * @param moment when the line was written
 */
export function followsRefusal({ text, start, pid }: Line, moment: Moment | undefined, refused: Reported, memory: Memory): boolean {
  const [, address, port] = CLIENT.exec(text.slice(start, start + LONGEST_CLIENT)) ?? [];
  if (address === undefined) return false;
  const { connection, certain } = connectionOf({ address, port, pid });
  const words = pieceText(refused.reason, text);
  const [, command] = TOO_EARLY.find(([said]) => words.startsWith(said)) ?? [];
  if (command && restsOnRefused(memory, REFUSED, { connection, occasion: command, moment }, certain ? LONGEST.certain : LONGEST.uncertain)) return true;
  // Without a greeting MAIL is refused each time.
  noteRefusedStep(memory, REFUSED, { connection, occasion: command === 'MAIL' ? 'HELO' : refused.occasion, moment });
  return false;
}
