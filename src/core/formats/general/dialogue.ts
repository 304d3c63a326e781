import { given } from '../../given';
import { readConnection } from '../lineParts/connection';
import { connectsTo, isPrompt } from '../lineParts/shellPrompt';
import type { Format, Line } from '../format';
import type { Disconnected, Noted, Said, Statement } from '../../statement';
import { MAIL_WORDS } from '../words/mailWords';
import { GREETINGS } from '../../reference/verbPatterns';
import { matchAt } from '../../text/matches';
import { findWords } from '../../text/span';

// Trying 192.0.2.1... Connected to mx.example.com. Escape character is '^]'. 220 mx.example.com: telnet's first lines on one, as web pages fold them
const CONNECTED = /^[>|\s]{0,12}(?:Trying .{0,100}?)?(?:Connected to ([\w.-]{1,255}?)\. {1,4})?Escape character is '.{1,4}'\. {1,4}(?=220[ -]\S)/;

/** A session as it went over the wire: telnet, netcat, openssl s_client, an RFC's example. Who speaks is told by the course of the dialogue. */
export const dialogue: Format = {
  id: 'dialogue',
  name: 'SMTP session',
  signs: [
    { pattern: /^(?:[>|#\s]{0,12}|└──)220[ -].*\b(?:E?SMTPS?|LMTP)\b/, weight: 4, sample: '220 mx.example.com ESMTP ready' },
    { pattern: /^[>|\s]{0,12}334 (?:VXNlcm5hbWU6|UGFzc3dvcmQ6|dXNlcm5hbWU6|cGFzc3dvcmQ6|VXNlciBOYW1lAA==|UGFzc3dvcmQA)\s*$/, weight: 4, sample: '334 VXNlcm5hbWU6' },
    { pattern: CONNECTED, weight: 4, sample: "Escape character is '^]'. 220 mx.example.com ESMTP" },
    { pattern: /^\*{4} SMTP testing session as if from host \S/, weight: 4, sample: '**** SMTP testing session as if from host 192.0.2.44' },
    { pattern: /^Connection to \S+ (?:\(\S+\) )?\d+ port \[tcp\/(?:smtp|submission|submissions|smtps|urd)\] succeeded!/, weight: 4, sample: 'Connection to mx.example.net (192.0.2.1) 25 port [tcp/smtp] succeeded!' },
    { pattern: { test: (text) => connectsTo(text) !== undefined }, weight: 2, sample: '$ nc mx.example.net 25' },
    { pattern: /^[>|\s]{0,12}(?:EHLO|HELO|LHLO|ehlo|helo) [\w[][\w.:[\]-]*\s*$/, weight: 2, sample: 'EHLO client.example.org' },
    { pattern: /^[>|\s]{0,12}(?:MAIL FROM|mail from):\s*<\S*>/i, weight: 2, sample: 'MAIL FROM:<alice@example.com>' },
    { pattern: /^[>|\s]{0,12}(?:RCPT TO|rcpt to):\s*<\S+>/i, weight: 2, sample: 'RCPT TO:<bob@example.net>' },
    { pattern: /^[>|\s]{0,12}AUTH (?:PLAIN|LOGIN|CRAM-|DIGEST-|SCRAM-|NTLM|XOAUTH2|OAUTHBEARER|GSSAPI)/i, weight: 2, sample: 'AUTH LOGIN' },
    { pattern: /^[>|\s]{0,12}250[ -](?:PIPELINING|SIZE|8BITMIME|STARTTLS|AUTH[ =]|ENHANCEDSTATUSCODES|DSN|CHUNKING|SMTPUTF8|ETRN|VRFY|HELP|BINARYMIME)(?: |$)/, weight: 2, sample: '250-PIPELINING' },
    { pattern: /^[>|\s]{0,12}354[ -].*(?:<CR|CRLF|end (?:data|with)|ending|start mail|mail input|go ahead|enter m(?:ail|essage)|send (?:data|message|mail))/i, weight: 2, sample: '354 End data with <CR><LF>.<CR><LF>' },
    { pattern: /^[>|\s]{0,12}(?:2\d\d[ -]2|4\d\d[ -]4|5\d\d[ -]5)\.\d{1,3}\.\d{1,3} /, weight: 2, sample: '550 5.1.1 No such user' },
    {
      pattern: new RegExp(String.raw`^(?:2[25]\d|235|4[25]\d|5[035]\d)[ -].*${MAIL_WORDS}`, 'i'),
      weight: 2,
      sample: '554 Transaction failed',
    },
    { pattern: /^(?:USER|PASS|PASV|EPSV|RETR|STOR|CWD|PWD|TYPE [AI]|GROUP|ARTICLE)(?: \S+)?\s*$|^(?:150|226|227|229|230|331|211 \d|423)[ -]\S|^421 .{0,80}(?:control connection|remote server has closed)/, weight: -4, sample: '331 Please specify the password.' },
    { pattern: /^\s{0,12}(?:200 OK|301 Moved|302 Found|304 Not Modified|400 Bad|401 Un|403 Forbidden|404 Not)|^[<>]?\s?HTTP\/[12]/, weight: -4, sample: '404 Not Found' },
    { pattern: /^(?:STARTTLS|DATA|QUIT)\s*$/, weight: 1, sample: 'QUIT' },
    { pattern: /^(?:5[0-5]\d|571|4[2-5]\d|2[125]\d)[ -][A-Za-z]/, weight: 1, sample: '521 mx.example.com does not accept mail' },
  ],
  general: true,
  takesAnything: true,
  read(line) {
    return readConnection(line, BARE) ?? readPrompt(line) ?? readConnected(line) ?? readBeside(line) ?? readBare(line);
  },
};

/** A shell between two sessions, and whom its next command reaches. */
function readPrompt({ text, start, end, program }: Line): Noted | Disconnected | undefined {
  if (program !== '') return undefined;
  const asked = connectsTo(text);
  if (asked !== undefined) return { kind: 'noted', session: BARE, piece: { start, end }, begins: true, asked };
  return isPrompt(text) ? { kind: 'disconnected', session: BARE } : undefined;
}

/** A greeting behind what telnet says of the connection. */
function readConnected({ text, start, end, program }: Line): Statement | readonly Statement[] | undefined {
  const match = program === '' ? CONNECTED.exec(text.slice(0, LONGEST_BESIDE)) : null;
  if (!match) return undefined;
  const [whole, asked] = match;
  return [
    { kind: 'noted', session: BARE, piece: { start, end: whole.length }, begins: true, ...given({ asked }) },
    { kind: 'said', session: BARE, speaker: 'server', body: { start: whole.length, end } },
  ];
}

// RCPT TO:<bob@example.net>      550 5.1.1 No such user | MAIL FROM:<alice@example.com> -> 250 2.1.0 Ok
const BESIDE = new RegExp(String.raw`^[>|\s]{0,12}((?:(?:MAIL FROM|RCPT TO): ?<[^<>\s]{0,320}>|(?:${GREETINGS}) [\w.:[\]-]{1,255}|AUTH [A-Z\d-]{4,20}|STARTTLS|DATA|QUIT|RSET))(?: {2,60}|\t{1,8}| {0,8}(?:->|=>|→|\|) {0,8})(?=[2-5]\d\d[ -]\S)`);

/** A command and its reply side by side, as people sum a session up. */
function readBeside({ text, end, program }: Line): readonly Said[] | undefined {
  const match = program === '' ? BESIDE.exec(text.slice(0, LONGEST_BESIDE)) : null;
  if (match?.[1] === undefined) return undefined;
  const [whole, command] = match;
  return [
    { kind: 'said', session: BARE, speaker: 'client', body: findWords(text, command) },
    { kind: 'said', session: BARE, speaker: 'server', body: { start: whole.length, end } },
  ];
}

const LONGEST_BESIDE = 500;

/** The session of lines without a mark; its name, where nobody in it says who they are. */
export const BARE = 'Session';

// Examples are set in by a few spaces, mails quote, web pages mark code, old nodemailer drew a tree; a deep indent is something else.
const LEAD = /(?:[ \t]{0,8}[>|]){0,4}[ \t]{0,8}(?:└──|#(?=[2-5]\d\d[ -]))?(?:<(?:pre|code|tt)(?: [^<>]{0,100})?>){0,2}/y;

// What Postfix adds to a reply that it repeats in a bounce is none of the server's words.
const TAIL = /(?: \(in reply to [A-Za-z ]{2,20} command\)\)?)?(?:<\/(?:pre|code|tt)>){0,3}$/;

// What Postfix writes behind a reply of its own in its log: of such a line the beginning is gone.
const OF_LOG = /; (?:from=<[^<>]{0,320}> )?(?:to=<[^<>]{0,320}> )?proto=E?SMTP helo=<[^<>]{0,320}>$/;

/**
 * A line without a mark. It has a session of its own: what a program prints
 * between marked lines is nobody's turn.
 * @param from where the line begins, behind what its logger wrote
 */
export function readBare({ text, end, program }: Line, from = 0): Said | undefined {
  if (program !== '') return undefined;
  const start = from + (matchAt(LEAD, text, from)?.[0].length ?? 0);
  const stop = end - (TAIL.exec(text.slice(Math.max(0, end - 60), end))?.[0].length ?? 0);
  return stop > start && !OF_LOG.test(text.slice(Math.max(start, end - 1100), end)) ? { kind: 'said', session: BARE, body: { start, end: stop } } : undefined;
}
