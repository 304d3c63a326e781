import { remarkOn } from './failures';
import type { Rule } from './rule';

/** Our own server refused a stranger for good: mostly what it should do. */
export const rejectedInbound: Rule = {
  id: 'rejected-inbound',
  title: 'Rejected inbound',
  severity: 'warning',
  failure: (failure) => (failure.permanent && failure.direction === 'inbound' ? remarkOn(failure) : undefined),
};
