import { given } from '../../../given';
import type { Citation } from '../../quotedReplies/cited';
import { FAILED } from '../../words/errorWords';
import type { Line } from '../../format';
import { areWordsOfReply } from '../../words/mailWords';
import { BEHIND_MAIL, BEHIND_NOTHING_ELSE } from '../../words/ofMail';
import { occasionOfError, SMTPLIB_ERRORS } from '../../words/smtplibErrors';
import { replyApart } from '../../quotedReplies/replyApart';
import { endOfReply } from '../../quotedReplies/replyEnd';
import { sentenceHead } from './sentenceHead';

const CODE = String.raw`(?:4[25]\d|50[0-4]|52[0-6]|5[35]\d)`;
// What a program prints between code and words where both have a name: 550: | 550, b' | 550, message=' | 550 status_text='
const BETWEEN = String.raw`["']?(?:\)?: |, |,? (?=[a-z])(?!(?:is|are|was|were|means?|indicates?|stands|for|when|if|and|or)\b))(?:["']?(?:message|msg|text|status_text|error|smtp_error|detail|response|reason)["']?(?:= ?|: ))?(?:b?["'])?`;

// What programs count and number.
const COUNTED = 'bytes|count|duration|id|len|length|line|number|pid|port|score|size|time|took|total';

interface Apart {
  /** The code in the first group, what stands between it and the words in the second: the code stands alone where there is none. */
  readonly pattern: RegExp;
  /** The words have to tell that a mail server said them. */
  readonly ofMail?: boolean;
  /** They stand on the next line. */
  readonly wordsBelow?: boolean;
}

/** A reply whose code stands apart from its words, or alone. */
const APART: readonly Apart[] = [
  // permanent error (550): 5.1.1 No such user (lettre) | MailKit.Security.AuthenticationException: 535: 5.7.8 Authentication failed
  { pattern: new RegExp(String.raw`(?:\b(?:permanent|transient) error \((?!500)|\bMailKit\.Security\.AuthenticationException: )${BEHIND_NOTHING_ELSE}(${CODE})(\)?: )(?=\S)`) },
  // AuthenticationException: 535: 5.7.8 Authentication failed | Error: 535: 5.7.8 …
  { pattern: new RegExp(String.raw`\b(?:AuthenticationException|Error|Exception): ${BEHIND_NOTHING_ELSE}(${CODE})(: )`), ofMail: true },
  { pattern: new RegExp(String.raw`(?<![\w.])(?=5\d\d: 5\.\d{1,3}\.\d{1,3} |4\d\d: 4\.\d{1,3}\.\d{1,3} )(${CODE})(: )`) },
  // failed with code 550: 5.1.1 User unknown | SMTPResponse(code=550, message='5.1.1 …') (aiosmtplib) | code= 550 error= b'5.7.1 …' | {'code': 550, 'message': '5.1.1 …'}
  { pattern: new RegExp(String.raw`\b(?:[Cc]ode|smtp_code|status_code)["']?(?: |= ?|: )(${CODE})(${BETWEEN})${BEHIND_NOTHING_ELSE}`), ofMail: true },
  // DATA failed (554): 5.7.1 Message rejected
  { pattern: new RegExp(String.raw`\b[Ff]ailed \((${CODE})(\): )(?=[45]\.\d{1,3}\.\d)`) },
  // RCPT TO: <bob@example.net> failed '550:relay not permitted' (mailsend)
  { pattern: new RegExp(String.raw`\b[Ff]ailed '(${CODE})(:)(?=\S)`), ofMail: true },
  // UnexpectedReply(Response { code: 550, esc: [5, 1, 1], message: "User unknown" }) (mail-send)
  { pattern: new RegExp(String.raw`\bcode: (${CODE})(, esc: \[[\d, ]{5,14}\], message: ")`) },
  // &smtp.SMTPError{Code:535, EnhancedCode:smtp.EnhancedCode{5, 7, 8}, Message:"Authentication failed"}: a Go program's error as it stands in memory
  { pattern: new RegExp(String.raw`\{Code:(${CODE})(,? EnhancedCode:[\w.]{0,40}[[{]\d{1,2}[, ]{1,2}\d{1,3}[, ]{1,2}\d{1,3}[\]}],? Message:"?)`) },
  // &textproto.Error{Code:550, Msg:"5.1.1 User unknown"}
  { pattern: new RegExp(String.raw`\{Code:(${CODE})(,? Msg:"?)`), ofMail: true },
  // SMTP session failure: 554, 5.7.1 Message refused (Mailman) | SMTP Delivery Error: 554, b'5.0.0 Transaction failed')
  { pattern: new RegExp(String.raw`\bSMTP [\w ]{1,30}: (${CODE})(, (?:b?['"])?)(?=[45]\.\d{1,3}\.\d)`) },
  // SMTP Error: Failed to send data. [550] Message refused (Roundcube)
  { pattern: new RegExp(String.raw`\bSMTP Error: [^[\]]{1,160} \[(${CODE})(\] )(?=\S)`) },
  // SMTPC: received error code. [550] (8000): how devices log it
  { pattern: new RegExp(String.raw`\bSMTP\w{0,3}\b.{0,60}\b(?:error|response|reply|status) code[.:]? ?[[(](${CODE})[\])]`) },
  // RCPT failed: 550 | Got unexpected smtp-server response: 554 (curl, through whatever language)
  { pattern: new RegExp(String.raw`(?<!\* |curl: \(\d\d\) )\b(?:(?:RCPT|MAIL|DATA|Command) failed|Remote access denied|STARTTLS denied, code|Got unexpected smtp-server response): ?${BEHIND_NOTHING_ELSE}(${CODE})(?!\d)`) },
  // mailsend: Expected smtp code 250, got 550
  { pattern: new RegExp(String.raw`\b[Ee]xpected (?:SMTP|smtp) (?:reply |response )?code "?[\d/]{3,11}"?,? (?:but )?got (?:code )?"?(${CODE})(?![\w.])`) },
  // SMTPSenderRefused: 550\n5.7.1 … (Odoo, in a string)
  { pattern: new RegExp(String.raw`(?:\b|\\n)SMTP(?:${SMTPLIB_ERRORS}): (${CODE})(\\n)(?=\S)`) },
  // SMTPDataError: 554 (Odoo)
  { pattern: new RegExp(String.raw`\bSMTP(?:${SMTPLIB_ERRORS}): (${CODE})\s*$`), wordsBelow: true },
  // [smtp_code] => 550 (PHPMailer's getError)
  { pattern: new RegExp(String.raw`\[smtp_code\] => (${CODE})\s*$`) },
  // 5.1.0 - Unknown address error 550-'5.1.1 User unknown' (Cisco's bounce) | 554: delivery error: dd Requested mail action aborted (Yahoo's)
  { pattern: new RegExp(String.raw`(?:\b[45]\.\d{1,3}\.\d{1,3} - [A-Z][\w -]{2,60} (?=[45]\d\d-')|^[>\s]{0,12}(?=[45]\d\d: delivery error: ))(${CODE})(-'|: )`) },
  // Error sending e-mail: 535, and no Mailer.php:535, nor a message that was rejected, len: 550
  { pattern: new RegExp(String.raw`^(?!.{0,200}?\b(?:URL|HTTPS?|FTP)\b)(?=.{0,200}?${FAILED})(?:.{0,200}\D)?(?<!\.[a-z]{1,4})(?<!\b(?:${COUNTED}))[:=] ?["']?${BEHIND_MAIL}(53[0458]|55[0-4]|52[1-3])["']?\s*$`) },
];

// What stands in every line with one: all patterns are asked only where it does.
const HAS_CODE = new RegExp(CODE);

// SMTPDataError -> code= 550 …: the class tells what was refused
const ERROR = new RegExp(String.raw`\bSMTP(${SMTPLIB_ERRORS})\b`);

/** Whether a line has such a reply. */
export function hasCodeApart(text: string): boolean {
  return matchIn(sentenceHead(text)) !== undefined;
}

function matchIn(head: string): { readonly match: RegExpExecArray; readonly wordsBelow?: boolean } | undefined {
  if (!HAS_CODE.test(head)) return undefined;
  for (const { pattern, ofMail, wordsBelow = false } of APART) {
    const match = pattern.exec(head);
    if (match && (ofMail !== true || areWordsOfReply(head.slice(match.index + match[0].length)))) return { match, ...(wordsBelow ? { wordsBelow } : {}) };
  }
  return undefined;
}

/** The code and the words of a reply, as if nothing stood between them. */
export function findApart(line: Line): readonly Citation[] {
  const head = sentenceHead(line.text);
  const { match, ...words } = matchIn(head) ?? {};
  if (match?.[1] === undefined) return [];
  const [whole, code, between] = match;
  const occasion = occasionOfError(ERROR.exec(head)?.[1]);
  const what = { ...words, ...given({ occasion }) };
  if (between === undefined) {
    const start = match.index + whole.lastIndexOf(code);
    return [{ reply: { start, end: start + code.length, text: code }, ...what }];
  }
  const start = match.index + whole.length - between.length - code.length;
  const from = start + code.length + between.length;
  return [{ reply: replyApart(code, start, line.text.slice(from, Math.max(from, endOfReply(line, from))), from), ...what }];
}
