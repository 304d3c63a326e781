import { citedIn, citing, type Citation } from '../quotedReplies/cited';
import { forgetCited, noteRefusal } from '../quotedReplies/citedBefore';
import { readConnection } from '../lineParts/connection';
import { BARE, readBare } from '../general/dialogue';
import type { Format, Line, Memory } from '../format';
import { BEGINNINGS } from '../../reference/verbPatterns';

// DEBUG SMTP: Found extension "SIZE", arg "1000" | DEBUG: setDebug: JavaMail version 1.6.2 | DEBUG SMTPS: …
const NOTE = /(?:^|[\s\]:-])DEBUG(?: SMTPS?| TLS| OAUTH2)?: /;

// [11/24/26 10:00:00:000 EST] 0000002a SystemOut     O 220 mx.example.com | O 220 mx.example.com: WebSphere, which writes it before the first line of a reply
const SYSTEM_OUT = /^\s{0,8}(?:\[[^[\]]{10,60}\] [0-9a-f]{6,16} SystemOut {1,8})?O {1,2}(?=\S)/;
// 2026-11-24 10:00:01,123 http-nio-8080-exec-3 DEBUG admin 600x41x1 3anfad9 192.0.2.1 /secure/admin/… [com.atlassian.mail.outgoing] EHLO jira.example.org (Jira and Confluence)
const JIRA = /^(?:.{0,400}[\s:])?([^\s:]{1,100}) (?:TRACE|DEBUG|INFO|WARN|ERROR) .{0,500}?\[(?:com\.atlassian|c\.a)\.mail\.outgoing\](?: |$)/;
const OF_JIRA = '.mail.outgoing]';
const LONGEST_PREFIX = 1000;

const ERRORS = citedIn([
  { pattern: /\bAuthenticationFailedException: (?=[45]\d\d[ -])/g, occasion: 'AUTH' },
  { pattern: /\bSMTPAddressFailedException: (?=[45]\d\d[ -])/g, occasion: 'RCPT' },
  { pattern: /\bSMTPSenderFailedException: (?=[45]\d\d[ -])/g, occasion: 'MAIL' },
  { pattern: /\bSMTPSendFailedException: (?=[45]\d\d[ -])/g },
  // Got bad greeting from SMTP host: mx.example.net, port: 25, response: 521 … | got bad greeting from host "mx.example.net", port: 25, response: 521 …
  { pattern: /\b[Gg]ot bad greeting from (?:SMTP host: |host ")[\w.:-]{1,255}"?, port: \d{1,5}, response: (?=[45]\d\d[ -])/g, occasion: 'connect' },
  // jakarta.mail.MessagingException: 501 Syntax: HELO hostname | Could not connect to SMTP host: mx.example.net, port: 25, response: 554
  { pattern: /\bmail\.MessagingException: (?=[45]\d\d[ -]\S)/g },
  { pattern: /\b[Cc]ould not connect to (?:SMTP host: |host ")[\w.:-]{1,255}"?, port: \d{1,5}, response: (?=[45]\d\d\b)/g, occasion: 'connect' },
  { pattern: /\bgot response code \d{3}, with response: (?=[45]\d\d[ -])/g },
], endOfReply);

/** Its code may be all there is of a greeting: `response: 554. Failed messages: …`. */
function endOfReply({ text, end }: Line, from: number): number {
  return /^[45]\d\d[^ \d-]/.test(text.slice(from, from + 4)) ? from + 3 : end;
}

/** In the memory: a session is shown. Where there are only errors, what stands between them is no dialogue. */
const SESSION = 'session';
const OPENS = new RegExp(String.raw`^(?:[23]\d\d[ -]|(?:${BEGINNINGS})\b)`);

/** JavaMail or Jakarta Mail with `mail.debug`: the session itself goes unmarked between the notes. */
export const javaMail: Format = {
  id: 'javamail',
  name: 'JavaMail debug output',
  signs: [
    {
      pattern: new RegExp(
        String.raw`(?:^|[\s\]:-])DEBUG SMTPS?: (?:${[
          // trying to connect to host "mx.example.com", port 587, isSSL false
          'trying to connect|connected to host|useEhlo|Found extension',
          // need username and password for authentication
          'need username|Attempt to authenticate|protocolConnect|Using mechanism',
          // message successfully delivered to mail server
          'message successfully|Verified Addresses|AUTH |use8bit|exception ',
        ].join('|')})`,
      ),
      weight: 4,
      sample: 'DEBUG SMTP: useEhlo true, useAuth true',
    },
    { pattern: /(?:^|\s)DEBUG: (?:setDebug: )?(?:JavaMail|Jakarta Mail|Angus Mail) version /, weight: 4, sample: 'DEBUG: setDebug: JavaMail version 1.6.2' },
    { pattern: /\bmail\.MessagingException: (?:[45]\d\d[ -]\S|Could not connect to SMTP host: \S{1,255}, port: \d{1,5}, response: [45]\d\d\b)/, weight: 4, sample: 'jakarta.mail.MessagingException: 501 Syntax: HELO hostname' },
    { pattern: /\b[Gg]ot bad greeting from (?:SMTP host: |host ")[\w.:-]{1,255}"?, port: \d{1,5}, response: [45]\d\d[ -]/, weight: 4, sample: 'Mail failed: Got bad greeting from SMTP host: mx.example.net, port: 25, response: 554 5.7.1 No SMTP service here' },
    { pattern: /\b(?:SMTP(?:Address|Send|Sender)|Authentication)FailedException: [45]\d\d[ -]/, weight: 4, sample: 'javax.mail.AuthenticationFailedException: 535 5.7.8 Authentication failed' },
  ],
  takesAnything: true,
  ...citing({ ...ERRORS, find: findInChain }, (line, memory) => {
    const { length, session } = prefixOf(line.text);
    if (NOTE.test(line.text.slice(length, length + 120))) {
      forgetCited(memory);
      memory.set(SESSION, '');
      return readConnection(line, session) ?? [];
    }
    const said = readBare(line, length);
    if (!said) return undefined;
    const words = line.text.slice(said.body.start, said.body.end);
    if (OPENS.test(words)) memory.set(SESSION, '');
    if (!memory.has(SESSION)) return undefined;
    noteRefusal(memory, words);
    return { ...said, session };
  }),
};

/** What a server of applications writes before a line, and the thread that it names there. */
function prefixOf(text: string): { readonly length: number; readonly session: string } {
  const head = text.slice(0, LONGEST_PREFIX);
  const jira = head.includes(OF_JIRA) ? JIRA.exec(head) : null;
  if (jira) return { length: jira[0].length, session: jira[1] ?? BARE };
  return { length: SYSTEM_OUT.exec(head.slice(0, 120))?.[0].length ?? 0, session: BARE };
}

// com.sun.mail.smtp.SMTPAddressFailedException: 550 5.1.1 No such user, below `nested exception is:`: one for each recipient, who is not named
const LINK = /\bSMTPAddressFailedException: (?=[45]\d\d[ -])/;
// SendFailedException: Invalid Addresses; | Caused by: …SMTPAddressFailedException: 550 …: a chain begins, perhaps the same as before
const BEGINS_CHAIN = /(?:Send|Messaging)(?:Failed)?Exception: |\bCaused by: /;
const NESTED = /\bnested exception is:\s*$/;

/** In the memory: the replies of the chain in hand. */
const CHAIN = 'chain';
/** In the memory: the next line is a link of it. */
const LINKED = 'linked';

/** What a line cites; of a chain of exceptions each link tells of another recipient, though the words are the same. */
function findInChain(line: Line, memory: Memory): readonly Citation[] {
  const { text } = line;
  const linked = memory.delete(LINKED);
  if (NESTED.test(text.slice(-LONGEST_END))) memory.set(LINKED, '');
  const head = text.slice(0, LONGEST_LINK);
  if (BEGINS_CHAIN.test(head)) memory.delete(CHAIN);
  const cited = ERRORS.find(line, memory);
  const [first] = cited;
  if (!first || !LINK.test(head)) return cited;
  const reply = text.slice(first.reply.start, first.reply.start + KEPT);
  const before = linked ? (memory.get(CHAIN)?.split('\n') ?? []) : [];
  memory.set(CHAIN, [reply, ...before].slice(0, MOST_LINKS).join('\n'));
  return [{ ...first, times: before.filter((one) => one === reply).length + 1 }, ...cited.slice(1)];
}

const LONGEST_END = 60;
const LONGEST_LINK = 400;
const KEPT = 100;
const MOST_LINKS = 50;
