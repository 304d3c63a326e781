import { describeBase64Fault } from '../sasl/base64';
import { fieldsOf, type Decoding, type Field } from '../sasl/mechanism';

/** What stands in place of a secret, whatever its length. */
export const MASK = '••••••';

export function shownValue(field: Field, reveal: boolean): string {
  return field.secret && !reveal ? MASK : field.value;
}

/** The decoded message in one string, secrets masked; none where nothing was decoded. */
export function decodedText(decoding: Decoding, reveal: boolean): string | undefined {
  if (decoding.kind !== 'decoded') return undefined;
  return decoding.message.parts.map((part) => (typeof part === 'string' ? part : shownValue(part, reveal))).join('');
}

/** The fields, secrets masked. */
export function shownFields(decoding: Decoding, reveal: boolean): readonly Field[] {
  if (decoding.kind !== 'decoded') return [];
  return fieldsOf(decoding.message).map((field) => ({ ...field, value: shownValue(field, reveal) }));
}

export function holdsSecret(decoding: Decoding): boolean {
  return decoding.kind === 'decoded' && fieldsOf(decoding.message).some((field) => field.secret);
}

/** What is wrong with it, in words; none where nothing is. */
export function faultText(decoding: Decoding): string | undefined {
  if (decoding.kind === 'malformed') return describeBase64Fault(decoding.fault);
  return decoding.kind === 'decoded' ? decoding.message.fault : undefined;
}
