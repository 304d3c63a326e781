import type { Format } from '../format';
import { refusedLogin } from '../refusedLogin';
import { findWords } from '../../text/span';

// 2026/11/24 10:00:01 [info] 13#13: *550 client login failed: "Authentication credentials invalid" while in http auth state, client: 192.0.2.44, server: 0.0.0.0:25, login: "alice"
const REFUSED = /\[info\] \d{1,10}#\d{1,10}: \*\d{1,12} client (login failed): "([^"]{0,300})" while in http auth state, client: ([^\s,]{1,60})(?: using starttls)?(?:, server: \S{1,100}, login: "([^"]{0,255})")?/;

/**
 * nginx as a mail proxy, which lets another server say whether a client may log
 * in; Mailu's front is one. What that server logs tells of the same attempts.
 */
export const nginxMail: Format = {
  id: 'nginx-mail',
  name: 'nginx mail proxy log',
  signs: [
    {
      pattern: /\[(?:info|error)\] \d{1,10}#\d{1,10}: \*\d{1,12} .{0,330}while in http auth state, client: /,
      weight: 4,
      sample: '2026/11/24 10:00:01 [info] 13#13: *550 client login failed: "Authentication credentials invalid" while in http auth state, client: 192.0.2.44, server: 0.0.0.0:25, login: "alice"',
    },
  ],
  needles: [' in http auth state'],
  read({ text, start, end }) {
    const said = text.slice(start, Math.min(end, start + LOOKED_AT));
    const match = REFUSED.exec(said);
    if (!match?.[1] || match[2] === undefined || match[3] === undefined) return undefined;
    const [, failed, words, address, user] = match;
    const word = findWords(text, failed, start + match.index);
    return refusedLogin({ address, user, piece: { start: word.start, end } }, { word, reason: findWords(text, words, word.end + ': "'.length) });
  },
};

/** All of it stands near the start. */
const LOOKED_AT = 1500;
