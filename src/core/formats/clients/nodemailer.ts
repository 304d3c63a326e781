import { citedIn, citing, isOfMail, type Citation } from '../quotedReplies/cited';
import { isRepeated, wasTold } from '../quotedReplies/citedBefore';
import { announcedBy } from '../quotedReplies/announced';
import { closingBracket } from '../../text/closingBracket';
import { closingQuote } from '../../text/closingQuote';
import { matchesOf } from '../../text/matches';
import type { Format, Line, Memory } from '../format';
import { statementsOf, type Said, type Told } from '../../statement';
import { readLabels } from '../general/labelled';
import { turn } from '../turns';
import { OBJECT, readObject } from './nodemailerObject';
import { readTree, TREE_HEAD, TREE_REPLY } from './nodemailerTree';

// response: '550 5.1.1 No such user', | "response":"535 5.7.8 Authentication failed" | message: '550 5.1.1 No such user': a field of the error, as the console prints it or as JSON
const FIELD = String.raw`(?:^|[\s,{\x60])(?:"?response"?: ?['"]|(?:message|data): ')`;
const RESPONSE = new RegExp(String.raw`${FIELD}(?=[45]\d\d[ -])`, 'g');
// response: '550-5.1.1 …\r\n550 5.1.1 …' | "response":"535 …","responseCode":535: a reply by its shape
const SURE_RESPONSE = String.raw`${FIELD}(?=([45]\d\d)-[^']{1,300}\\r\\n\1[ -])|"response":"(?=([45]\d\d)[ -][^"]{1,600}","responseCode":\2\b)`;
const ERRORS = citedIn([
  // Invalid login: 535 … | { [AuthError: Invalid login - 535 …] (before version 2)
  { pattern: /\bInvalid login(?: sequence while waiting for [^:]{1,40}?)?(?::| -) (?=[45]\d\d[ -])/g, occasion: 'AUTH' },
  // SenderError: Mail from command failed - 553 … | Data command failed - 554 … | Invalid greeting from server - 554 … | Invalid response for EHLO/HELO - 554 … (before version 1)
  { pattern: /\bMail from command failed - (?=[45]\d\d[ -])/g, occasion: 'MAIL' },
  { pattern: /\bRecipient command failed - (?=[45]\d\d[ -])/g, occasion: 'RCPT' },
  { pattern: /\bData command failed - (?=[45]\d\d[ -])/g, occasion: 'DATA' },
  { pattern: /\bMessage failed - (?=[45]\d\d[ -])/g, occasion: 'content' },
  { pattern: /\bInvalid greeting from server(?: -|:) (?=[45]\d\d[ -])/g, occasion: 'connect' },
  { pattern: /\bInvalid response for [EH]E?LH?O(?:\/HELO)?(?: -|:) (?=[45]\d\d[ -])/g },
  { pattern: /\bCan't send mail - all recipients were rejected: (?=[45]\d\d[ -])/g, occasion: 'RCPT' },
  { pattern: /\bRecipient command failed: (?=[45]\d\d[ -])/g, occasion: 'RCPT' },
  { pattern: /\bMail command failed: (?=[45]\d\d[ -])/g, occasion: 'MAIL' },
  { pattern: /\bData command failed: (?=[45]\d\d[ -])/g, occasion: 'DATA' },
  { pattern: /\bMessage failed: (?=[45]\d\d[ -])/g, occasion: 'content' },
  // Invalid greeting. response=554 mx.example.net not accepting messages: 554 mx.example.net …
  { pattern: /\b[A-Z][\w ]{4,60}\. response=(?=[45]\d\d[ -])/g },
  { pattern: new RegExp(SURE_RESPONSE, 'g') },
  { pattern: RESPONSE, ofMail: true },
], responseEnd);

// Error: Invalid greeting from server: — and the reply on the next line (before version 2)
const ABOVE_REPLY = /\bInvalid (?:greeting from server|response for (?:EH|HE|LH)LO):\s*$/;
const announced = announcedBy(
  [
    { pattern: /\bgreeting from server:\s*$/, occasion: 'connect' },
    { pattern: ABOVE_REPLY, occasion: 'EHLO' },
  ],
  endBeforeBracket,
);

// responseCode: 535, | "responseCode":535}: the code once more, as a number of its own
const RESPONSE_CODE = /(?:^|[\s,{])["']?responseCode["']?: ?(?=([45]\d\d)\b)/;

// { component: 'smtp-connection', sid: 'Ab3dEf9hIj', tnx: 'server' } 220 mx.example.com ESMTP: with `logger: console`, which prints what a line is about before it
const CONSOLE = /^.{0,60}?\{ component: 'smtp-connection', sid: '([^']{1,40})', tnx: '(server|client)' \} (?=\S)/;

const ERRORS_OR_LABELS = citing({ ...ERRORS, find: withFields }, readLabels);

/** Nodemailer with `logger: true`; its pool keeps connections apart by an id in brackets. */
export const nodemailer: Format = {
  id: 'nodemailer',
  name: 'Nodemailer log',
  signs: [
    {
      pattern: /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] (?:TRACE|DEBUG|INFO) +(?:\[[^\]]{1,40}\] ){1,2}(?:S: [2-5]\d\d[ -]|C: (?:EHLO|HELO|LHLO|STARTTLS|AUTH|MAIL FROM:|RCPT TO:|DATA|QUIT))/,
      weight: 4,
      sample: '[2026-11-24 10:00:01] DEBUG [Ab3dEf9hIj] S: 220 mx.example.com ESMTP',
    },
    {
      pattern: /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] (?:DEBUG|INFO) +(?:\[[^\]]{1,40}\] )?(?:Creating transport: nodemailer|SMTP handshake finished|Secure connection established|Sending mail using SMTP)/,
      weight: 4,
      sample: '[2026-11-24 10:00:01] DEBUG Creating transport: nodemailer (6.9.0; +https://nodemailer.com/; SMTP/6.9.0[client:6.9.0])',
    },
    { pattern: CONSOLE, weight: 4, sample: "{ component: 'smtp-connection', sid: 'Ab3dEf9hIj', tnx: 'server' } 220 mx.example.com ESMTP" },
    { pattern: OBJECT, weight: 2, sample: "{ type: 'client', message: 'EHLO [127.0.0.1]' }" },
    { pattern: TREE_HEAD, weight: 2, sample: 'SERVER 1:' },
    { pattern: TREE_REPLY, weight: 2, sample: '└──250 2.1.0 Ok' },
    { pattern: { test: (text) => matchesOf(RESPONSE, text).some(isOfMail) }, weight: 4, sample: "  response: '550 5.1.1 No such user'," },
    { pattern: new RegExp(SURE_RESPONSE), weight: 4, sample: '{"code":"EAUTH","response":"535 Bad","responseCode":535}' },
    {
      pattern: /\b(?:Invalid login|Can't send mail - all recipients were rejected|Recipient command failed|Mail command failed|Data command failed|Message failed): [45]\d\d[ -]|\b(?:Invalid greeting|Unexpected [A-Z]{4} response|Server terminates connection)\. response=[45]\d\d[ -]/,
      weight: 4,
      sample: 'Error: Invalid login: 535 5.7.8 Authentication failed',
    },
    { pattern: /\b(?:AuthError: Invalid login|SenderError: Mail from command failed|(?:Data|Message) command failed|Invalid greeting from server|Invalid response for EHLO\/HELO) - [45]\d\d[ -]/, weight: 4, sample: '{ [AuthError: Invalid login - 535 Incorrect authentication data]' },
    { pattern: ABOVE_REPLY, weight: 4, sample: 'Error: Invalid greeting from server:' },
  ],
  ...ERRORS_OR_LABELS,
  read(line, memory) {
    const read = readTree(line, memory) ?? readObject(line, memory) ?? readConsole(line, memory) ?? ERRORS_OR_LABELS.read(line, memory);
    // Beside the reply itself it tells nothing more.
    return statementsOf(read).length === 0 ? (responseCode(line, memory) ?? read) : read;
  },
};

function readConsole(line: Line, memory: Memory): Said | undefined {
  const match = CONSOLE.exec(line.text.slice(0, LOOKED_AT));
  if (!match) return undefined;
  const [whole, session = '', side] = match;
  return turn(line, memory, side === 'server' ? 'server' : 'client', match.index + whole.length, session);
}

/** Other libraries have a field of this name too: it is a reply's where such a reply was told. */
function responseCode({ text }: Line, memory: Memory): Told | undefined {
  const match = RESPONSE_CODE.exec(text.slice(0, LOOKED_AT));
  if (match?.[1] === undefined || !wasTold(memory, match[1])) return undefined;
  const start = match.index + match[0].length;
  return { kind: 'told', reply: { start, end: start + 3 } };
}

/** Errors stand near the start of a line. */
const LOOKED_AT = 4000;

/** The console prints the fields of an error below its stack, and JSON beside its message: they tell no other error. */
function withFields(line: Line, memory: Memory): readonly Citation[] {
  const wordsOf = ({ reply }: Citation): string => firstLine(line.text.slice(reply.start, reply.end));
  const cited = [...announced(line, memory), ...ERRORS.find(line, memory)].sort((a, b) => a.reply.start - b.reply.start);
  return cited.map((citation, index) => {
    const words = wordsOf(citation);
    if (isOfRecipient(line, citation, memory)) return { ...citation, again: true };
    const again = (isField(line, citation) || isInRecord(line.text, citation.reply.start)) && (isRepeated(memory, words) || cited.slice(0, index).some((other) => wordsOf(other).startsWith(words)));
    return again ? { ...citation, again } : citation;
  });
}

/** In the memory: the reply that refused the last of all recipients. */
const REJECTED = 'all rejected';
const ALL_REJECTED = /all recipients were rejected: $/;
//     Error: Recipient command failed: 550 …, below it: the error of each recipient
const OF_RECIPIENT = /Recipient command failed: $/;

/** Whether the error of one recipient repeats the reply that the error about all of them had. */
function isOfRecipient({ text }: Line, { reply }: Citation, memory: Memory): boolean {
  const before = text.slice(0, reply.start);
  const words = text.slice(reply.start, reply.end);
  if (ALL_REJECTED.test(before)) memory.set(REJECTED, words);
  return OF_RECIPIENT.test(before) && memory.get(REJECTED) === words && memory.delete(REJECTED);
}

function firstLine(words: string): string {
  return words.split(/\\[rn]/, 1)[0] ?? words;
}

/** {"err":{"message":"Invalid login: 535 …","stack":"Error: Invalid login: 535 …\n    at …"},"msg":"Invalid login: 535 …"}: one error, as pino and bunyan write it. */
function isInRecord(text: string, at: number): boolean {
  const opens = text.indexOf('{"');
  return opens >= 0 && opens < at && text.trimEnd().endsWith('}');
}

function isField({ text }: Line, { reply }: Citation): boolean {
  return /['"]/.test(text.charAt(reply.start - 1));
}

// response: ' | message: 'Invalid login: (a quote that closes the field, and not the word before it)
const QUOTED = /(?:^|[\s,{[(:=])(['"\x60])(?:[A-Z][\w' -]{2,60}: ){0,3}$/;

/** A field ends with its quote, or where the console breaks the line: \n' + */
function responseEnd({ text, end }: Line, from: number): number {
  const quote = QUOTED.exec(text.slice(Math.max(0, from - 80), from))?.[1];
  if (quote === undefined && isInRecord(text, from)) return Math.min(end, closingQuote(text, from));
  if (quote === undefined) return stackStart(text.slice(from, end), from) ?? bracketEnd(text, from, end) ?? end;
  const found = [`\\n${quote}`, quote].map((mark) => text.indexOf(mark, from)).filter((at) => at >= 0);
  return Math.min(end, ...found);
}

// 421 Too many connections] — the end of { [Error: Invalid greeting from server:
function endBeforeBracket({ text, end }: Line, from: number): number {
  const at = closingBracket(text, '[]', from, end);
  return at === end - 1 ? at : end;
}

// { [AuthError: Invalid login - 535 …] name: 'AuthError' }: how Node showed an error that has fields
const IN_BRACKETS = /\{ \[\w{1,40}: [^\]]{0,80}$/;

function bracketEnd(text: string, from: number, end: number): number | undefined {
  const at = IN_BRACKETS.test(text.slice(0, from)) ? closingBracket(text, '[]', from, end) : -1;
  return at < 0 ? undefined : at;
}

//  at SMTPConnection._formatError (/srv/node_modules/…: the calls, where they stand on the same line
const STACK = / at (?:new |async )?[\w.$<>]{1,80} \((?=[^()]{1,300}:\d{1,6}:\d{1,6}\))/;

function stackStart(words: string, from: number): number | undefined {
  const at = words.search(STACK);
  return at < 0 ? undefined : from + at;
}
