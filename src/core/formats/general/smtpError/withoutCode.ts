import { beginMessage, isRepeated, noteCited, wasCited } from '../../quotedReplies/citedBefore';
import { FAILED, LOGIN_MATTERS, MAIL_MATTERS, SERVER_ANSWERED } from '../../words/errorWords';
import type { Line, Memory } from '../../format';
import type { Piece, Statement } from '../../../statement';
import { matchesOf, standsAt } from '../../../text/matches';
import { isRefusalWithoutCode } from '../../words/mailWords';
import { endOfReply } from '../../quotedReplies/replyEnd';
import { refusalInWords } from './inWords';
import { sentenceHead } from './sentenceHead';
import { findWords } from '../../../text/span';

// What .NET, Perl and others leave of a reply: all but its code. Their words say that a server refused, whatever it said.
const SURE = [
  // Exception message was: 5.7.1 Client was not authenticated
  '[Ee]xception message was: ',
  // SmtpCommandException: 5.1.1 No such user (MailKit) | EIdSMTPReplyError: 5.1.1 No such user (Indy)
  '(?:Smtp(?:Command|FailedRecipients?)Exception|EIdSMTPReplyError): ',
  // Laminas\Mail\Protocol\Exception\RuntimeException: 5.7.8 Authentication failed
  String.raw`(?:Zend|Laminas)\\Mail\\Protocol\\Exception\\\w{3,30}Exception: `,
  "Zend_Mail_Protocol_Exception(?:: |' with message ')",
  // lettre::transport::smtp::Error { kind: Permanent(Code { … }), source: "5.1.1 No such user" }
  String.raw`lettre::transport::smtp::Error \{ kind: (?:Permanent|Transient)\(.{1,160}?source: "`,
  // Permanent(Response { code: Code { … }, message: ["5.7.8 …"] })
  String.raw`(?:Permanent|Transient)\(Response \{ .{1,160}?message: \["`,
];
// Looked for back from the enhanced status code.
const SURELY = new RegExp(String.raw`(?<=\b(?:${SURE.join('|')})|^Last server message was: ?)[45]\.\d{1,3}\.\d{1,3} [A-Za-z<[({]`, 'y');
// What Thunderbird and others leave so.
const INTRODUCED = new RegExp(
  String.raw`(?<=${[
    // The server response was: 5.7.1 Unable to relay | Der Mail-Server antwortete:  5.7.1 …
    SERVER_ANSWERED,
    // SMTP recipient() command failed: 5.1.1 User unknown | can't MAIL FROM: 5.7.1 … | Unable to send mail: 5.7.1 Relaying denied: a sentence about mail that says what went wrong
    String.raw`^(?=.{0,300}?${MAIL_MATTERS})[^{}]{0,200}?${FAILED}[^{}]{0,200}?[:：=(] {0,3}["'\x60“„«]?`,
    //         source: "5.7.8 Error: authentication failed", (lettre, over several lines)
    String.raw`^\s{2,24}source: "`,
  ].join('|')})`,
  'y',
);
// could not send to bob@example.net: 5.1.1 User unknown: that nobody could send, and to whom, in a sentence that may have no word of mail
const ADDRESSED = new RegExp(String.raw`(?<=^(?=.{0,300}?\b(?:[Ss]en[dt](?:ing)?|[Dd]eliver(?:y|ed|ing)?)\b)[^{}]{0,200}?${FAILED}[^{}]{0,300}?[\w.+=-]{1,64}@[\w.-]{1,255}[>"'\x60]?: )[45]\.[0-7]\.\d{1,3} [A-Za-z<[({]`, 'y');
// Login failed: 5.7.8 Error: authentication failed, with words of logins behind it — and not 5.7.1 Client is too old, which tells a version
const LOGIN = new RegExp(String.raw`(?<=^(?=.{0,300}?${LOGIN_MATTERS})[^{}]{0,200}?${FAILED}[^{}]{0,200}?[:：=(] {0,3}["'\x60“„«]?)[\d.]{5,11} (?=.{0,80}?(?:[Aa]uthenti|AUTH|[Cc]redential|[Pp]assword|[Uu]ser ?name|[Ss]ender|[Rr]elay))`, 'y');
const STATUS = /(?<![\w.])[45]\.\d{1,3}\.\d{1,3}/g;

// Words that tell without an introduction.
const KNOWN = new RegExp(
  [
    // 5.7.8 Error: authentication failed: git send-email, as Perl's Net::SMTP gives the words
    String.raw`^[>\s]{0,12}(5\.7\.\d{1,3}) (?:Error: authentication failed|Client was not authenticated|Username and Password not accepted|Authentication (?:failed|unsuccessful|credentials invalid))`,
    // 5.1.1 <bob@example.net>: Recipient address rejected: User unknown | 5.1.1 <bob@example.net>... User unknown: words of Postfix and sendmail, as git send-email and Email::Sender print them
    String.raw`^([45]\.\d{1,3}\.\d{1,3}) <[^<>\s]{0,320}>(?:: (?:Recipient address rejected|Sender address rejected|Helo command rejected|Client host rejected|Relay access denied)\b|\.\.\. (?:User unknown|Relaying denied|No such user|Domain of sender address|Access denied)\b)`,
    // 5.4.7 - Delivery expired (message too old) 'timeout' (Cisco's bounce) | <mail.example.com #5.1.1> (Exchange 2003)
    String.raw`^[>\s]{0,12}(?:([45]\.\d{1,3}\.\d{1,3}) - (?:Delivery expired|Bad destination host|Message bounced by administrator|Other address status|Unknown address error)(?!.*[45]\d\d-')|<[\w.-]{3,255} #(5\.\d{1,3}\.\d{1,3})>)`,
  ].join('|'),
);

/** Whether a line has a reply without its code. */
export function isWithoutCode(text: string): boolean {
  return statusIn(text) !== undefined || refusalInWords(sentenceHead(text)) !== undefined;
}

/** Its enhanced status code. */
function statusIn(head: string): Piece | undefined {
  for (const { 0: code, index: start } of matchesOf(STATUS, head)) {
    if (standsAt(SURELY, head, start) || standsAt(ADDRESSED, head, start) || (isRefusalWithoutCode(head.slice(start)) && (standsAt(INTRODUCED, head, start) || standsAt(LOGIN, head, start)))) return { start, end: start + code.length };
  }
  const known = KNOWN.exec(head);
  return known ? statusOf(known) : undefined;
}

function statusOf(match: RegExpExecArray): Piece | undefined {
  const code = match.slice(1).find((group) => group !== undefined);
  return code === undefined ? undefined : findWords(match.input, code, match.index);
}

// An error occurred while sending mail. The mail server responded: (Thunderbird, as a page breaks what it says)
export const ANSWER_BELOW = new RegExp(String.raw`^(?=.{0,200}?${MAIL_MATTERS})(?=.{0,200}?${FAILED}).{0,200}?${SERVER_ANSWERED}\s*$`);
// SMTP recipient() command failed:
export const OF_MIME_LITE = /\bSMTP [a-z]{2,12}\(\) command failed:\s*$/;
// … and the words on the next line (MIME::Lite)
const ANNOUNCED = new RegExp(String.raw`^(?=.{0,200}(?:${MAIL_MATTERS}|${LOGIN_MATTERS})).{0,200}?${FAILED}.{0,60}:\s*$`);
const WORDS = /^\s{0,8}(?=[45]\.[0-7]\.\d)([45]\.\d{1,3}\.\d{1,3})/;
/** In the memory: the line above said that something failed, and ended in a colon. */
const BEFORE = 'announced';

//  ---> MailKit.Net.Smtp.SmtpCommandException: 5.7.3 Authentication unsuccessful: what the exception above was caused by
const INNER = /(?:^|[\s:"])---> [\w.]{1,120}Exception: [45]/;

/** What became of the mail, by the enhanced status code and words of a reply. */
export function readWithoutCode(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const head = sentenceHead(line.text);
  if (wasCited(memory) && INNER.test(head)) return [];
  const announced = memory.delete(BEFORE);
  if (ANNOUNCED.test(head) || ANSWER_BELOW.test(head)) memory.set(BEFORE, '');
  const status = statusIn(head) ?? (announced ? announcedIn(head) : undefined);
  if (!status) return readInWords(line, head, memory);
  const inner = ERROR_INSIDE.exec(line.text.slice(status.end, line.end));
  const at = inner ? status.end + inner.index + inner[0].length : undefined;
  const reply = at === undefined ? {} : { reply: { start: at, end: Math.max(at, endOfReply(line, at)) } };
  // As if the code stood before the words, to know them again in the message of the next layer.
  const words = `500 ${line.text.slice(status.start, line.end)}`;
  beginMessage(line, status.start, memory);
  if (isRepeated(memory, words)) return reply.reply ? { kind: 'told', reply: reply.reply } : [];
  noteCited(memory, words);
  return {
    kind: 'reported',
    result: head.startsWith('4', status.start) ? 'deferred' : 'rejected',
    direction: 'outbound',
    word: status,
    status,
    ...(status.end + 1 < line.end ? { reason: { start: status.end + 1, end: line.end } } : {}),
    ...reply,
    inError: true,
  };
}

function readInWords(line: Line, head: string, memory: Memory): Statement | readonly Statement[] | undefined {
  const reason = refusalInWords(head);
  if (!reason) return undefined;
  const words = `500 ${line.text.slice(reason.start, reason.end)}`;
  beginMessage(line, reason.start, memory);
  if (isRepeated(memory, words)) return [];
  noteCited(memory, words);
  return { kind: 'reported', result: 'rejected', direction: 'outbound', word: reason, reason };
}

function announcedIn(head: string): Piece | undefined {
  const match = WORDS.exec(head);
  const status = match ? statusOf(match) : undefined;
  return status && isRefusalWithoutCode(head.slice(status.start)) ? status : undefined;
}

/** The server's own account of it comes first, and tells more than the code behind it. */
export function hasErrorInside({ text, end }: Line): boolean {
  const inner = ERROR_INSIDE.exec(sentenceHead(text.slice(0, end)));
  return inner !== null && isWithoutCode(text.slice(0, inner.index));
}

// … Client not authenticated to send mail. Error: 535 5.7.3 Authentication unsuccessful: what Exchange said of the login
const ERROR_INSIDE = /\. Error: (?=[45]\d\d [45]\.\d)/;
