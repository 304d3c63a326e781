import type { Rule } from './rule';

/** Mechanisms that send the secret itself. */
const SENT: Readonly<Record<string, string>> = { PLAIN: 'password', LOGIN: 'password', XOAUTH2: 'token', OAUTHBEARER: 'token' };

// localhost | 127.0.0.1 | localhost[127.0.0.1] | [::1]:52176
const LOOPBACK = /^(?:localhost(?:\.localdomain)?(?=[[:]|$)|\[?(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)(?=\]|:|$))/i;

/**
 * A password or token is sent where everybody on the way can read it. Only
 * where the server offers STARTTLS it is sure that TLS is not in force already;
 * what stays on one host is read by nobody.
 */
export const passwordWithoutTls: Rule = {
  id: 'password-without-tls',
  title: 'Password without TLS',
  severity: 'warning',
  command(fact, session) {
    if (fact.occasion !== 'AUTH' || !session || session.secured) return undefined;
    if (session.keywords?.['STARTTLS'] === undefined) return undefined;
    const name = fact.argument.split(/\s+/, 1)[0]?.toUpperCase() ?? '';
    const secret = SENT[name];
    if (secret === undefined || [session.client, session.asked].some((host) => host !== undefined && LOOPBACK.test(host))) return undefined;
    return {
      span: fact.span,
      foldBy: name,
      message: `AUTH ${name} sends the ${secret} in clear: the server offers STARTTLS, and the client did not use it. Have the client require TLS, and ${secret === 'token' ? 'revoke the token' : 'change the password'} if others share the network.`,
    };
  },
};
