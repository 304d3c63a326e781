import { readCommand } from '../dialogue/command';
import { FAILED } from '../formats/words/errorWords';

/** Mail programs break what somebody writes at 72 to 78 columns. */
const NARROWEST_MAIL = 72;
const WIDEST_MAIL = 80;
/** So many lines that go on below are no accident. */
const NO_ACCIDENT = 3;

// words with a blank at which a mail program could have broken the line
export const BREAKABLE = /\S\s+\S/;
// Final-Recipient: … | <bob@example.net>: host mx.example.net[192.0.2.1] said: …, of a notice that mail came back, or of a mail as it was sent: these are read as they are broken
const OF_MAIL = /^(?:Diagnostic-Code|Final-Recipient|Reporting-MTA|Received|Return-Path|Content-Type): |^\s*<[^<>\s]{1,320}>: host /i;

/** The longest line, in UTF-16 units, that somebody's mail program left in a text; nothing where one is longer than those programs leave any, or no error message was broken. */
export function widthOfMail(lines: readonly string[]): number | undefined {
  if (lines.some((line) => OF_MAIL.test(line))) return undefined;
  const width = Math.max(NARROWEST_MAIL, ...lines.filter((line) => BREAKABLE.test(line)).map((line) => line.trimEnd().length));
  if (width > WIDEST_MAIL) return undefined;
  const broken = lines.flatMap((line, index) => {
    const below = lines[index + 1] ?? '';
    return line.trim() !== '' && hasNoRoomFor(line, below, width) ? [{ line, below }] : [];
  });
  return broken.some(({ line, below }) => isMessage(line) && (broken.length >= NO_ACCIDENT || isOpen(line) || isInsideReply(line, below))) ? width : undefined;
}

// … The server response was: 550 | … rejected: 550 5.1.1
const ENDS_WITH_CODE = /\S[ ;:"'(][45]\d\d(?: [45]\.\d{1,3}\.\d{1,3})?$/;
// 5.1.1 No such user | <bob@example.net>: Recipient address rejected
const BEGINS_WORDS = /^\s{0,8}(?:[45]\.\d{1,3}\.\d{1,3} \S|<[^<>\s]{1,320}>|[A-Z])/;

// … failed: bob@example.net: and the reply to it below
const ENDS_WITH_ADDRESS = /\S@[\w.-]{1,255}>?:$/;
const BEGINS_REPLY = /^\s{0,8}[45]\d\d [A-Z\d<]/;

/** Whether lines were broken between a reply's code and its words, or between it and whom it is about. */
function isInsideReply(line: string, below: string): boolean {
  const above = line.trimEnd();
  return (ENDS_WITH_CODE.test(above) && BEGINS_WORDS.test(below)) || (ENDS_WITH_ADDRESS.test(above) && BEGINS_REPLY.test(below));
}

/** No terminal is narrower; few are wider. */
const NARROWEST_TERMINAL = 76;
const WIDEST_TERMINAL = 132;
const NEARLY_ALL = 0.8;

/** The last column of the terminal that cut the lines of a text, in UTF-16 units; nothing where they end elsewhere, or no error message was cut. */
export function columnOfTerminal(lines: readonly string[]): number | undefined {
  const width = Math.max(0, ...lines.map((line) => line.length));
  if (width < NARROWEST_TERMINAL || width > WIDEST_TERMINAL) return undefined;
  const cut = lines.filter((line) => line.length === width);
  // Words that a mail program put below had no room either, but left lines of any length.
  const broken = lines.filter((line, index) => line.trim() !== '' && hasNoRoomFor(line, lines[index + 1] ?? '', width));
  // The same line again and again is as long each time.
  return new Set(cut).size >= NO_ACCIDENT && cut.length >= broken.length * NEARLY_ALL && cut.some(isMessage) ? width : undefined;
}

/** Whether a line opens more parentheses than it closes. */
function isOpen(line: string): boolean {
  return line.split('(').length > line.split(')').length;
}

/** Whether the first word of the line below, if it has one, had no room in the one above. */
export function hasNoRoomFor(above: string, below: string, width: number): boolean {
  const word = /^\S+/.exec(below.trimStart())?.[0];
  return word !== undefined && above.trimEnd().length + 1 + word.length > width;
}

const TELLS_FAILURE = new RegExp(FAILED);
// smtplib.SMTPRecipientsRefused: { | com.sun.mail.smtp.SMTPSendFailedException: 550
const NAMED = /[a-z](?:Error|Exception|Refused): /;
// "response":"502 5.5.2 … | Expected response code 250 but got …
const ANSWERED = /\bresponse\b/;
// 550-5.1.1 The email account … and mx.example.net [192.0.2.1]: 550-5.7.1 …, of a reply in some lines | AUTH login not available: 535 5.7.8, of which the words stand below
const REPLY = /(?:^\s{0,8}|: )[45]\d\d-|\b[45]\d\d(?: [45]\.\d{1,3}\.\d{1,3})?$/;
// <bob@example.net> (host 'mx.example.net' …
const OF_RECIPIENT = /^<[^<>\s]{1,320}> \(/;

// 10:00:01.123 DEBUG … | [2026-11-24 10:00:01] … | 2026/11/24 10:00:01 …, as programs begin the lines of a log of their own
const OWN_STAMP = /^(?=[\d[])\[?(?:\d{4}[-/]\d\d[-/]\d\d[ T])?\d\d:\d\d:\d\d\b/;
// /var/log/mail.log.1:Nov 24 10:00:01 … | mail-1  | Nov 24 10:00:01 … | -> Nov 24 10:00:01 …, as grep, containers and people put something before
const BEHIND_PREFIX = /^(?:\S{1,60}:|[\w.-]{1,40} {1,20}\| |(?:- )?[-*>]{1,3} )\[?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d)/;
// 550 5.1.1 …, and nothing of that reply below
const LAST_OF_REPLY = /^\s{0,8}[2-5]\d\d /;

/** Whether a line may begin an error message, or be one of a reply, that goes on below. */
export function isMessage(line: string): boolean {
  return !LAST_OF_REPLY.test(line) && [OWN_STAMP, BEHIND_PREFIX, REPLY, ANSWERED, NAMED, OF_RECIPIENT, TELLS_FAILURE].some((pattern) => pattern.test(line));
}

//     at com.example.Mailer.send(Mailer.java:20) | at Mailer.js:20:12 |   File "/srv/mail.py", line 20 | smtplib.SMTPDataError: (554, … | panic: …
const FRAME = /^\s*(?:at \S+\(|at .{1,200}:\d+:\d+\)?$|File "|Caused by: |[\w.$]{0,80}[a-z](?:Error|Exception|Refused): |Traceback \(|panic: )/;
// 550-5.1.1 … | >>> quit | C: QUIT | SERVER -> CLIENT: 250 … | SMTP Error: could not …
const OF_SESSION = /^\s*(?:[2-5]\d\d-|(?:[<>?]{1,3}|[CS]:) |(?:SERVER|CLIENT) -> |SMTP E(?:RROR|rror): )/;
// code: 'EAUTH', | "smtp_code": 550
const PROPERTY = /^\s*(?:\w+: ['"\d]|["']\w+["'] ?(?::|=>) )/;
/** Lines that begin so much alike are lines of the same kind. */
const ALIKE = 3;

/** Whether a line below a message is none of its own. */
export function standsApart(below: string, message: string): boolean {
  return [OWN_STAMP, BEHIND_PREFIX, FRAME, OF_SESSION, PROPERTY].some((pattern) => pattern.test(below)) || below.trimStart().slice(0, ALIKE) === message.trimStart().slice(0, ALIKE) || readCommand(below, 0, 0, below.length, 'strict') !== undefined;
}
