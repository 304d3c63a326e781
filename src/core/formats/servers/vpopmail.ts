import type { Format, HeadlessPiece, Line } from '../format';
import { HEADLESS_START } from '../lineParts/headlessStart';
import { refusedLogin } from '../refusedLogin';
import { SILENT, type Statement } from '../../statement';
import { matchAt } from '../../text/matches';

/** What vchkpw says where it lets nobody in; one stands in each such line. What it could not do itself (`setgid 89 failed`) is no refusal. */
const REFUSALS = [
  'password fail',
  'vpopmail user not found',
  'system user not found',
  'system user shadow entry not found',
  'null user name given',
  'null password given',
  'user has no password',
  'invalid user/domain characters',
  'pop access denied',
  'smtp access denied',
  'imap access denied',
  'webmail access denied',
];
const WORDS = String.raw`(?:system )?(?:${REFUSALS.join('|')})`;
// vchkpw-pop3: by the port, or vchkpw: of old versions
const NAME = String.raw`vchkpw(?:-[a-z0-9]{1,12})?: `;

// vchkpw-pop3: password fail alice@example.com:192.0.2.1 | vchkpw-smtp: password fail (pass: '…') alice@example.com:192.0.2.1
const HEADLESS: HeadlessPiece = {
  words: ['vchkpw'],
  pattern: new RegExp(String.raw`${HEADLESS_START}${NAME}(?=${WORDS} )`),
};

const REFUSED = new RegExp(String.raw`(?:${NAME})?(${WORDS}) `, 'y');
// … whoever shows the log may have taken the address out: alice@example.com:x.x.x.x
const CLIENT = /(?:^|\s)([^\s:[\]]{0,255}?)@?:([0-9A-Fa-f.:]{2,45})?(?:[x.*]{2,45})?$/;

/** vchkpw of vpopmail, which qmail's servers and Dovecot ask for passwords. They tell of the same attempt right after it, where they do. */
export const vpopmail: Format = {
  id: 'vpopmail',
  name: 'vpopmail log',
  signs: [{ pattern: new RegExp(String.raw`[\s:]${NAME}(?:${WORDS}|(?:\([A-Z0-9-]{3,15}\) )?login success) `), weight: 4, sample: 'Nov 24 10:00:01 mail vpopmail[123]: vchkpw-pop3: password fail alice@example.com:192.0.2.44' }],
  headless: HEADLESS,
  programs: /^(?:vpopmail|vchkpw(?:-[a-z0-9]{1,12})?)$/,
  needles: REFUSALS,
  read: (line) => readRefusal(line) ?? (line.headless === true ? undefined : SILENT),
};

function readRefusal({ text, start, end }: Line): Statement | undefined {
  const words = matchAt(REFUSED, text, start)?.[1];
  if (words === undefined) return undefined;
  const [, user, address] = CLIENT.exec(text.slice(REFUSED.lastIndex, end)) ?? [];
  // Without what follows, which may be the password.
  const reason = { start: REFUSED.lastIndex - 1 - words.length, end: REFUSED.lastIndex - 1 };
  return { kind: 'foretold', statements: refusedLogin({ address, user, piece: { start, end } }, { word: reason, reason }) };
}
