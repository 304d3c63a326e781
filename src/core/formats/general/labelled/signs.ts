import { GREETINGS, WHOLE } from '../../../reference/verbPatterns';
import type { Sign } from '../../format';
import { HOST_NAME } from '../../words/mailWords';
import { FETCHMAIL } from './fetchmail';

// What may stand before a label, and the labels
const BEFORE = String.raw`(?:^|[\s\]:|>)])`;
const SERVER = String.raw`${BEFORE}(?:(?:S|Server|SERVER|SMTP Response|SMTPClient: ReceiveResponse|rsp)[:>] ?|recv [\w.-]{1,255}>|\[S\] |<rx> |\[<-\] )`;
const CLIENT = String.raw`${BEFORE}(?:(?:C|Client|CLIENT|SMTP Send|cmd)[:>] ?|send [\w.-]{1,255}>|\[C\] |<tx> |\[->\] )`;
const ARROW = String.raw`(?:${[
  // <220 mx | >>>EHLO mail
  String.raw`(?:^|\s|:)(?:<{1,3}(?=\d{3}[ -])|>{1,3}(?=[A-Z]{4}[ :]))`,
  // < 220 mx | ESMTP> EHLO mail | RECV: "220 mx
  [
    String.raw`(?:^|[\s\d\]>]|SMTP)`,
    '(?:<{1,3}|>{1,3}|<[-~]{1,2}|[-~]{1,2}>|<=|=>|←|→|RECV:|SENT:|SEND:|RECEIVED:|Recv:|Sent:|Send:|Received:|Got:|Sending:)',
    String.raw`[ \t]{1,2}"?`,
  ].join(''),
].join('|')})`;

/** What only one side says: words that are seldom there and quickly found, so that a label is looked for only before them, and what follows. */
type Words = readonly [first: string, rest: string];

const GREETING: Words = ['220[ -]', String.raw`.*\b(?:E?SMTPS?|LMTP)\b`];
const KEYWORD: Words = ['250[ -]', '(?:PIPELINING|SIZE|8BITMIME|STARTTLS|AUTH[ =]|ENHANCEDSTATUSCODES|DSN|CHUNKING|SMTPUTF8|ETRN|VRFY|HELP|BINARYMIME)'];
const STATUS: Words = [String.raw`[245]\d\d[ -]`, String.raw`[245]\.\d{1,3}\.\d{1,3} `];
const REFUSAL: Words = [String.raw`55\d[ -]`, '[A-Za-z<]'];
const REFUSAL_OR_LOGIN: Words = [String.raw`5[35]\d[ -]`, '[A-Za-z<]'];
// The server's name alone, and why on the next line
const NAMED_REFUSAL: Words = ['[45]\\d\\d-', String.raw`${HOST_NAME}\s*$`];
const ANSWER: Words = ['(?:354|334|235|535)', '(?: |(?<=334)$)'];
const ANY_REPLY: Words = [String.raw`[2-5]\d\d[ -]`, String.raw`\S`];
const HELLO: Words = [`(?:${GREETINGS}|${GREETINGS.toLowerCase()}) `, String.raw`[\w\[]`];
const ENVELOPE: Words = ['(?:MAIL FROM|RCPT TO|mail from|rcpt to|Mail From|Rcpt To):', ' ?<'];
const LOGIN: Words = ['AUTH ', '(?:PLAIN|LOGIN|CRAM-|DIGEST-|SCRAM-|NTLM|XOAUTH2|OAUTHBEARER|GSSAPI)'];
const ALONE: Words = [`(?:${WHOLE})`, String.raw`\s*$`];

/** What shows that each line says who speaks. */
export const SIGNS: readonly Sign[] = [
  { pattern: behind(SERVER, GREETING), weight: 4, sample: 'S: 220 mx.example.com ESMTP' },
  { pattern: behind(SERVER, KEYWORD), weight: 2, sample: 'S: 250-PIPELINING' },
  { pattern: behind(SERVER, STATUS), weight: 2, sample: 'S: 550 5.1.1 No such user' },
  { pattern: behind(`${BEFORE}S: `, REFUSAL), weight: 2, sample: 'S: 550-Mailbox unavailable' },
  { pattern: behind(SERVER, ANSWER), weight: 2, sample: 'S: 334 VXNlcm5hbWU6' },
  { pattern: behind(CLIENT, HELLO), weight: 2, sample: 'C: EHLO client.example.org' },
  { pattern: behind(CLIENT, ENVELOPE), weight: 2, sample: 'C: RCPT TO:<bob@example.net>' },
  { pattern: behind(CLIENT, LOGIN), weight: 2, sample: 'C: AUTH LOGIN' },
  { pattern: FETCHMAIL, weight: 4, sample: 'fetchmail: SMTP error: 554 5.7.1 Refused' },
  { pattern: /\bmutt_socket_(?:readln|write)_d\(\) \d[<>] /, weight: 4, sample: '[2026-11-24 10:00:00]<2> mutt_socket_readln_d() 4< 535 5.7.8 Authentication failed' },
  { pattern: behind(ARROW, GREETING), weight: 2, sample: '<<< 220 mx.example.com ESMTP' },
  { pattern: behind(ARROW, KEYWORD), weight: 2, sample: '<-- 250-PIPELINING' },
  { pattern: behind(ARROW, STATUS), weight: 2, sample: '<< 550 5.1.1 No such user' },
  { pattern: behind(String.raw`(?:^|[>\s])<<< `, REFUSAL), weight: 2, sample: '<<< 550 Sender verify failed' },
  { pattern: behind(String.raw`(?:^|[>\s])(?:RECV|Recv): `, REFUSAL_OR_LOGIN), weight: 2, sample: 'Recv: 535 Incorrect authentication data' },
  { pattern: behind(ARROW, NAMED_REFUSAL), weight: 2, sample: '< 554-mx.example.com' },
  { pattern: behind(ARROW, HELLO), weight: 2, sample: '>>> EHLO client.example.org' },
  { pattern: behind(ARROW, ENVELOPE), weight: 2, sample: '>> MAIL FROM:<alice@example.com>' },
  { pattern: new RegExp(`${behind(SERVER, ANY_REPLY).source}|${behind(CLIENT, ALONE).source}`), weight: 1, sample: 'S: 554 Transaction failed' },
];

/** What was said, where it stands behind a label. */
function behind(label: string, [first, rest]: Words): RegExp {
  return new RegExp(`${first}(?<=${label}${first})${rest}`);
}
