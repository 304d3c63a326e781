import { grouped } from '../text/grouped';
import type { Rule } from './rule';

/** So many logins from one address failed that it is no slip of the finger. Told once for each address. */
export const repeatedLoginFailures: Rule = {
  id: 'repeated-login-failures',
  title: 'Repeated login failures',
  severity: 'information',
  'login-failure'(fact, _session, { loginFailures }) {
    if (fact.soFar < loginFailures || fact.soFar - fact.count >= loginFailures) return undefined;
    const whose = fact.user === undefined ? '' : `, the last one as ${fact.user}`;
    return {
      span: fact.span,
      foldBy: '',
      message: `${grouped(fact.soFar)} logins from ${fact.address} have failed up to this line${whose}. Where the address is one of your users', a program there holds an old password; where it is not, block it, for example with fail2ban.`,
    };
  },
};
