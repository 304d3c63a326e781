import type { Speaker } from './speaker';

/** What is known of a payload. */
export type Decoding =
  /** Decoded, and read by its mechanism where that is known. */
  | {
      readonly kind: 'decoded';
      readonly mechanism?: string;
      /** The mechanism was told by the payload alone, no AUTH command was seen. */
      readonly inferred: boolean;
      /** It stands in clear: the program that wrote the log undid the Base64. */
      readonly clear?: boolean;
      readonly message: Message;
      /** The bytes of the message. */
      readonly bytes: Uint8Array;
      readonly turn: Turn;
    }
  /** Not Base64 and not meant to be: a plain prompt, `334 NTLM supported`. */
  | { readonly kind: 'plain'; readonly mechanism?: string; readonly text: string }
  /** Taken out by the program that wrote the log. */
  | { readonly kind: 'redacted'; readonly mechanism?: string }
  /** Meant to be Base64, and broken. */
  | {
      readonly kind: 'malformed';
      readonly mechanism?: string;
      readonly fault: Base64Fault;
      /** It may be a password that was typed as it is; false where a user name was asked for, or prose stands there. */
      readonly mayBeSecret: boolean;
    };

/** What is wrong with Base64, and where: `at` counts UTF-16 units from its start. */
export type Base64Fault =
  | { readonly kind: 'character'; readonly at: number; readonly character: string }
  /** Padding before the end. */
  | { readonly kind: 'padding'; readonly at: number }
  /** More padding at the end than its last group takes. */
  | { readonly kind: 'surplus'; readonly at: number }
  | { readonly kind: 'length'; readonly at: number; readonly length: number }
  | { readonly kind: 'bits'; readonly at: number }
  | { readonly kind: 'overlong'; readonly at: number; readonly length: number };

/** A named part of a SASL message. */
export interface Field {
  readonly name: string;
  readonly value: string;
  /** Whether its holder gets in with it, or can crack it offline. */
  readonly secret: boolean;
  /** A remark worth reading: "issued on 2024-03-01". */
  readonly note?: string;
  /** As it stands in the message, where escaping makes that differ from the value. */
  readonly raw?: string;
  /** Whom or what it names, for those who want names replaced. */
  readonly names?: 'user' | 'host';
  /** What redaction writes in its place where a word would break the form: a digest of zeros. */
  readonly standIn?: string;
}

/** Where in an exchange a message stands. */
export interface Turn {
  readonly speaker: Speaker;
  /** How many messages this speaker sent before it, 0 for the first. */
  readonly index: number;
  /** How many messages the other side sent before it. */
  readonly heard: number;
  /** The decoded text of the challenge before it, where there was one and it was text. */
  readonly challenge?: string;
  /** The name of the mechanism that reads it, in capitals: one may cover several. */
  readonly mechanism?: string;
}

/** A step as the mechanism's own document counts and names it. */
export interface StepPlace {
  /** "server-first-message" */
  readonly name: string;
  /** From 1. */
  readonly number?: number;
  readonly of?: number;
}

/** A message read by its mechanism. Broken messages give fewer fields and a fault, never an exception. */
export interface Message {
  /** What the speaker does, after "The server …": "asks for the user name". */
  readonly step: string;
  readonly place?: StepPlace;
  /** The message in order: fields, and the characters between them. Of a binary message, its gist. */
  readonly parts: readonly (string | Field)[];
  /** What else is in it, or follows from it. */
  readonly details?: readonly Field[];
  /** What is allowed and still worth knowing: a low iteration count. */
  readonly remarks?: readonly string[];
  readonly fault?: string;
}

/** The fields of a message, those in its text first. */
export function fieldsOf(message: Message): readonly Field[] {
  const inText = message.parts.filter((part): part is Field => typeof part !== 'string');
  return message.details ? [...inText, ...message.details] : inText;
}

/** The text of a message as it stands, its fields as `write` gives them. */
export function textOf(message: Message, write: (field: Field) => string = (field) => field.raw ?? field.value): string {
  return message.parts.map((part) => (typeof part === 'string' ? part : write(part))).join('');
}
