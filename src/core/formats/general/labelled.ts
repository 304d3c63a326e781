import { readCommand } from '../../dialogue/command';
import type { Speaker } from '../../speaker';
import type { Format, Line, Memory } from '../format';
import { statementsOf, type Noted, type Reported, type Said, type Statement, type Told } from '../../statement';
import { isRepeated, wasRefused } from '../quotedReplies/citedBefore';
import { findMark, type FoundMark } from '../lineParts/lead';
import { quoted } from '../lineParts/quoted';
import { HOST_NAME } from '../words/mailWords';
import { readTurn, turn } from '../turns';
import { turnsOnLine } from '../turnsOnLine';
import { BEGINNINGS, GREETINGS, WHOLE } from '../../reference/verbPatterns';

// C: User: YWxpY2U= | C: Pass: c2VjcmV0: tshark says which response it is
const RESPONSE_NAMED = String.raw`(?:(?:User|Pass): (?=[A-Za-z\d+/]{2,400}={0,2}\s*$))?`;
// S: 220 mx | C: EHLO mail, and what other programs call the two
const WORDS = [
  String.raw`(${[
    // S: 220 mx | Server: 220 mx | SMTPClient: ReceiveResponse: 220 mx (Domino)
    String.raw`(?:S|Server|SERVER|SMTP Response|SMTPClient: ReceiveResponse|rsp)[:>](?=\s|\d{3}|$)\s?`,
    // recv mx.example.net>220 mx (sendmail for Node)
    String.raw`recv [\w.-]{1,255}>`,
    // [S] 220 mx | <rx> 220 mx | [<-] 220 mx
    String.raw`\[S\]\s|<rx>\s|\[<-\]\s`,
  ].join('|')})`,
  String.raw`(${[
    // C: EHLO mail | Client: EHLO mail | C: Pass: c2VjcmV0
    String.raw`(?:C|Client|CLIENT|SMTP Send|cmd)[:>](?=\s|[A-Z]|$)\s?${RESPONSE_NAMED}`,
    // send mx.example.net>EHLO mail
    String.raw`send [\w.-]{1,255}>`,
    // [C] EHLO mail | <tx> EHLO mail | [->] EHLO mail
    String.raw`\[C\]\s|<tx>\s|\[->\]\s`,
  ].join('|')})`,
].join('|');
// < 220 mx | > EHLO mail. A `>` before another mark is a quote.
const ARROWS = [
  String.raw`(${[
    // < 220 mx | <<< 220 mx | <-- 220 mx | <~~ 220 mx | SMTP <<< 220 mx | ESMTP< 220 mx | 4< 220 mx
    String.raw`(?:E?SMTP ?|\d)?(?:<{1,3}|<[-~]{1,2}|<=|←)(?! (?:S|C)[:>] )(?=\s|\d{3}[ -]|$)\s{0,2}(?:"(?=\d{3}[ -]))?`,
    // RECV: 220 mx, but not Got: 553 | 553 5.7.1 Refused (an error that gives the code and then the reply)
    String.raw`(?:RECV|Recv|RECEIVED|Received|Got): (?!\d{3} \| \d{3}[ -])`,
  ].join('|')})`,
  String.raw`(${[
    // > EHLO mail | >>> EHLO mail | --> EHLO mail, but no > < and no > S:
    [
      String.raw`(?:E?SMTP ?|\d)?(?:>{1,3}|[-~]{1,2}>|=>|→)`,
      String.raw`(?! {0,2}(?:\x60{3})?(?:(?:[<>]{1,3}|<[-~]{1,2}|[-~]{1,2}>) |(?:S|C|Server|Client|SERVER|CLIENT)[:>]))`,
      String.raw`(?=\s|[A-Z]{4}|$)\s{0,2}(?:"(?=[A-Z]{4}))?`,
    ].join(''),
    // SEND: EHLO mail
    '(?:SEND|Send|SENT|Sent|Sending): ',
  ].join('|')})`,
].join('|');
// < S: 220 mx: both an arrow and a word (ESP-Mail-Client)
const LABELS = new RegExp(`(?:[<>] (?=[SC][:>] ))?(?:${WORDS})`, 'y');
const MARKS = new RegExp(`(?:[<>] (?=[SC][:>] ))?(?:${WORDS})|${ARROWS}`, 'y');
// A mark wherever words of the dialogue follow it
const TURN = new RegExp(String.raw`(?<!\S)(?:${MARKS.source})(?=\S)`, 'g');

// In signs: what may stand before a label, and the labels.
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

// fetchmail: SMTP error: 554 5.7.1 Refused
const FETCHMAIL = /(?:^|\s)fetchmail(?:\[\d{1,10}\])?: SMTP error: (?=[45]\d\d[ -])/;

// Trying to connect to 192.0.2.25/25...connected.: fetchmail, which writes so of the mailbox too
const REACHED = /Trying to connect to ([\w.:-]{1,255})\/(?!(?:110|143|993|995|imaps?|pop3s?)\.)\w{1,20}\.\.\.connected\.$/;

/** A session in which each line says who speaks: by a word, or by an arrow whose sense the lines themselves tell. */
export const labelled: Format = {
  id: 'labelled',
  name: 'SMTP session with C: and S:',
  signs: [
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
  ],
  general: true,
  read(line, memory) {
    const over = readUnexpected(line, memory);
    if (over) return over;
    const turns = turnsOnLine(line, TURN);
    return turns.length === 0 ? readOne(line, memory) : ofOneSession(turns.flatMap((one) => statementsOf(readOne(one, memory))));
  },
};

/** What keeps connections apart stands before the first turn alone. */
function ofOneSession(statements: readonly Statement[]): readonly Statement[] {
  const [first] = statements;
  if (first?.kind !== 'said' || first.session === '') return statements;
  return statements.map((one) => (one.kind === 'said' && one.session === '' ? { ...one, session: first.session } : one));
}

function readReached({ text, start, end }: Line): Noted | undefined {
  const asked = REACHED.exec(text.slice(Math.max(start, end - LONGEST_BEFORE), end))?.[1];
  return asked === undefined ? undefined : { kind: 'noted', session: '', piece: { start, end }, begins: true, asked };
}

// Error: Expected smtp code 250, got 550: mailsend, which shows the first line of a reply and goes
const UNEXPECTED = /^[>\s]{0,12}Error: Expected smtp code [\d/]{3,11}, got (?=[45]\d\d\s*$)/;

/** The code once more, behind the reply in the session, which is over. */
function readUnexpected({ text, end }: Line, memory: Memory): readonly Statement[] | undefined {
  const match = memory.get('marked') === undefined ? null : UNEXPECTED.exec(text.slice(0, LONGEST_BEFORE));
  if (!match || !wasRefused(memory, text.slice(match[0].length, end))) return undefined;
  return [{ kind: 'disconnected', session: '' }, { kind: 'told', reply: { start: match[0].length, end } }];
}

function readOne(line: Line, memory: Memory): Statement | undefined {
  const next = readNextOfError(line, memory) ?? readSummary(line, memory);
  if (next) return next;
  const known = findMark(line, MARKS);
  const found = known ?? markBefore(line);
  if (!found) return readError(line, memory) ?? readLabels(line, memory) ?? readReached(line);
  if (found.match[3] === undefined && found.match[4] === undefined) return known ? readLabels(line, memory) : looseLabel(line, memory, found);
  const inside = withoutQuotes(line, found.end);
  const speaker = byArrow(found.match[3] === undefined ? '>' : '<', inside.text.slice(found.end, inside.end), memory);
  const said: Said = { ...turn(inside, memory, speaker ?? 'client', found.end, found.session), ...(known ? {} : { loose: true }) };
  if (REFUSAL_SHOWN.test(inside.text.slice(0, inside.end))) memory.set(SHOWN, '');
  if (speaker) return said;
  const { speaker: _, ...nobody } = said;
  return nobody;
}

/** In the memory: the line above shows a refusal as sendmail's notices do. */
const SHOWN = 'refusal shown';
const REFUSAL_SHOWN = /^[>\s]{0,12}<<< [45]\d\d[ -]/;
// 550 5.1.1 <bob@example.net>... User unknown
const SUMMARY = /(?=[45]\d\d [45]\.\d{1,3}\.\d{1,3} <?[^\s<>]{1,320}>?\.\.\. )/y;

/** What sendmail makes of the refusal that it shows above, in its own words. */
function readSummary(line: Line, memory: Memory): Told | undefined {
  const found = memory.delete(SHOWN) ? findMark(line, SUMMARY) : undefined;
  return found && { kind: 'told', reply: { start: found.end, end: line.end } };
}

/** <-- "220 mx.example.com ESMTP\r\n": what is said ends before the quote that a program puts around it. */
function withoutQuotes(line: Line, start: number): Line {
  const inQuotes = line.text[start - 1] === '"' ? quoted(line, start - 1) : undefined;
  return inQuotes ? { ...line, end: Math.max(start, inQuotes.end) } : line;
}

const LONGEST_BEFORE = 250;
// What a mark that stands anywhere is followed by: 250-PIPELINING | EHLO client.example.org | MAIL FROM:<alice@example.com>
const SAID = String.raw`(?=[2-5]\d\d(?:[ -]|$)|(?:${GREETINGS}|AUTH) [\w\[]|(?:MAIL FROM|RCPT TO): ?<|(?:${WHOLE})\s*$)`;
// What stands before it is no command: one and its reply may stand side by side.
const ANYWHERE = new RegExp(String.raw`^(?!\s*(?:${BEGINNINGS})\b).{0,${LONGEST_BEFORE}}?(?<![^\s\]>):|]|,\s)(?:${MARKS.source})${SAID}`);

/** A mark behind whatever a logger writes that is not known piece by piece, where the words after it leave no doubt. */
function markBefore({ text, end }: Line): FoundMark | undefined {
  const match = ANYWHERE.exec(text.slice(0, Math.min(end, LONGEST_BEFORE)));
  return match ? { match, end: match.index + match[0].length, session: '' } : undefined;
}

function looseLabel(line: Line, memory: Memory, found: FoundMark): Said {
  return { ...turn(line, memory, found.match[1] === undefined ? 'client' : 'server', found.end, ''), loose: true };
}

/** In the memory: the code of the refusal that fetchmail tells, of which more lines follow. */
const ERROR = 'error';

// They stand bare beneath the first.
const NEXT = /(?=([45]\d\d)[ -])/y;

function readNextOfError(line: Line, memory: Memory): Told | undefined {
  const code = memory.get(ERROR);
  const found = code === undefined ? undefined : findMark(line, NEXT);
  if (found?.match[1] !== code || code === undefined || !found) {
    memory.delete(ERROR);
    return undefined;
  }
  if (line.text[found.end + 3] === ' ') memory.delete(ERROR);
  return { kind: 'told', reply: { start: found.end, end: line.end } };
}

/** The refusal that fetchmail ends with, which it has shown before where it shows the session. */
function readError({ text, end }: Line, memory: Memory): Reported | Told | undefined {
  const match = FETCHMAIL.exec(text.slice(0, LONGEST_BEFORE));
  if (!match) return undefined;
  const start = match.index + match[0].length;
  const reply = { start, end: Math.max(start, end) };
  if (text[start + 3] === '-') memory.set(ERROR, text.slice(start, start + 3));
  if (isRepeated(memory, text.slice(start, end))) return { kind: 'told', reply };
  return { kind: 'reported', result: text[start] === '4' ? 'deferred' : 'rejected', direction: 'outbound', word: { start, end: start + 3 }, reply };
}

/** What was said, where it stands behind a label. */
function behind(label: string, [first, rest]: Words): RegExp {
  return new RegExp(`${first}(?<=${label}${first})${rest}`);
}

/** Reads a line in which a word says who speaks. */
export function readLabels(line: Line, memory: Memory): Said | Told | undefined {
  return readTurn(line, memory, LABELS);
}

// What only a server says, what only a client says: enough to learn the sense of an arrow from.
const REPLY = /^(?:220[ -]|221 |235 |250[ -]|334(?: |$)|354 |[45]\d\d[ -])/;

/**
 * Programs disagree about arrows: `<<<` is what the server says in sendmail, and
 * what the client says in servers that log what they get. The first line that
 * only one side can say tells; where one arrow stands before both sides, it is
 * a quote, and the course of the dialogue tells.
 */
function byArrow(arrow: '<' | '>', words: string, memory: Memory): Speaker | undefined {
  const known = memory.get('server');
  if (memory.has('content')) {
    if (words === '.' || known === arrow) memory.delete('content');
    return known === '?' ? undefined : known === arrow ? 'server' : 'client';
  }
  const evidence = sideOf(words);
  if (evidence === undefined) return known === '?' ? undefined : (known ?? '<') === arrow ? 'server' : 'client';
  const server = (evidence === 'server') === (arrow === '<') ? '<' : '>';
  if (known === undefined) memory.set('server', server);
  else if (known !== server) memory.set('server', '?');
  if (evidence === 'server' && words.startsWith('354')) memory.set('content', '');
  return memory.get('server') === '?' ? undefined : evidence;
}

function sideOf(words: string): Speaker | undefined {
  if (REPLY.test(words)) return 'server';
  return readCommand(words, 0, 0, words.length, 'strict') ? 'client' : undefined;
}
