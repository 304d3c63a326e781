import type { Format } from '../format';
import { refusedLogin } from '../refusedLogin';

// do_auth         : auth failure: [user=alice] [service=smtp] [realm=] [mech=pam] [reason=PAM auth error]: of other services it is no mail
const REFUSED = /auth failure: \[user=([^\]]{0,255})\] {1,2}\[service=(?:smtps?|submission|imaps?|pop3?|pop3s|sieve|nntp|lmtp|mail)\] \[realm=[^\]]{0,255}\] \[mech=[^\]]{0,40}\] \[reason=/;

/** Cyrus SASL's server of passwords, which Postfix, sendmail, Exim and Cyrus ask. They tell of the same attempt right after it, mostly in the same log. */
export const saslauthd: Format = {
  id: 'saslauthd',
  name: 'saslauthd log',
  signs: [
    {
      pattern: /\ssaslauthd\[\d{1,10}\]: .{0,20}: auth failure: \[user=/,
      weight: 4,
      sample: 'Nov 24 10:00:01 mail saslauthd[123]: do_auth         : auth failure: [user=alice] [service=smtp] [realm=] [mech=pam] [reason=PAM auth error]',
    },
  ],
  programs: /^saslauthd$/,
  needles: [': auth failure: ['],
  read({ text, start, end }) {
    const match = REFUSED.exec(text.slice(start, end));
    if (!match) return [];
    const [whole, user] = match;
    const word = start + match.index;
    const reason = { start: word + whole.length, end: text[end - 1] === ']' ? end - 1 : end };
    return { kind: 'foretold', statements: refusedLogin({ user, piece: { start: word, end } }, { word: { start: word, end: word + 'auth failure'.length }, reason }) };
  },
};
