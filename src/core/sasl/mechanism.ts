import type { Field, Message, Turn } from '../decoding';
import type { Reference } from '../reference/explanation';
import type { Speaker } from '../speaker';

export type { Field, Message, StepPlace, Turn } from '../decoding';

/** How one SASL mechanism speaks. One file each in `mechanisms/`. */
export interface Mechanism {
  /** The registered name: `CRAM-MD5`. */
  readonly name: string;
  /** Whether a name after `AUTH`, in capitals, means this mechanism; by default only its own. */
  readonly covers?: (name: string) => boolean;
  readonly reference: Reference;
  read(bytes: Uint8Array, turn: Turn): Message;
  /**
   * The name of the mechanism as far as a message shows it by itself; only
   * where that is safe. Of a family whose member does not show: `SCRAM`.
   */
  recognizes?(bytes: Uint8Array, speaker: Speaker): string | undefined;
  /**
   * The same message with other values in some fields, for a message that is
   * more than its parts. `change` gives nothing for a field to be left alone.
   */
  rewrite?(bytes: Uint8Array, turn: Turn, change: (field: Field) => string | undefined): Uint8Array;
}
