import { readAsClient } from './dovecot/asClient';
import { readAuthRequest } from './dovecot/authRequest';
import { readDialogue, showsDialogue } from './dovecot/dialogue';
import { ASKED_USERS, readRefusedByPam, readRefusedByUsers } from './dovecot/userLists';
import { readLogin, readSuccess, WENT } from './dovecot/login';
import { readRejected, readRejectedCommand } from './dovecot/rejected';
import { readRelay } from './dovecot/relay';
import { readSave } from './dovecot/save';
import type { Format, HeadlessPiece, Line, Trace } from '../format';
import { HEADLESS_START } from '../lineParts/headlessStart';
import { ASKED_PAM, LET_IN_BY_PAM, OF_PAM, readPamSuccess } from '../pamRefusal';
import { SILENT } from '../../statement';
import { matchAt, standsAt } from '../../text/matches';

const HEADLESS: HeadlessPiece = {
  words: [': save failed to ', ": failed to store into mailbox 'INBOX': ", 'Failed to relay message: ', '(auth failed', ...ASKED_USERS, ASKED_PAM],
  pattern: new RegExp(
    String.raw`${HEADLESS_START}(?:${[
      // lmtp(alice)<3742><QIhyMxQQ>: Error: … save failed to INBOX: … | submission(alice): Failed to relay message: from=<…
      String.raw`(?:lmtp|lda|submission)\([^()]{0,200}\)(?:<\d{1,10}>)?(?:<[^<>]{1,100}>)?: (?=.{0,400}(?:: save failed to |: failed to store into mailbox 'INBOX': |Failed to relay message: from=<))`,
      // imap-login: Disconnected … (auth failed, 3 attempts …
      String.raw`(?:imap|pop3|submission|managesieve)-login: (?=.{0,200}\(auth failed\b)`,
      // auth: sql(alice,192.0.2.1): Password mismatch
      [
        String.raw`auth(?:-worker)?(?:\([^()]{0,200}\))?(?:<[^<>]{1,100}>)?: `,
        `(?=.{0,500}(?:${ASKED_USERS.map((words) => words.replaceAll(/[()[\]]/g, String.raw`\$&`)).join('|')}))`,
      ].join(''),
      // dovecot: auth: Failed password for alice@example.com from 192.0.2.1
      String.raw`(?<=\bdovecot: )auth: (?=Failed password for )`,
      // pam_unix(dovecot:auth): authentication failure; logname= … ruser=alice rhost=192.0.2.9
      String.raw`(?=pam_\w{1,20}\(dovecot:auth\): )(?=${OF_PAM})`,
    ].join('|')})`,
  ),
};

/** What Dovecot writes about mail it takes and passes on (lmtp, lda, submission) and about logins (auth), to files of its own or to syslog. */
export const dovecot: Format = {
  id: 'dovecot',
  name: 'Dovecot log',
  signs: [
    { pattern: /[\s|:>]dovecot(?:\[\d{1,10}\])?: /, weight: 4, sample: 'Nov 24 10:00:01 mail dovecot: lmtp(123): Connect from local' },
    { pattern: /[\s|:>]deliver\([^()\s]{1,200}\)(?:\[\d{1,10}\])?: (?:sieve: )?msgid=/, weight: 4, sample: 'Nov 24 10:00:01 mail deliver(alice@example.com): msgid=<1@example.com>: saved mail to INBOX' },
    {
      pattern: new RegExp(
        [
          String.raw`(?:^|\]: )(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) `,
          '(?:master|auth|anvil|lmtp|lda|submission|submission-login|imap|imap-login|pop3|pop3-login|managesieve-login|auth-worker)',
          String.raw`(?:\([^()]{0,200}\))?(?:<\d{1,10}>)?(?:<[^<>]{1,100}>)?: `,
          '(?:Info|Debug|Error|Warning|Fatal|Panic): ',
        ].join(''),
      ),
      weight: 4,
      sample: '2026-11-24 10:00:01 lmtp(123): Info: Connect from local',
    },
    {
      pattern: new RegExp(String.raw`\s(?:dovecot-)?auth(?:\[\d{1,10}\])?: ${OF_PAM}`),
      weight: 4,
      sample: 'Nov 24 10:00:01 mail auth: pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=alice rhost=192.0.2.9',
    },
  ],
  headless: HEADLESS,
  programs: /^(?:dovecot|dovecot-auth|auth|deliver)$/,
  writesFiles: true,
  trace: traceLine,
  needles: [
    'save failed to ',
    "failed to store into mailbox 'INBOX': ",
    ' relay message: ',
    ' smtp-server: conn ',
    ' client in: ',
    ' client passdb out: ',
    ...WENT,
    'ailed to send ',
    'failed to redirect ',
    'Authentication failed: 5',
    ': rejected',
    ' Rejected: ',
    ...ASKED_USERS,
    ASKED_PAM,
    { text: ': Login: user=<', only: 'logs-in' },
    { text: ': Logged in: user=<', only: 'logs-in' },
    { text: LET_IN_BY_PAM, only: 'logs-in' },
  ],
  read(line, memory) {
    const asked = readRefusedByPam(line, memory) ?? readPamSuccess(line);
    const head = asked ? undefined : readHead(line);
    if (!head) return asked;
    const { service, user, inside, connection, level, start } = head;
    const after = { ...line, start };
    if (service === 'auth' || service === 'auth-worker') return readAuthRequest(after, memory) ?? readRefusedByUsers(after, { inside, connection, level }, memory) ?? SILENT;
    return readSuccess(after, service) ?? readDialogue(after, service, memory) ?? readLogin(after, service, showsDialogue(memory), memory) ?? readSave(after, user) ?? readRelay(after, user, showsDialogue(memory)) ?? readAsClient(after) ?? readRejected(after, user) ?? readRejectedCommand(after, service, showsDialogue(memory)) ?? SILENT;
  },
};

// lmtp(alice)<3742><QIhyMxQQBWueDgAA>: msgid=<1@example.com>: saved mail to INBOX | sieve: msgid=<1@example.com>: stored mail into mailbox 'INBOX'
const MESSAGE_ID = /(?:sieve: )?msgid=(<[^<>\s]{1,400}>)(?=: )/y;

/** Dovecot knows a message by its message-id alone. */
function traceLine(line: Line): Trace | undefined {
  const head = readHead(line);
  if (!head) return undefined;
  const id = matchAt(MESSAGE_ID, line.text, head.start)?.[1];
  if (id === undefined) return undefined;
  const end = MESSAGE_ID.lastIndex;
  return { id, messageId: id, piece: { start: end - id.length, end } };
}

const TIME = /(?:[A-Z][a-z]{2} [ \d]\d|\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d(?:\.\d{1,6})? /y;
// lmtp(alice)<3742><QIhyMxQQBWueDgAAg+zDdQ>: Info: | submission-login: Debug: | lmtp(123): (no level in a system log) | dovecot: auth(default): (behind a tag of its own)
const SERVICE = /(?:dovecot: )?([a-z][a-z0-9-]{1,30})(?:\(([^()]{0,400})\))?(?:<\d{1,10}>)?(?:<([^<>]{1,100})>)?: (?:(Info|Debug|Error|Warning|Fatal|Panic): )?/y;

// deliver(alice@example.com): | deliver(alice@example.com)[123]: (Dovecot 1, whose deliver had a tag of its own)
const DELIVER = /deliver\(([^()\s]{1,200})\)(?:\[\d{1,10}\])?: ?$/;

function readHead({ text, start, program, headless }: Line): { service: string; user: string; inside: string; connection: string | undefined; level: string | undefined; start: number } | undefined {
  if (program === 'deliver') {
    const user = DELIVER.exec(text.slice(Math.max(0, start - 220), start))?.[1] ?? '';
    return { service: program, user, inside: user, connection: undefined, level: undefined, start };
  }
  // In files of its own no name of the program stands before that of the service.
  let at = program === 'auth' ? text.lastIndexOf(program, start - 1) : start;
  if (program === '' && headless !== true) {
    if (!standsAt(TIME, text, at)) return undefined;
    at = TIME.lastIndex;
  }
  const match = matchAt(SERVICE, text, at);
  if (!match?.[1]) return undefined;
  // `lmtp(alice, 192.0.2.1)` names a user, `lmtp(123)` a process.
  const inside = match[2] ?? '';
  const user = inside.split(',', 1)[0] ?? '';
  return { service: match[1], inside, connection: match[3], level: match[4], user: /^\d*$/.test(user) ? '' : user, start: SERVICE.lastIndex };
}
