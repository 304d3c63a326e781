import type { Mechanism } from '../mechanism';
import { cramMd5 } from './cramMd5';
import { login } from './login';
import { plain } from './plain';

/** Every mechanism we can read. The order decides which of two that recognize a payload is taken. */
export const mechanisms: readonly Mechanism[] = [cramMd5, plain, login];

/** The mechanism an `AUTH` command names; none where we cannot read it. */
export function mechanismNamed(name: string): Mechanism | undefined {
  const wanted = name.toUpperCase();
  return mechanisms.find((one) => (one.covers ? one.covers(wanted) : one.name === wanted));
}
