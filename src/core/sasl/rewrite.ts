import { encodeBase64 } from './base64';
import { utf8, utf8Bytes } from './bytes';
import { fieldsOf, textOf, type Decoding, type Field } from '../decoding';
import { mechanismNamed } from './mechanisms';
import { MARKER } from './placeholder';

/**
 * The payload with other values in some of its fields, encoded as it was.
 * @param change the new value of a field, as it stands in the message; nothing to leave it
 * @returns nothing where no field changes
 */
export function rewritePayload(decoding: Decoding, change: (field: Field) => string | undefined): string | undefined {
  if (decoding.kind !== 'decoded' || !fieldsOf(decoding.message).some((field) => change(field) !== undefined)) return undefined;
  const bytes = rewriteMessage(decoding, change);
  if (decoding.clear === true) return utf8(bytes) ?? MARKER;
  return encodeBase64(bytes);
}

function rewriteMessage(decoding: Extract<Decoding, { kind: 'decoded' }>, change: (field: Field) => string | undefined): Uint8Array {
  const { bytes, message, turn } = decoding;
  const reader = turn.mechanism === undefined ? undefined : mechanismNamed(turn.mechanism);
  const rewritten = reader?.rewrite?.(bytes, turn, change);
  if (rewritten) return rewritten.length === 0 ? utf8Bytes(MARKER) : rewritten;
  // A message that is no text is not the sum of its parts.
  const whole = utf8(bytes);
  if (whole === undefined || whole !== textOf(message)) return utf8Bytes(MARKER);
  return utf8Bytes(textOf(message, (field) => change(field) ?? field.raw ?? field.value));
}
