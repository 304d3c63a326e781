import type { Format } from '../format';
import type { Statement } from '../../statement';
import { NOT_ANSWERED_BESIDE } from '../turnsOnLine';
import { EXIT_WORDS } from './sendmail/exitWords';

// bob... User unknown: of a local user, whom no server refused
const UNKNOWN = String.raw`(?:050 )?([^\s.]\S{0,319}?)\.\.\. (?:User|Host) unknown\s*$`;
const LOCAL = new RegExp(`^${UNKNOWN}`);
// `050 ` stands before what an SMTP client hears of it after VERB.
const COMMAND = new RegExp(`^(?:050 )?>>> ${NOT_ANSWERED_BESIDE}`);
/** In the memory: a server has refused something, and what sendmail says of it comes after. */
const REFUSED = 'refused';

/** What `sendmail -v` and `mailx -v` print: commands after `>>>`, replies as they came, notes of their own. */
export const sendmailVerbose: Format = {
  id: 'sendmail-verbose',
  name: 'sendmail -v output',
  signs: [
    { pattern: /^(?:050 )?\S{1,400}\.\.\. Connecting to \S+ (?:port \d{1,5} )?via \w+\.\.\.$/, weight: 4, sample: 'bob@example.net... Connecting to mx.example.net. via esmtp...' },
    { pattern: LOCAL, weight: 4, sample: 'bob... User unknown' },
    // A server says so as well.
    { pattern: new RegExp(String.raw`^[45]\d\d [45]\.\d{1,3}\.\d{1,3} ${UNKNOWN}`), weight: 1, sample: '550 5.1.1 bob... User unknown' },
    { pattern: new RegExp(`${COMMAND.source}(?:EHLO|HELO|LHLO|MAIL|RCPT|DATA|QUIT|RSET|AUTH|STARTTLS|\\.)(?: |$)`), weight: 4, sample: '>>> EHLO mail.example.com' },
  ],
  read({ text, end }, memory) {
    const repeated = REPEATED.exec(text);
    if (repeated) return { kind: 'told', reply: { start: repeated[0].length, end: Math.max(repeated[0].length, end) } };
    const local = LOCAL.exec(text);
    if (local?.[1] !== undefined) return memory.has(REFUSED) ? [] : unknownUser(text, local[1], end);
    if (CONNECTING.test(text)) return { kind: 'disconnected', session: '' };
    const command = COMMAND.exec(text);
    if (command) return { kind: 'said', session: '', speaker: 'client', body: { start: command[0].length, end: Math.max(command[0].length, end) } };
    const reply = REPLY.exec(text);
    if (!reply) return undefined;
    if (memory.has(REFUSED) && OWN_WORDS.test(text)) return { kind: 'told', reply: { start: 0, end } };
    const start = reply[0].length - 4;
    if (text[start] === '5') memory.set(REFUSED, '');
    return { kind: 'said', session: '', speaker: 'server', body: { start, end: Math.max(start, end) } };
  },
};

const REPLY = /^(?:050 )?(?:<<< )?[2-5]\d\d[ -]/;
// 501 5.6.0 Data format error: what sendmail makes of the server's words above
const OWN_WORDS = new RegExp(
  [
    String.raw`^[45]\d\d (?:[45]\.\d{1,3}\.\d{1,3} )?`,
    // <bob@example.net>... | bob...
    String.raw`(?:<[^<>\s]{1,320}>\.\.\. |\S{1,320}\.\.\. )?`,
    // … Host unknown (Name server: example.net: host not found) | … unknown mailer error 127
    String.raw`${EXIT_WORDS}(?: \(.{0,60}\)| \d{1,3})?\s*$`,
  ].join(''),
);
// smtp-server: 550 5.1.1 No such user: mailx, once more
const REPEATED = /^smtp-server: (?=[45]\d\d[ -])/;
const CONNECTING = /^(?:050 )?\S{1,400}\.\.\. Connecting to /;

function unknownUser(text: string, recipient: string, end: number): Statement {
  const reason = { start: text.indexOf('... ') + '... '.length, end };
  return { kind: 'reported', result: 'bounced', direction: 'outbound', word: reason, reason, recipient };
}
