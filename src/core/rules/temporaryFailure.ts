import { remarkOn } from './failures';
import type { Rule } from './rule';

/** Refused for now; the sending server tries again. */
export const temporaryFailure: Rule = {
  id: 'temporary-failure',
  title: 'Temporary failure',
  severity: 'off',
  failure: (failure) => (!failure.permanent ? remarkOn(failure) : undefined),
};
