import { remarkOnFailure } from './failures';
import type { Rule } from './rule';

/** Somebody refused for good what our side asked. */
export const permanentFailure: Rule = {
  id: 'permanent-failure',
  title: 'Permanent failure',
  severity: 'error',
  examine: (fact) => remarkOnFailure(fact, (failure) => failure.permanent && failure.direction === 'outbound'),
};
