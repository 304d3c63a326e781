import { remarkOnFailure } from './failures';
import type { Rule } from './rule';

/** Refused for now; the sending server tries again. */
export const temporaryFailure: Rule = {
  id: 'temporary-failure',
  title: 'Temporary failure',
  severity: 'off',
  examine: (fact) => remarkOnFailure(fact, (failure) => !failure.permanent),
};
