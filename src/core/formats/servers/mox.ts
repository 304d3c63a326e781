import type { Occasion } from '../../reference/occasion';
import { given } from '../../given';
import type { Format } from '../format';
import { refusedLogin } from '../refusedLogin';
import { findWords } from '../../text/span';
import { SILENT, type Statement } from '../../statement';

// l=debug m="smtp command result" err="no such user" pkg=smtpserver kind=smtp cmd=rcptto code=550 ecode=5.1.1 duration=1ms cid=18b03d7fff9
const RESULT = /l=[a-z]{3,6} m="smtp command result" /;
// l=info m="failed authentication attempt" username=alice@example.com remote=192.0.2.44 pkg=smtpserver cid=18b03d7f550; of its webmail and administration the pkg is another
const FAILED_LOGIN = /m="(failed (?:authentication|login) attempt)".{0,400}? pkg=(smtp|imap)server\b/;
const USER = / username="?([^\s"]{1,255})/;
const REMOTE = / remote=([0-9A-Fa-f.:]{2,45})(?=\s|$)/;
const LINE = /^[>\s`]{0,12}(?:\S{1,40} ){0,6}?l=(?:trace|debug|info|error|fatal|print) m="/;

/** What mox writes, in logfmt: the result of each command, with level debug. */
export const mox: Format = {
  id: 'mox',
  name: 'mox log',
  signs: [
    {
      pattern: /l=(?:trace|debug|info|error|fatal|print) m="(?:smtp command result" |[^"]{1,100}" (?:.{0,200} )?pkg=(?:smtpserver|smtpclient|queue|store|imapserver) )/,
      weight: 4,
      sample: 'l=info m="new connection" pkg=smtpserver remote=192.0.2.44:55025 local=192.0.2.1:25 submission=false tls=false listener=public cid=18b03d7f550',
    },
  ],
  programs: /^mox$/,
  writesFiles: true,
  needles: ['m="smtp command result"', 'm="failed authentication attempt"', 'm="failed login attempt"'],
  read({ text, start, end, program }) {
    const head = text.slice(start, start + LONGEST_HEAD);
    const found = RESULT.exec(head);
    if (!LINE.test(head)) return program === '' ? undefined : SILENT;
    return found ? readResult(text, start + found.index + found[0].length, end) : (readFailedLogin(text, start, end) ?? SILENT);
  },
};

const LONGEST_HEAD = 250;
const CODE = / code=([2-5]\d\d)(?: ecode=([245]\.\d{1,3}\.\d{1,3}))?/;
const ERROR = /\berr="([^"]{1,400})"/;
const KIND = / kind=(\w{1,20})/;
const COMMAND = / cmd="?(\w{1,20})/;
const SESSION = / cid=([0-9a-f]{1,20})/;
const OCCASIONS: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ['ehlo', 'EHLO'],
  ['helo', 'HELO'],
  ['starttls', 'STARTTLS'],
  ['auth', 'AUTH'],
  ['mailfrom', 'MAIL'],
  ['rcptto', 'RCPT'],
  ['data', 'content'],
]);

/** Of a client of SMTP, what it was answered stands below with level debug. */
function readFailedLogin(text: string, start: number, end: number): Statement | readonly Statement[] | undefined {
  const said = text.slice(start, end);
  const [, words, server] = FAILED_LOGIN.exec(said) ?? [];
  if (words === undefined) return undefined;
  const word = findWords(text, words, start);
  const session = SESSION.exec(said)?.[1];
  const statements = refusedLogin({ user: USER.exec(said)?.[1], address: REMOTE.exec(said)?.[1], piece: { start: word.start, end } }, { word, reason: word });
  return server === 'imap' ? statements : { kind: 'foretold', ...given({ session: session === undefined ? undefined : `mox ${session}` }), statements };
}

/** What our server answered to a command; the words are those of its own error. */
function readResult(text: string, from: number, end: number): Statement | readonly Statement[] {
  const fields = text.slice(from - 1, end);
  const code = CODE.exec(fields);
  if (!code?.[1]) return SILENT;
  const start = from - 1 + code.index + ' code='.length;
  const reply = { start, end: start + 3 };
  const occasion = OCCASIONS.get(COMMAND.exec(fields)?.[1] ?? '');
  const named = occasion === undefined ? {} : { occasion };
  if (/^[23]/.test(code[1])) return { kind: 'told', reply, ...named };
  const error = ERROR.exec(fields);
  const session = SESSION.exec(fields)?.[1];
  const status = code[2] === undefined ? undefined : { start: from - 1 + code.index + code[0].length - code[2].length, end: from - 1 + code.index + code[0].length };
  return {
    kind: 'reported',
    ...(session === undefined ? {} : { session: `mox ${session}` }),
    result: code[1].startsWith('4') ? 'deferred' : 'rejected',
    direction: KIND.exec(fields)?.[1] === 'submission' ? 'submission' : 'inbound',
    word: reply,
    ...named,
    reply: error?.[1] === undefined ? reply : { ...reply, text: `${code[1]} ${error[1]}` },
    ...given({ status }),
  };
}
