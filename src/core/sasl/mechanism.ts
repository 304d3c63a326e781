import type { Speaker } from '../analysis';
import type { Base64Fault } from './base64';
import type { Reference } from '../reference/explanation';

/** A named part of a SASL message. */
export interface Field {
  readonly name: string;
  readonly value: string;
  /** Whether its holder gets in with it, or can crack it offline. */
  readonly secret: boolean;
  /** A remark worth reading: "issued on 2024-03-01". */
  readonly note?: string;
}

/** Where in an exchange a message stands. */
export interface Turn {
  readonly speaker: Speaker;
  /** How many messages this speaker sent before it, 0 for the first. */
  readonly index: number;
  /** The decoded text of the challenge before it, where there was one. */
  readonly challenge?: string;
}

/** A message read by its mechanism. Broken messages give fewer fields and a fault, never an exception. */
export interface Message {
  /** What step this is: "asks for the user name". */
  readonly step: string;
  /** The whole message in order: fields, and the characters between them. */
  readonly parts: readonly (string | Field)[];
  readonly fault?: string;
}

/** How one SASL mechanism speaks. One file each in `mechanisms/`. */
export interface Mechanism {
  /** The registered name: `CRAM-MD5`. */
  readonly name: string;
  /** Whether a name after `AUTH` means this mechanism; by default only its own, in any case. */
  readonly covers?: (name: string) => boolean;
  readonly reference: Reference;
  read(bytes: Uint8Array, turn: Turn): Message;
  /** Whether a message shows by itself that it belongs to this mechanism; only where that is safe. */
  recognizes?(bytes: Uint8Array, speaker: Speaker): boolean;
}

/** What is known of a payload. */
export type Decoding =
  /** Base64, decoded; read by its mechanism where that is known. */
  | {
      readonly kind: 'decoded';
      readonly mechanism?: string;
      /** The mechanism was told by the payload alone, no AUTH command was seen. */
      readonly inferred: boolean;
      readonly message: Message;
    }
  /** Not Base64 and not meant to be: a plain prompt, `334 NTLM supported`. */
  | { readonly kind: 'plain'; readonly mechanism?: string; readonly text: string }
  /** Taken out by the program that wrote the log. */
  | { readonly kind: 'redacted'; readonly mechanism?: string }
  /** Meant to be Base64, and broken. */
  | { readonly kind: 'malformed'; readonly mechanism?: string; readonly fault: Base64Fault };

/** The fields of a message, in order. */
export function fieldsOf(message: Message): readonly Field[] {
  return message.parts.filter((part): part is Field => typeof part !== 'string');
}
