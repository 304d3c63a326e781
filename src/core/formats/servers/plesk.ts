import type { Format, Line, Memory } from '../format';
import { beginsLogin, writtenAt } from '../loginTries';
import { refusedLogin } from '../refusedLogin';
import { SILENT, type Statement } from '../../statement';
import { matchAt } from '../../text/matches';
import { findWords } from '../../text/span';

// failed mail authentication attempt for user 'alice@example.com' (password len=8) | No such user 'alice@example.com' in mail authorization database
const ASKED = /(failed mail authentication attempt|No such user)(?: for user)? '([^'\s]{0,255})'(?: in mail authorization database| \(password len=)/y;
// FAILED: alice - password incorrect from unknown@ [192.0.2.44] | smtp_auth: FAILED: alice - no such user from (null) [192.0.2.44]
const ANSWERED = /(?:smtp_auth: )?FAILED: (\S{1,255}) - (\S.{0,60}?) {1,2}from \S{0,255} ?\[([0-9A-Fa-f.:]{2,45})\]/y;

/** What Plesk has added to Postfix (its saslauthd) and to qmail (smtp_auth). */
export const plesk: Format = {
  id: 'plesk',
  name: 'Plesk mail authentication log',
  signs: [
    { pattern: /\splesk_saslauthd\[\d{1,10}\]: /, weight: 4, sample: "Nov 24 10:00:01 mail plesk_saslauthd[123]: failed mail authentication attempt for user 'alice@example.com' (password len=8)" },
    { pattern: /\ssmtp_auth(?:\[\d{1,10}\])?: (?:smtp_auth: )?(?:FAILED: |SMTP (?:connect|user) )/, weight: 4, sample: 'Nov 24 10:00:01 mail smtp_auth: FAILED: alice - password incorrect from unknown@ [192.0.2.44]' },
  ],
  programs: /^(?:plesk_saslauthd|smtp_auth)$/,
  needles: ['failed mail authentication attempt', "No such user '", 'FAILED: '],
  read: (line, memory) => readAsked(line, memory) ?? readAnswered(line) ?? SILENT,
};

/** Postfix tells of it right after. */
function readAsked(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const { text, start, end, pid, program } = line;
  const [, words, user] = program === 'plesk_saslauthd' ? (matchAt(ASKED, text, start) ?? []) : [];
  if (words === undefined || user === undefined) return undefined;
  if (!beginsLogin(memory, `${pid},${user}`, words, writtenAt(line))) return SILENT;
  const reason = { start, end: start + words.length };
  return { kind: 'foretold', statements: refusedLogin({ user, piece: { start, end } }, { word: reason, reason }) };
}

function readAnswered({ text, start, end, program }: Line): readonly Statement[] | undefined {
  const [, user, why, address] = program === 'smtp_auth' ? (matchAt(ANSWERED, text, start) ?? []) : [];
  if (why === undefined || user === undefined) return undefined;
  return refusedLogin({ address, user, piece: { start, end } }, { word: findWords(text, 'FAILED', start), reason: findWords(text, why, findWords(text, user, start).end) });
}
