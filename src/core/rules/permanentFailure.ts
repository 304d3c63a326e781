import { remarkOn } from './failures';
import type { Rule } from './rule';

/** Our side was refused for good: our server by another, or our user by our own server. */
export const permanentFailure: Rule = {
  id: 'permanent-failure',
  title: 'Permanent failure',
  severity: 'error',
  failure: (failure) => (failure.permanent && failure.direction !== 'inbound' ? remarkOn(failure) : undefined),
};
