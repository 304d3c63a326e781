import { exposureOf } from '../sasl/exposure';
import type { Rule } from './rule';

/** The log holds what lets its reader in: a password, a token, or what can be cracked offline. */
export const credentialsExposed: Rule = {
  id: 'credentials-exposed',
  title: 'Credentials exposed',
  severity: 'warning',
  examine(fact) {
    const exposure = exposureOf(fact);
    return exposure && 'span' in fact ? { span: fact.span, foldBy: `${exposure.what} ${exposure.user ?? ''}` } : undefined;
  },
};
