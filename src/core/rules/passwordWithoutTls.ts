import type { Rule } from './rule';

/** Mechanisms that send the password itself. */
const PLAIN_TEXT: readonly string[] = ['PLAIN', 'LOGIN'];

/**
 * A password is sent where everybody on the way can read it. Only where the
 * server offers STARTTLS it is sure that TLS is not in force already.
 */
export const passwordWithoutTls: Rule = {
  id: 'password-without-tls',
  title: 'Password without TLS',
  severity: 'warning',
  examine(fact, session) {
    if (fact.kind !== 'command' || fact.occasion !== 'AUTH' || !session || session.secured) return undefined;
    if (session.keywords?.['STARTTLS'] === undefined) return undefined;
    const name = fact.argument.split(/\s+/, 1)[0]?.toUpperCase() ?? '';
    if (!PLAIN_TEXT.includes(name)) return undefined;
    return {
      span: fact.span,
      foldBy: name,
      message: `AUTH ${name} sends the password in clear: the server offers STARTTLS, and the client did not use it. Have the client require TLS, and change the password if others share the network.`,
    };
  },
};
