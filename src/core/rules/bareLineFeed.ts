import type { Rule } from './rule';

// 521 5.5.2 Error: bare <LF> received | 5.6.11 SMTPSEND.BareLinefeedsAreIllegal | 451 See http://pobox.com/~djb/docs/smtplf.html | Bare linefeeds (LF) not allowed
const REFUSED = /\bbare (?:<?LF>?(?![A-Za-z])|line ?feeds?\b|new ?lines?\b)|\bBareLinefeedsAreIllegal\b|\/docs\/smtplf\.html/i;
/** One of these stands in each such reply; most replies have neither. */
const MAY_BE = ['are', 'ARE', 'smtplf'];

/** Lines end with LF alone, where SMTP wants CR and LF (RFC 5321 §2.3.8). */
export const bareLineFeed: Rule = {
  id: 'bare-line-feed',
  title: 'Bare line feed',
  severity: 'warning',
  'line-fault'(fact) {
    if (fact.fault !== 'bare-line-feed') return undefined;
    return {
      span: fact.span,
      foldBy: fact.part,
      message: `A ${fact.part === 'command' ? 'command' : 'line of the message'} ends with LF alone; SMTP wants CR and LF. Servers refuse this since it was used to smuggle messages: have the program that writes the lines end them with CR LF.`,
    };
  },
  failure(fact) {
    if (!MAY_BE.some((word) => fact.text.includes(word)) || !REFUSED.test(fact.text.slice(0, LONGEST))) return undefined;
    return {
      span: fact.span,
      ...(fact.code === undefined ? {} : { code: fact.code }),
      foldBy: 'refused',
      message: `The message was refused because its lines end with LF alone; SMTP wants CR and LF. Have the program that made the message end its lines with CR LF.`,
    };
  },
};

const LONGEST = 2000;
