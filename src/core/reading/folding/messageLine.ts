import { readCommand } from '../../dialogue/command';
import { isOfTrace } from '../../formats/lineParts/stackTrace';
import { FAILED } from '../../formats/words/errorWords';
import { DATED_TIME, OWN_TIME, SYSLOG_TIME } from '../../text/time';

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
const OWN_STAMP = new RegExp(String.raw`^\[?${OWN_TIME}\b`);
// /var/log/mail.log.1:Nov 24 10:00:01 … | mail-1  | Nov 24 10:00:01 … | -> Nov 24 10:00:01 …, as grep, containers and people put something before
const BEHIND_PREFIX = new RegExp(String.raw`^(?:\S{1,60}:|[\w.-]{1,40} {1,20}\| |(?:- )?[-*>]{1,3} )\[?(?:${SYSLOG_TIME} |${DATED_TIME})`);
// 550 5.1.1 …, and nothing of that reply below
const LAST_OF_REPLY = /^\s{0,8}[2-5]\d\d /;

/** Whether a line may begin an error message, or be one of a reply, that goes on below. */
export function isMessage(line: string): boolean {
  return !LAST_OF_REPLY.test(line) && [OWN_STAMP, BEHIND_PREFIX, REPLY, ANSWERED, NAMED, OF_RECIPIENT, TELLS_FAILURE].some((pattern) => pattern.test(line));
}

// 550-5.1.1 … | >>> quit | C: QUIT | SERVER -> CLIENT: 250 … | SMTP Error: could not …
const OF_SESSION = /^\s*(?:[2-5]\d\d-|(?:[<>?]{1,3}|[CS]:) |(?:SERVER|CLIENT) -> |SMTP E(?:RROR|rror): )/;
// code: 'EAUTH', | "smtp_code": 550
const PROPERTY = /^\s*(?:\w+: ['"\d]|["']\w+["'] ?(?::|=>) )/;
/** Lines that begin so much alike are lines of the same kind. */
const ALIKE = 3;

/** Whether a line below a message is none of its own. */
export function standsApart(below: string, message: string): boolean {
  return isOfTrace(below) || [OWN_STAMP, BEHIND_PREFIX, OF_SESSION, PROPERTY].some((pattern) => pattern.test(below)) || below.trimStart().slice(0, ALIKE) === message.trimStart().slice(0, ALIKE) || readCommand(below, 0, 0, below.length, 'strict') !== undefined;
}

// … The server response was: 550 | … rejected: 550 5.1.1
const ENDS_WITH_CODE = /\S[ ;:"'(][45]\d\d(?: [45]\.\d{1,3}\.\d{1,3})?$/;
// 5.1.1 No such user | <bob@example.net>: Recipient address rejected
const BEGINS_WORDS = /^\s{0,8}(?:[45]\.\d{1,3}\.\d{1,3} \S|<[^<>\s]{1,320}>|[A-Z])/;

// … failed: bob@example.net: and the reply to it below
const ENDS_WITH_ADDRESS = /\S@[\w.-]{1,255}>?:$/;
const BEGINS_REPLY = /^\s{0,8}[45]\d\d [A-Z\d<]/;

/** Whether lines were broken between a reply's code and its words, or between it and whom it is about. */
export function isInsideReply(line: string, below: string): boolean {
  const above = line.trimEnd();
  return (ENDS_WITH_CODE.test(above) && BEGINS_WORDS.test(below)) || (ENDS_WITH_ADDRESS.test(above) && BEGINS_REPLY.test(below));
}
