import type { Credential, Payload } from '../analysis';
import { exposureOf } from '../sasl/exposure';
import type { Remark, Rule } from './rule';

/** The log holds what lets its reader in: a password, a token, or what can be cracked offline. */
export const credentialsExposed: Rule = {
  id: 'credentials-exposed',
  title: 'Credentials exposed',
  severity: 'warning',
  payload: remarkOn,
  credential: remarkOn,
};

function remarkOn(fact: Payload | Credential): Remark | undefined {
  if (fact.kind === 'credential' && fact.continues) return undefined;
  const exposure = exposureOf(fact);
  return exposure && { span: fact.span, foldBy: `${exposure.what} ${exposure.user ?? ''}` };
}
