import { citedIn, citing, type Citation } from './cited';
import { isRepeated, noteCited, wasCited } from './citedBefore';
import type { Format, Line, Memory, Statement } from './format';
import { LOG_HEAD } from './logHead';
import { MAIL_STATUS, mailReply } from './mailWords';
import { endOfReply } from './replyEnd';

const GOES_WRONG = String.raw`(?:errors?|[Ii]nvalid|exceptions?|fail(?:ed|ure|s)?|could not|couldn't|cannot|can't|unable|reject(?:ed|s)?|refused|response was)\b`;
// 550 5.7.1 … | 550-5.1.1 …: a reply code, and an enhanced status code of its class
const REPLY = String.raw`(?=(?:5\d\d[ -]#?5|4\d\d[ -]#?4)\.\d{1,3}\.\d{1,3}\b)`;
// … the server response was: 550 5.7.1 … | … error="535 5.7.8 … | … error -- 501 5.1.3 …
const CITED = String.raw`(?:[:=(]|--|=>)\s?["'\x60]?${REPLY}`;

// failed to send email: 550 5.1.1 User unknown | panic: 535 Authentication failed | Sending failed (554 5.7.1 Blocked) | **Error:** 550 5.1.1 User unknown: one sentence that says what went wrong, and the reply
const SAID = String.raw`(?:[Ee]rrors?|[Ee]xceptions?|[Ff]ail(?:ed|ure|s)?|[Cc]ould not|[Cc]ouldn't|[Cc]annot|[Cc]an't|[Uu]nable|[Rr]eject(?:ed|s)?|[Rr]efused|[Ii]nvalid [Aa]ddress(?:es)?|panic|fatal|FAILED|ERROR|[Ww]on't|[Dd]oesn't)\b`;
const SENTENCE = String.raw`(?:(?![.!?] (?!\())[^{}]){0,200}?`;
const PLAIN = String.raw`^${SENTENCE}\b${SAID}${SENTENCE}(?:(?:[:=(]\*{0,2}|--|=>|\s[-–](?= )|[.!](?= ))\s?["'\x60]?|(?<!,)\s\*{0,2}["'\x60“„«])${mailReply()}`;
const MESSAGE = String.raw`^${LOG_HEAD}(?=.{0,300}?\b${GOES_WRONG}).{0,400}?${CITED}|${PLAIN}`;
// Words after which only a reply comes, at the beginning of a line.
const KNOWN_FIRST = [
  // Failed to authenticate password. Error: 535 Incorrect authentication data | The following SMTP error was encountered: 503 … (CodeIgniter)
  String.raw`\s{0,12}(?:Failed to (?:authenticate (?:password|username)|send AUTH LOGIN command)\. Error: |The following SMTP error was encountered: )(?=[45]\d\d[ -])`,
  // smtp-server: 550 5.1.1 No such user: mailx, which says nothing more without -v
  String.raw`[>\s]{0,12}(?:mail: )?smtp-server: (?=[45]\d\d[ -])`,
  // `550 5.1.1 No such user`: code in Markdown, and nothing else on the line
  String.raw`\s{0,8}\x60${REPLY}(?=[^\x60]{10,400}\x60\s*$)`,
  // # mail delivery failed SMTP ERROR 550 Mailbox unavailable
  String.raw`#{1,6} .{1,200}?\bSMTP (?:ERROR|error|Error):? (?=5\d\d[ -]\S)`,
  // 2026/11/24 10:00:00 550 5.1.1 User unknown: Go's log.Fatal(err)
  String.raw`\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{6})? ${mailReply()}`,
].join('|');
// The same farther on.
const KNOWN_WITHIN = [
  // gomail: could not send email 1: Auth: 535 5.7.8 Authentication failed
  String.raw`\bgomail: could not send email \d{1,6}: (?:[A-Z][a-z]{2,8}: )?(?=[45]\d\d[ -])`,
  // 2026/11/24 10:00:00 worker.go:272: 535 Authentication failed: how Go logs the error as it came, with codes that HTTP does not have
  String.raw`^.{0,60}?\b[\w/-]{1,80}\.go:\d{1,6}: (?=(?:53[458]|55[0-5])[ -]\S)`,
  // Unexpected SMTP server response. Expected: 250, actual: 550, whole response: 550 5.1.1 No such user
  // Unexpected return code - Expected: 250, Got: 553 | 553 5.7.1 Sender address rejected (DokuWiki)
  String.raw`\b(?:Unexpected SMTP server response\. Expected: \d{3}, actual: \d{3}, whole response: |\d{3}, Got: \d{3} \| )(?=[45]\d\d[ -])`,
  // Bad response received for command. command: (), response: 535 AUTH failed (Swift-SMTP)
  String.raw`\bBad response received for command\. command: \(.{0,200}?\), response: (?=[45]\d\d[ -]\S)`,
  // The server responded: 554 5.7.1 Relay access denied | Server Response: '550 …' (Outlook) | Server response: 550 … (CDO) | The mail server responded:  550 … (Thunderbird) | The server response was: 550 … (.NET, CDO)
  String.raw`\b(?:The (?:mail )?server responded: {1,3}|Server Response: '|Server response: |The server response was: )(?=[45]\d\d[ -]\S)`,
  // Warning: mail(): SMTP server response: 530 SMTP authentication is required. in /srv/www/send.php on line 9 (PHP on Windows)
  String.raw`\bSMTP server response: (?=[45]\d\d[ -]\S)`,
  // Remote Server returned '550 5.7.520 Access denied' (Exchange)
  String.raw`\bRemote [Ss]erver returned '(?=[45]\d\d[ -]\S)`,
  // ssmtp: RCPT TO:<bob@example.net> (550 5.1.1 No such user) | sSMTP[12]: 554 5.7.1 Relay access denied | sendmail: Authorization failed (535 5.7.8 …)
  String.raw`(?<!^.{0,40}\d\d:\d\d:\d\d.{1,100})\b(?:(?:ssmtp|sSMTP)(?:\[\d{1,10}\])?: (?:(?:RCPT TO|MAIL FROM):<[^<>\s]{0,320}> \()?|(?:ssmtp|sSMTP|sendmail)(?:\[\d{1,10}\])?: Authorization failed \()(?=[45]\d\d[ -]\S)`,
  // MailKit.Net.Smtp.SmtpCommandException: 550 5.1.1 No such user
  String.raw`\bSmtp\w{0,30}Exception: (?=[45]\d\d[ -]\S)`,
  // #550 5.1.1 No such user ## | #< #5.1.1 smtp;550 5.1.1 No such user> #SMTP# | smtp; 550 5.1.1 No such user (Exchange, and the field of a report without its name)
  String.raw`(?:(?:^|\s)#(?=[45]\d\d [45]\.\d{1,3}\.\d{1,3} .{1,400}##)|(?:^|[\s(])smtp; ?(?=(?:5\d\d[ -]#?5|4\d\d[ -]#?4)\.\d))`,
  // *email.loginAuth auth: 550 User has no permission (Alertmanager) | … qua SMTP: 535 5.7.8 Username and Password not accepted (in whatever language)
  String.raw`(?:\*email\.\w{3,20}Auth auth: (?=[45]\d\d[ -]\S)|\bSMTP: (?=(?:5\d\d[ -]5|4\d\d[ -]4)\.\d{1,3}\.\d))`,
  // wrong answer on RCPT TO "550 5.7.1 Relaying denied" (Zabbix) | SMTP session failed: 550 … | SMTP-Sitzung fehlgeschlagen: 550 … (mutt, in English and German) | {"level":"error","error":"550 5.1.1 No such user", …
  String.raw`(?:\bwrong answer on [A-Z ]{2,12} "|\bSMTP(?:-Sitzung fehlgeschlagen| session failed): )(?=[45]\d\d[ -]\S)`,
  String.raw`[{,]\s{0,2}"err(?:or)?" ?: ?"(?=(?:5\d\d[ -]5|4\d\d[ -]4)\.\d{1,3}\.\d)`,
  // Permanent exception delivering mail (Mail550-to-example.net): 550 5.1.1 No such user (Apache James)
  String.raw`\b(?:Permanent|Temporary) exception delivering mail \([^()]{1,200}\): {1,2}(?=[45]\d\d[ -]\S)`,
  // Error transferring to mx.example.net; SMTP Protocol Returned a Permanent Error 550 5.1.1 No such user (Domino)
  String.raw`\bSMTP Protocol Returned a (?:Permanent|Transient) Error (?=[45]\d\d[ -])`,
  // MTA out1.example.com received this response from the destination host IP - 192.0.2.25 -  550 , 550 5.1.1 <bob@example.net> No such user (GoDaddy's report)
  String.raw`\breceived this response from the destination host IP - \S{1,60} - {1,3}[45]\d\d , (?=[45]\d\d \S)`,
  // … does not understand the command. Reason: 554 5.7.1 Recipient address rejected (MyBB and others)
  String.raw`\bReason: (?=(?:5\d\d[ -]5|4\d\d[ -]4)\.\d{1,3}\.\d)`,
  // smtpmail-send-it: Sending failed: 550 header syntax in response to . (Emacs)
  String.raw`\bSending failed: (?=[45]\d\d[ -]\S.{0,400} in response to )`,
  // Remote server replied: 554 5.7.1 Relay access denied | Remote host said: 550 … (MDaemon and others)
  String.raw`\b[Rr]emote (?:[Ss]erver|[Hh]ost|MTA|system) (?:[Rr]eplied|[Rr]esponded|[Ss]aid|[Aa]nswered)(?: with)?: ?"?(?=[45]\d\d[ -]\S)`,
  // EIdSMTPReplyError with message '535 5.7.8 Authentication failed' (Indy)
  String.raw`\bEIdSMTPReply(?:Error)?:? (?:with message )?'?(?=[45]\d\d[ -]\S)`,
].join('|');
// They are looked for back from where a reply stands: they are many, and replies few.
const KNOWN = String.raw`^(?:${KNOWN_FIRST})|[\s'"(;#](?=[45]\d\d[ -])(?<=${KNOWN_WITHIN})`;
const ERRORS = citedIn([{ pattern: new RegExp(`${MESSAGE}|${KNOWN}`, 'g') }], endOfReply);
// permanent error (550): 5.1.1 No such user (lettre) | AuthenticationException: 535: 5.7.8 Authentication failed (MailKit): the code stands apart from the words
const APART = new RegExp(String.raw`(?:\b(?:permanent|transient) error \((?=(?:4[25]\d|50[1-4]|5[35]\d)\): \S)|\bAuthenticationException: (?=[45]\d\d: \S))([45]\d\d)(\)?: )`);
// What .NET, Thunderbird and others leave of a reply: all but its code.
const WITHOUT_CODE = new RegExp(
  [
    // System.Net.Mail.SmtpException: Mailbox unavailable. The server response was: 5.7.1 Client was not authenticated
    // Laminas\Mail\Protocol\Exception\RuntimeException: 5.7.8 Authentication failed
    // SmtpCommandException: 5.1.1 No such user (MailKit) | EIdSMTPReplyError: 5.1.1 No such user (Indy)
    // lettre::transport::smtp::Error { kind: Permanent(Code { … }), source: "5.1.1 No such user" }
    String.raw`\b(?:The (?:server response was|(?:mail )?server responded): {1,3}|[Ee]xception message was: |(?:Smtp(?:Command|FailedRecipients?)Exception|EIdSMTPReplyError): |(?:Zend|Laminas)\\Mail\\Protocol\\Exception\\\w{3,30}Exception: |Zend_Mail_Protocol_Exception(?:: |' with message ')|lettre::transport::smtp::Error \{ kind: (?:Permanent|Transient)\(.{1,160}?source: ")${MAIL_STATUS}`,
    // 5.7.8 Error: authentication failed: git send-email, as Perl's Net::SMTP gives the words
    String.raw`^[>\s]{0,12}(?=(5\.7\.\d{1,3}) Error: authentication failed)`,
  ].join('|'),
);

/** A program's message that it could not send, with the reply of the server in it: all there is where no dialogue was logged. */
export const smtpError: Format = {
  id: 'smtp-error',
  name: 'Error message with an SMTP reply',
  signs: [
    { pattern: new RegExp(MESSAGE), weight: 4, sample: '2026-11-24 10:00:01 ERROR could not send the report: 550 5.7.1 Message refused' },
    { pattern: new RegExp(KNOWN), weight: 4, sample: 'smtp-server: 530 5.7.0 Must issue a STARTTLS command first' },
    { pattern: APART, weight: 4, sample: 'Error: permanent error (550): 5.1.1 No such user' },
    { pattern: WITHOUT_CODE, weight: 4, sample: 'System.Net.Mail.SmtpException: Mailbox unavailable. The server response was: 5.7.1 Unable to relay' },
  ],
  general: true,
  lastResort: true,
  ...citing({ ...ERRORS, find: (line, memory) => (isSenders(line) && !hasErrorInside(line) ? [...ERRORS.find(line, memory), ...findApart(line)] : []) }, readWithoutCode),
};

// Programs that send mail and write their errors to the system log. What a server writes there is not for errors' words to tell.
const SENDERS = /^(?:ssmtp|esmtp)$/;

function isSenders({ program }: Line): boolean {
  return program === '' || SENDERS.test(program);
}

/** Code and words, as if nothing stood between them. */
function findApart(line: Line): readonly Citation[] {
  const match = APART.exec(line.text.slice(0, LOOKED_AT));
  if (match?.[1] === undefined || match[2] === undefined) return [];
  const start = match.index + match[0].length - match[2].length - match[1].length;
  const end = Math.max(start + match[1].length, endOfReply(line, start));
  // As long as what stands there, so that each word keeps its place.
  const words = `${match[1]}${' '.repeat(match[2].length)}${line.text.slice(start + match[1].length + match[2].length, end)}`;
  return [{ reply: { start, end, text: words } }];
}

//  ---> MailKit.Net.Smtp.SmtpCommandException: 5.7.3 Authentication unsuccessful: what the exception above was caused by
const INNER = /(?:^|[\s:"])---> [\w.]{1,120}Exception: [45]/;

function readWithoutCode(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  if (!isSenders(line)) return undefined;
  if (wasCited(memory) && INNER.test(line.text.slice(0, LOOKED_AT))) return [];
  const match = WITHOUT_CODE.exec(line.text.slice(0, LOOKED_AT));
  const code = match?.slice(1).find((group) => group !== undefined);
  if (!match || code === undefined) return undefined;
  const start = match.index + match[0].length;
  const status = { start, end: start + code.length };
  const inner = ERROR_INSIDE.exec(line.text.slice(status.end, line.end));
  const at = inner ? status.end + inner.index + inner[0].length : undefined;
  const reply = at === undefined ? {} : { reply: { start: at, end: Math.max(at, endOfReply(line, at)) } };
  // As if the code stood before the words, to know them again in the message of the next layer.
  const words = `500 ${line.text.slice(start, line.end)}`;
  if (isRepeated(memory, words)) return reply.reply ? { kind: 'told', reply: reply.reply } : [];
  noteCited(memory, words);
  return {
    kind: 'reported',
    result: code.startsWith('4') ? 'deferred' : 'rejected',
    direction: 'outbound',
    word: status,
    status,
    reason: { start: status.end + 1, end: Math.max(status.end + 1, line.end) },
    ...reply,
  };
}

/** The server's own account of it comes first, and tells more than the code behind it. */
function hasErrorInside({ text, end }: Line): boolean {
  const inner = ERROR_INSIDE.exec(text.slice(0, Math.min(end, LOOKED_AT)));
  return inner !== null && WITHOUT_CODE.test(text.slice(0, inner.index));
}

// … Client not authenticated to send mail. Error: 535 5.7.3 Authentication unsuccessful: what Exchange said of the login
const ERROR_INSIDE = /\. Error: (?=[45]\d\d [45]\.\d)/;

/** Messages stand near the start of a line. */
const LOOKED_AT = 600;
