import type { Format } from '../format';
import { refusedLogin } from '../refusedLogin';
import { findWords } from '../../text/span';

// [2026-11-24 10:00:01,550] INFO in nginx: Login attempt for: alice@example.com/imap/993 from: 192.0.2.44/35618: failed: badauth: 3da541
const ATTEMPT = /\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}\] (?:INFO|WARNING) in nginx: Login attempt for: ([^\s/]{0,255})\/(smtp|imap|pop3|sieve|managesieve)\/\d{1,5} from: ([0-9A-Fa-f.:]{2,45})(?:\/\d{1,5})?: (failed)(?:: ([a-z ]{2,60}))?/;

/** What Mailu's admin logs of logins that its front asks it about. The front, which is nginx, tells of the same attempt. */
export const mailu: Format = {
  id: 'mailu',
  name: 'Mailu admin log',
  signs: [{ pattern: ATTEMPT, weight: 4, sample: '[2026-11-24 10:00:01,550] INFO in nginx: Login attempt for: alice@example.com/imap/993 from: 192.0.2.44/35618: failed: badauth: 3da541' }],
  needles: ['Login attempt for: '],
  read({ text, end }) {
    const match = ATTEMPT.exec(text.slice(0, Math.min(end, LOOKED_AT)));
    if (!match) return undefined;
    const [whole, user, , address, failed = ''] = match;
    const words = findWords(text, failed, match.index + whole.indexOf(' from: '));
    return { kind: 'foretold', statements: refusedLogin({ user, address, piece: { start: match.index, end } }, { word: words, reason: words }) };
  },
};

const LOOKED_AT = 1500;
