import type { Format } from '../formats/format';

/** What it reads is its own. */
export function knowsItsLines({ general, takesAnything }: Format): boolean {
  return general !== true && takesAnything !== true;
}

/** It writes lines of its own, outside of a system log. */
export function readsBareLines(format: Format): boolean {
  return format.programs === undefined || format.writesFiles === true;
}
