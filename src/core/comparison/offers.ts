import { grouped } from '../text/grouped';
import { differing, type Difference, type Value } from './difference';
import type { RoundAnswer } from './round';

type Keywords = NonNullable<RoundAnswer['keywords']>;

/** What the servers offer in answer to the last EHLO of each: extensions that only one has, the size it takes, ways to log in. */
export function differingOffers(left: Keywords, right: Keywords): readonly Difference[] {
  return [
    ...differingSets('Offered in EHLO', Object.keys(left).sort(), Object.keys(right).sort(), 'nothing else'),
    ...differing('Largest message taken', sizeIn(left), sizeIn(right)),
    ...differingSets('Ways to log in offered', mechanisms(left), mechanisms(right), 'no other'),
  ];
}

/** What only one of two sets has. @param none said of the one that has nothing of its own */
export function differingSets(what: string, left: readonly string[], right: readonly string[], none: string): readonly Difference[] {
  return differing(what, only(left, right, none), only(right, left, none));
}

function only(own: readonly string[], others: readonly string[], none: string): Value {
  const known = new Set(others);
  const names = own.filter((one) => !known.has(one));
  return names.length === 0 ? { words: none } : { words: 'only here:', names };
}

/** `AUTH=LOGIN`, an old form, counts as well. */
function mechanisms({ AUTH = '' }: Keywords): readonly string[] {
  return [...new Set(AUTH.toUpperCase().split(/[\s=]+/).filter((one) => one !== ''))].sort();
}

/** RFC 1870 §3: 0, or no number, is no limit that is told. */
function sizeIn({ SIZE }: Keywords): Value | undefined {
  if (SIZE === undefined) return undefined;
  const octets = /^\d{1,15}$/.test(SIZE) ? Number(SIZE) : 0;
  return { words: octets === 0 ? 'no limit told' : `${grouped(octets)} bytes` };
}
