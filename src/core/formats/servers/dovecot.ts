import { readAsClient } from './dovecot/asClient';
import { ASKED_USERS, readRefusedByPam, readRefusedByUsers } from './dovecot/userLists';
import { readLogin, readSuccess, WENT } from './dovecot/login';
import { readRejected } from './dovecot/rejected';
import type { Format, HeadlessPiece, Line, Memory, Trace } from '../format';
import { ASKED_PAM, OF_PAM } from '../pamRefusal';
import { forget, recall, remember, type EntryKind } from '../remember';
import { SILENT, type Statement } from '../../statement';
import { isReplyAt } from '../quotedReplies/quotedReply';

const HEADLESS: HeadlessPiece = {
  words: [': save failed to ', 'Failed to relay message: ', '(auth failed', ...ASKED_USERS, ASKED_PAM],
  pattern: new RegExp(
    String.raw`(?<![\w.=/<-])(?:${[
      // lmtp(alice)<3742><QIhyMxQQ>: Error: … save failed to INBOX: … | submission(alice): Failed to relay message: from=<…
      String.raw`(?:lmtp|lda|submission)\([^()]{0,200}\)(?:<\d{1,10}>)?(?:<[^<>]{1,100}>)?: (?=.{0,400}(?:: save failed to |Failed to relay message: from=<))`,
      // imap-login: Disconnected … (auth failed, 3 attempts …
      String.raw`(?:imap|pop3|submission|managesieve)-login: (?=.{0,200}\(auth failed\b)`,
      // auth: sql(alice,192.0.2.1): Password mismatch
      [
        String.raw`auth(?:-worker)?(?:\([^()]{0,200}\))?(?:<[^<>]{1,100}>)?: `,
        String.raw`(?=.{0,500}(?:[Pp]assword mismatch|: unknown user|pam_(?:authenticate|acct_mgmt)\(\) failed: |nvalid credentials|: Login failed \(status=| due to policy server refusal))`,
      ].join(''),
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
    ' relay message: ',
    ' smtp-server: conn ',
    ' client in: ',
    ' client passdb out: ',
    ...WENT,
    'ailed to send ',
    'failed to redirect ',
    'Authentication failed: 5',
    ': rejected',
    ...ASKED_USERS,
    ASKED_PAM,
    { text: ': Login: user=<', only: 'logs-in' },
    { text: ': Logged in: user=<', only: 'logs-in' },
  ],
  read(line, memory) {
    const asked = readRefusedByPam(line, memory);
    const head = asked ? undefined : readHead(line);
    if (!head) return asked;
    const { service, user, inside, connection, start } = head;
    const after = { ...line, start };
    if (service === 'auth' || service === 'auth-worker') return readAuth(after, memory) ?? readRefusedByUsers(after, { inside, connection }, memory) ?? SILENT;
    return readSuccess(after, service) ?? readDialogue(after, service, memory) ?? readLogin(after, service, memory.has(DIALOGUE), memory) ?? readSave(after, user) ?? readRelay(after, user, memory.has(DIALOGUE)) ?? readAsClient(after) ?? readRejected(after, user) ?? SILENT;
  },
};

// lmtp(alice)<3742><QIhyMxQQBWueDgAA>: msgid=<1@example.com>: saved mail to INBOX | sieve: msgid=<1@example.com>: stored mail into mailbox 'INBOX'
const MESSAGE_ID = /(?:sieve: )?msgid=(<[^<>\s]{1,400}>)(?=: )/y;

/** Dovecot knows a message by its message-id alone. */
function traceLine(line: Line): Trace | undefined {
  const head = readHead(line);
  if (!head) return undefined;
  MESSAGE_ID.lastIndex = head.start;
  const id = MESSAGE_ID.exec(line.text)?.[1];
  if (id === undefined) return undefined;
  const end = MESSAGE_ID.lastIndex;
  return { id, messageId: id, piece: { start: end - id.length, end } };
}

const TIME = /(?:[A-Z][a-z]{2} [ \d]\d|\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d(?:\.\d{1,6})? /y;
// lmtp(alice)<3742><QIhyMxQQBWueDgAAg+zDdQ>: Info: | submission-login: Debug: | lmtp(123): (no level in a system log) | dovecot: auth(default): (behind a tag of its own)
const SERVICE = /(?:dovecot: )?([a-z][a-z0-9-]{1,30})(?:\(([^()]{0,400})\))?(?:<\d{1,10}>)?(?:<([^<>]{1,100})>)?: (?:(?:Info|Debug|Error|Warning|Fatal|Panic): )?/y;

// deliver(alice@example.com): | deliver(alice@example.com)[123]: (Dovecot 1, whose deliver had a tag of its own)
const DELIVER = /deliver\(([^()\s]{1,200})\)(?:\[\d{1,10}\])?: ?$/;

function readHead({ text, start, program, headless }: Line): { service: string; user: string; inside: string; connection: string | undefined; start: number } | undefined {
  if (program === 'deliver') {
    const user = DELIVER.exec(text.slice(Math.max(0, start - 220), start))?.[1] ?? '';
    return { service: program, user, inside: user, connection: undefined, start };
  }
  // In files of its own no name of the program stands before that of the service.
  let at = program === 'auth' ? text.lastIndexOf(program, start - 1) : start;
  if (program === '' && headless !== true) {
    TIME.lastIndex = at;
    if (!TIME.test(text)) return undefined;
    at = TIME.lastIndex;
  }
  SERVICE.lastIndex = at;
  const match = SERVICE.exec(text);
  if (!match?.[1]) return undefined;
  // `lmtp(alice, 192.0.2.1)` names a user, `lmtp(123)` a process.
  const inside = match[2] ?? '';
  const user = inside.split(',', 1)[0] ?? '';
  return { service: match[1], inside, connection: match[3], user: /^\d*$/.test(user) ? '' : user, start: SERVICE.lastIndex };
}

// smtp-server: conn 127.0.0.1:34272 [1]: Sent: 334 … | Received new command: EHLO x | Received AUTH response: … | command AUTH: 535 reply: Sent: 535 …
const CONNECTION = /smtp-server: conn ([^\s:][^\s]{0,100}(?: \[\d{1,10}\])?): /y;
const RECEIVED = /Received (?:new command|AUTH response): /y;
const SENT = /(?:command [A-Z]{1,12}: \d{3} reply: )?Sent: /y;

/** In the memory, where the log shows what Dovecot answers: a login is refused there. */
const DIALOGUE = 'dialogue';

/** What Dovecot hears and says as a server, with `mail_debug` or `auth_debug`. */
function readDialogue({ text, start, end }: Line, service: string, memory: Memory): Statement | undefined {
  CONNECTION.lastIndex = start;
  const connection = CONNECTION.exec(text)?.[1];
  if (connection === undefined) return undefined;
  const session = `dovecot ${connection}`;
  // Who comes as far as `submission` has logged in with `submission-login`.
  const direction = service === 'submission' ? 'submission' : 'inbound';
  const at = CONNECTION.lastIndex;
  RECEIVED.lastIndex = at;
  if (RECEIVED.test(text)) return { kind: 'said', session, speaker: 'client', body: { start: RECEIVED.lastIndex, end }, direction };
  SENT.lastIndex = at;
  if (SENT.test(text)) {
    memory.set(DIALOGUE, 'seen');
    return { kind: 'said', session, speaker: 'server', body: { start: SENT.lastIndex, end }, direction };
  }
  return text.startsWith('Connection destroy', at) ? { kind: 'disconnected', session } : undefined;
}

// msgid=<x@example.com>: save failed to INBOX: Quota exceeded (mailbox for user is full)
const SAVE_FAILED = 'save failed to ';
const FINAL = /quota|mailbox .{0,40}full|invalid mailbox name/i;

/**
 * A mailbox took no mail. Only a full one is full for good (552), unless
 * `quota_full_tempfail` is set, and that this line does not show: in a system
 * log the mail server that handed the message over tells what it got.
 */
function readSave({ text, start, end, program }: Line, user: string): Statement | undefined {
  const at = text.indexOf(SAVE_FAILED, start);
  if (at < 0) return undefined;
  const colon = text.indexOf(': ', at);
  if (colon < 0) return undefined;
  const reason = { start: colon + 2, end };
  return {
    kind: 'reported',
    result: program === '' && FINAL.test(text.slice(reason.start, end)) ? 'rejected' : 'deferred',
    direction: 'inbound',
    word: { start: at, end: at + 'save failed'.length },
    occasion: 'content',
    reason,
    ...(user === '' ? {} : { recipient: user }),
  };
}

// Failed to relay message: from=<alice@example.com>, size=244, nrcpt=1, reply=`554 5.7.1 …'
const RELAYED = /(Successfully relayed|Failed to relay) message: from=<([^<>]{0,400})>(?:, to=<([^<>]{0,400})>)?/y;
const REPLY = ', reply=`';

/**
 * The submission service passes on what its own users send.
 * @param answered whether the log shows the replies to them, which say so again
 */
function readRelay({ text, start, end }: Line, user: string, answered: boolean): Statement | undefined {
  RELAYED.lastIndex = start;
  const match = RELAYED.exec(text);
  if (!match?.[1]) return undefined;
  const [, word, sender, recipient] = match;
  const at = text.indexOf(REPLY, RELAYED.lastIndex);
  const reply = { start: at + REPLY.length, end: text[end - 1] === "'" ? end - 1 : end };
  const quoted = at >= 0 && isReplyAt(text, reply.start);
  const failed = word.startsWith('Failed');
  if (failed && quoted && answered) return { kind: 'told', occasion: 'content', reply };
  return {
    kind: 'reported',
    result: failed ? 'rejected' : 'delivered',
    direction: 'outbound',
    word: { start, end: start + word.length },
    occasion: 'content',
    ...(sender === undefined ? {} : { sender }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(quoted ? { reply } : {}),
    ...(user === '' || sender !== undefined ? {} : { sender: user }),
  };
}

// A tab may stand as the system log escapes it: AUTH#0111#011LOGIN.
// client in: AUTH⇥1⇥LOGIN⇥service=submission⇥…⇥resp=… | client in: CONT⇥1⇥YWxpY2U= (previous base64 data …) | client passdb out: CONT⇥1⇥VXNlcm5hbWU6
const AUTH = /client in: AUTH(?:\t|#011)(\d{1,10}?)(?:\t|#011)([A-Za-z0-9_-]{1,30})/y;
const CONTINUED = /client (in|passdb out): CONT(?:\t|#011)(\d{1,10}?)(?:\t|#011)([A-Za-z0-9+/]*={0,2})/y;
const ENDED = /client passdb out: (?:OK|FAIL)(?:\t|#011)(\d{1,10})/y;
const RESPONSE = /(?:\t|#011)resp=([A-Za-z0-9+/]{1,12288}={0,2})/;

/** In the memory, by the numbers of requests: mechanism, challenges and responses. */
const REQUESTS: EntryKind = { prefix: 'request ', most: 300 };

/** The exchange between the login processes and auth, with `auth_debug`. */
function readAuth({ text, start }: Line, memory: Memory): Statement | undefined {
  AUTH.lastIndex = start;
  const begun = AUTH.exec(text);
  if (begun?.[1] !== undefined && begun[2] !== undefined) {
    const initial = RESPONSE.exec(text);
    remember(memory, REQUESTS, begun[1], `${begun[2]} 0 ${initial ? 1 : 0}`);
    if (!initial?.[1]) return undefined;
    const end = initial.index + initial[0].length;
    return { kind: 'challenged', mechanism: begun[2], speaker: 'client', payload: { start: end - initial[1].length, end } };
  }
  ENDED.lastIndex = start;
  const ended = ENDED.exec(text)?.[1];
  if (ended !== undefined) forget(memory, REQUESTS, ended);
  CONTINUED.lastIndex = start;
  const next = CONTINUED.exec(text);
  const [mechanism, challenges, responses] = recall(memory, REQUESTS, next?.[2] ?? '')?.split(' ') ?? [];
  if (next?.[2] === undefined || !next[3] || mechanism === undefined) return undefined;
  const fromClient = next[1] === 'in';
  const before = Number(fromClient ? responses : challenges);
  remember(memory, REQUESTS, next[2], `${mechanism} ${Number(challenges) + (fromClient ? 0 : 1)} ${Number(responses) + (fromClient ? 1 : 0)}`);
  const end = CONTINUED.lastIndex;
  return { kind: 'challenged', mechanism, speaker: fromClient ? 'client' : 'server', before, payload: { start: end - next[3].length, end } };
}
