import type { Format } from '../format';
import { refusedLogin } from '../refusedLogin';
import { findWords } from '../../text/span';

// 2026/11/24 10:00:01 [info] 13#13: *550 client login failed: "Authentication credentials invalid" while in http auth state, client: 192.0.2.44, server: 0.0.0.0:25, login: "alice"
// 2026/11/24 10:00:01 [info] 13#13: *550 upstream sent invalid response: "NO [AUTHENTICATIONFAILED] Authentication failed." while reading response from upstream, client: 192.0.2.44, server: 0.0.0.0:993, login: "alice", upstream: 192.0.2.5:143
const REFUSED = /\[info\] \d{1,10}#\d{1,10}: \*\d{1,12} (?:client |upstream sent )(login failed|invalid response): "([^"]{0,300})" while (?:in http auth state|reading response from upstream), client: ([^\s,]{1,60})(?: using starttls)?(?:, server: \S{1,100}, login: "([^"]{0,255})")?/;
/** Of the server behind it: its other refusals are about no login. */
const OF_LOGIN = /^(?:NO|-ERR) .{0,40}\bauth/i;

/**
 * nginx as a mail proxy, which lets another server say whether a client may log
 * in; Mailu's front is one. What that server logs tells of the same attempts.
 */
export const nginxMail: Format = {
  id: 'nginx-mail',
  name: 'nginx mail proxy log',
  signs: [
    {
      pattern: /\[(?:info|error)\] \d{1,10}#\d{1,10}: \*\d{1,12} (?:.{0,330}while in http auth state|upstream sent invalid response: "(?:NO|-ERR) .{0,330}), client: /,
      weight: 4,
      sample: '2026/11/24 10:00:01 [info] 13#13: *550 client login failed: "Authentication credentials invalid" while in http auth state, client: 192.0.2.44, server: 0.0.0.0:25, login: "alice"',
    },
  ],
  needles: [' in http auth state', 'upstream sent invalid response'],
  read({ text, start, end }) {
    const match = REFUSED.exec(text.slice(start, Math.min(end, start + LOOKED_AT)));
    if (match?.[1] === undefined || match[2] === undefined || match[3] === undefined) return undefined;
    const [, failed, words, address, user] = match;
    if (failed === 'invalid response' && !OF_LOGIN.test(words)) return undefined;
    const word = findWords(text, failed, start + match.index);
    return refusedLogin({ address, user, piece: { start: word.start, end } }, { word, reason: findWords(text, words, word.end + ': "'.length) });
  },
};

/** All of it stands near the start. */
const LOOKED_AT = 1500;
