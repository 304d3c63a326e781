import type { Format, Line, Memory } from '../format';
import { beginsLogin, endsLogin, writtenAt } from '../loginTries';
import { ASKED_PAM, DENIED_BY_PAM, LET_IN_BY_PAM, loginRefusedBy, OF_OLD_PAM, OF_PAM, readPamDenial, readPamRefusal, readPamSuccess, type PamRefusal } from '../pamRefusal';
import { refusedLogin } from '../refusedLogin';
import { SILENT, type Statement } from '../../statement';
import { matchAt } from '../../text/matches';

// do_auth         : auth failure: [user=alice] [service=smtp] [realm=] [mech=pam] [reason=PAM auth error]: of other services it is no mail
const REFUSED = /auth failure: \[user=([^\]]{0,255})\] {1,2}\[service=(?:smtps?|submission|imaps?|pop3?|pop3s|sieve|nntp|lmtp|mail)\] \[realm=[^\]]{0,255}\] \[mech=[^\]]{0,40}\] \[reason=/;
// auth_zimbra: alice@example.com auth failed: authentication failed for [alice@example.com]
const OF_ZIMBRA = /auth_zimbra: (\S{1,255}) (auth failed)/y;

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
    {
      pattern: new RegExp(String.raw`\ssaslauthd\[\d{1,10}\]: (?:auth_zimbra: \S{1,255} auth failed|${OF_PAM})`),
      weight: 4,
      sample: 'Nov 24 10:00:01 mail saslauthd[123]: pam_unix(smtp:auth): authentication failure; logname= uid=0 euid=0 tty= ruser= rhost=  user=alice',
    },
    {
      pattern: new RegExp(OF_OLD_PAM),
      weight: 4,
      sample: 'Nov 24 10:00:01 mail smtp(pam_unix)[123]: authentication failure; logname= uid=0 euid=0 tty= ruser= rhost=  user=alice',
    },
  ],
  programs: /^saslauthd$/,
  // smtp(pam_unix)[123]: old modules of PAM log under the name of the service, whose program no format has.
  writesFiles: true,
  needles: [': auth failure: [', 'auth_zimbra: ', ASKED_PAM, ...DENIED_BY_PAM, { text: LET_IN_BY_PAM, only: 'logs-in' }],
  read: (line, memory) => readAsked(line, memory) ?? (line.program === '' ? undefined : (readRefused(line, memory) ?? readPamSuccess(line) ?? SILENT)),
};

/** Whom saslauthd asks says it first. */
function readAsked(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const asked = readPamRefusal(line) ?? (line.program === '' ? undefined : (readPamDenial(line) ?? readZimbra(line)));
  if (!asked) return undefined;
  const { module, user } = asked;
  if (!beginsLogin(memory, attemptOf({ pid: asked.pid ?? line.pid }, user), module, writtenAt(line))) return SILENT;
  return { kind: 'foretold', oneOfSeveral: true, statements: loginRefusedBy(line, asked) };
}

function attemptOf({ pid }: Pick<Line, 'pid'>, user: string): string {
  return `${pid},${user}`;
}

function readZimbra({ text, start }: Line): PamRefusal | undefined {
  const [, user, words] = matchAt(OF_ZIMBRA, text, start) ?? [];
  if (user === undefined || words === undefined) return undefined;
  const end = OF_ZIMBRA.lastIndex;
  return { module: 'auth_zimbra', user, words: { start: end - words.length, end } };
}

function readRefused(line: Line, memory: Memory): Statement | undefined {
  const { text, start, end } = line;
  const match = REFUSED.exec(text.slice(start, end));
  if (!match) return undefined;
  const [whole, user = ''] = match;
  // Who was asked may not have named the user.
  if (endsLogin(memory, attemptOf(line, user)) || endsLogin(memory, attemptOf(line, ''))) return undefined;
  const word = start + match.index;
  const reason = { start: word + whole.length, end: text[end - 1] === ']' ? end - 1 : end };
  return { kind: 'foretold', statements: refusedLogin({ user, piece: { start: word, end } }, { word: { start: word, end: word + 'auth failure'.length }, reason }) };
}
