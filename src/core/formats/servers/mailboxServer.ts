import type { Format, HeadlessPiece, Line, Memory } from '../format';
import { HEADLESS_START } from '../lineParts/headlessStart';
import { beginsLogin, writtenAt } from '../loginTries';
import { SILENT, type Statement } from '../../statement';
import { readAuthDaemon } from './mailboxServer/authDaemon';
import { readCourierLogin } from './mailboxServer/courier';
import { readCyrusLogin } from './mailboxServer/cyrus';
import { ASKED_PAM, DENIED_BY_PAM, LET_IN_BY_PAM, loginRefusedBy, OF_PAM, readPamDenial, readPamRefusal, readPamSuccess } from '../pamRefusal';
import { readPop3dLogin } from './mailboxServer/pop3d';
import { readQpopperLogin } from './mailboxServer/qpopper';
import { readPerditionLogin } from './mailboxServer/perdition';
import { readUwLogin } from './mailboxServer/uw';

// badlogin: client.example.org [192.0.2.44] PLAIN … | LOGIN FAILED, user=alice, ip=[::ffff:192.0.2.44] | Login failed user=alice auth=alice host=client.example.org [192.0.2.44]
const HEADLESS: HeadlessPiece = {
  words: ['badlogin: ', 'LOGIN FAILED, ', 'Login failed user='],
  pattern: new RegExp(String.raw`${HEADLESS_START}(?:badlogin: (?:[^\s[\]]{1,255} ?)?\[[0-9A-Fa-f.:]{2,45}\] |LOGIN FAILED, (?:(?:user|method)=[^,\s]{1,255}, )?ip=\[|Login failed user=\S{1,100} (?:domain=\S{1,100} )?auth=\S{1,100} host=)`),
};

/**
 * What servers of mailboxes log of logins, to the system log: Cyrus, Courier and
 * UW IMAP, which all have an `imapd`, and small ones.
 */
export const mailboxServer: Format = {
  id: 'mailbox-server',
  name: 'Mailbox server log (Cyrus, Courier, UW IMAP, POP3 servers)',
  signs: [
    {
      pattern: /[\s/](?:imap|pop3|nntp|lmtp|sieve|timsieve)\w{0,5}(?:\[\d{1,10}\])?: badlogin: /,
      weight: 4,
      sample: 'Nov 24 10:00:01 mail cyrus/imap[123]: badlogin: client.example.org [192.0.2.44] PLAIN (alice) [SASL(-13): authentication failure: Password verification failed]',
    },
    {
      pattern: /\s(?:courier-?)?(?:imap|pop3)(?:d|login)(?:-ssl)?(?:\[\d{1,10}\])?: LOGIN(?: FAILED)?, (?:user|method|ip)=/,
      weight: 4,
      sample: 'Nov 24 10:00:01 mail imapd: LOGIN FAILED, user=alice, ip=[::ffff:192.0.2.44], port=[55025]',
    },
    { pattern: /\s(?:solid-pop3d|popa3d|perdition(?:\.\w{1,10})?)\[\d{1,10}\]: /, weight: 4, sample: 'Nov 24 10:00:01 mail solid-pop3d[123]: authentication failed for user alice - 192.0.2.44' },
    { pattern: /\s(?:imaps?d|ipop[23]d)\[\d{1,10}\]: (?:Login [a-z ]{1,30}user=|AUTHENTICATE \S{1,20} failure host=)/, weight: 4, sample: 'Nov 24 10:00:01 mail imapd[123]: Login failed user=alice auth=alice host=client.example.org [192.0.2.44]' },
    {
      pattern: new RegExp(String.raw`\s(?:(?:imap|i?pop3)[ds]?|authdaemond)(?:\[\d{1,10}\])?: ${OF_PAM}`),
      weight: 4,
      sample: 'Nov 24 10:00:01 mail authdaemond: pam_unix(imap:auth): authentication failure; logname= uid=0 euid=0 tty= ruser= rhost=  user=alice',
    },
    { pattern: /\sauthdaemond(?:\.\w{1,10})?(?:\[\d{1,10}\])?: (?:received auth request, service=|FAIL, all modules rejected)/, weight: 4, sample: 'Nov 24 10:00:01 mail authdaemond: received auth request, service=imap, authtype=login' },
    { pattern: /\s(?:in\.)?q?popper\[\d{1,10}\]: /, weight: 4, sample: 'Nov 24 10:00:01 mail popper[123]: [AUTH] Failed attempted login to alice from host (client.example.org) 192.0.2.44' },
  ],
  headless: HEADLESS,
  programs: /^(?:authdaemond(?:\.\w{1,10})?|(?:in\.)?q?popper|cyrus\/[\w.-]{1,40}|(?:imap|pop3|nntp|lmtp)(?:s|d|d-ssl|sd|unix|proxyd)?|i?pop[23]d|timsieved|sieved?|(?:courier-?)?(?:imap|pop3)(?:d|login)(?:-ssl)?|solid-pop3d|popa3d|perdition(?:\.\w{1,10})?)$/,
  needles: ['badlogin: ', 'LOGIN FAILED, ', 'received auth request, service=', 'FAIL, all modules rejected', ': Connection, ip=[', 'Login failed user=', 'Login disabled user=', 'Login excessive login failures user=', ' failure host=', 'uthentication failed', "t find APOP secret for user ", 'root login not allowed - ', ' authentication_id=', ASKED_PAM, ...DENIED_BY_PAM, { text: LET_IN_BY_PAM, only: 'logs-in' }, 'Failed attempted login to ', '-ERR [AUTH] '],
  read(line, memory) {
    return readCyrusLogin(line, memory) ?? readAuthDaemon(line, memory) ?? readCourierLogin(line, memory) ?? readUwLogin(line) ?? readPop3dLogin(line) ?? readPerditionLogin(line) ?? readQpopperLogin(line, memory) ?? readAskedPam(line, memory) ?? readPamSuccess(line) ?? (line.headless === true ? undefined : SILENT);
  },
};

/** The server tells of the same login right after PAM, under its own name. */
function readAskedPam(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const refusal = readPamRefusal(line) ?? readPamDenial(line);
  if (!refusal) return undefined;
  const { module, user } = refusal;
  if (!beginsLogin(memory, `${line.pid},${user}`, module, writtenAt(line))) return [];
  return { kind: 'foretold', oneOfSeveral: true, statements: loginRefusedBy(line, refusal) };
}
