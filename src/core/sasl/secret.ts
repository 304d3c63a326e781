import type { Field } from '../decoding';
import { isPlaceholder, MARKER } from './placeholder';

/** Whether a field holds a secret that is still there: none that a program or we took out. */
export function isSecret(field: Field): boolean {
  return field.secret && field.value !== '' && field.value !== field.standIn && !isPlaceholder(field.value);
}

/** What stands in the place of a secret once it is taken out. */
export function standInFor(field: Field): string {
  return field.standIn ?? MARKER;
}
