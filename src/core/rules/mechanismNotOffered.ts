import type { Rule } from './rule';

/** A client tries a mechanism that the server does not list (RFC 4954 §3). */
export const mechanismNotOffered: Rule = {
  id: 'mechanism-not-offered',
  title: 'Mechanism not offered',
  severity: 'warning',
  command(fact, session) {
    if (fact.occasion !== 'AUTH' || !session?.keywords) return undefined;
    const [mechanism = ''] = fact.argument.split(/\s+/, 1);
    const name = mechanism.toUpperCase();
    // The old form AUTH= repeats what AUTH lists.
    const offered = [...new Set(session.keywords['AUTH']?.toUpperCase().split(/\s+/))].filter((one) => one !== '');
    if (name === '' || offered.includes(name)) return undefined;
    const offers =
      offered.length > 0
        ? `the server offers ${offered.join(', ')} here`
        : session.keywords['STARTTLS'] === undefined || session.secured
          ? 'the server offers no login here'
          : 'the server offers no login before STARTTLS';
    return {
      span: fact.span,
      foldBy: name,
      message: `AUTH ${name} was used, but ${offers}. Have the client choose a mechanism from the server's answer to EHLO.`,
    };
  },
};
