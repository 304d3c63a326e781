import { tellsOfMail, tellsOfOthers } from './ofMail';
import { isInFilterDefinition } from './filterDefinition';

/** Words that only a mail server says after a reply code, in lower case: FTP and HTTP have the codes too. */
const OF_MAIL = [
  // 550 No such recipient here | 550 Mailbox unavailable
  'no such (?:recipient|mailbox|address)',
  'mailbox (?:unavailable|full|not found|disabled)',
  // 554 Relay access denied | 550 Relaying denied | 553 Relaying disallowed
  'relay(?:ing)? (?:access )?(?:denied|disallowed|not permitted)',
  // 250 Sender OK | 550 Recipient address rejected
  String.raw`(?:sender|recipient) (?:ok\b|(?:address )?rejected)`,
  // 221 Service closing transmission channel | 250 Requested mail action okay, completed | 250 2.0.0 Ok: queued as 4F2B1C0123
  'closing transmission',
  'requested mail action',
  'queued as',
  'message accepted',
  'does not accept mail',
  // 450 Greylisted, try again in 5 minutes | 554 Client host [192.0.2.1] blocked using bl.example.org
  'greylist',
  'blocked using',
  // 501 Syntactically invalid HELO argument(s) | 550 Sender verify failed | 550 Verification failed for <alice@example.com> (Exim)
  'syntactically invalid',
  'sender verify failed',
  'verification failed for',
  'administrative prohibition',
  // 554 No valid recipients | 421 Not accepting messages
  'no valid recipients',
  'not accepting (?:mail|messages)',
  // 421 Connection refused from 192.0.2.1 | 550 192.0.2.1 is in an RBL
  'connection refused from',
  'is in an rbl',
  // 550 Junk mail rejected | 554 Message rejected
  '(?:junk ?mail|message) rejected',
  // 550 Unauthenticated sender | 501 From address must equal authorized user | 553 Mail from must be same as authorization user
  'unauthenticated (?:mail|sender)',
  'must (?:equal authorized|be same as authorization) user',
  'incorrect authentication data',
  // 503 Valid RCPT command must precede DATA | 503 Nested MAIL command
  'valid rcpt command must precede',
  'nested mail command',
  // 554 DT:SPM 163 smtp14,… (NetEase)
  String.raw`dt:spm \d{3}`,
  // 550 Unrouteable address | 550 Reject due to policy restrictions
  'unrouteable address',
  'reject due to policy',
].join('|');
/** Words that whatever has users and passwords says as well, and FTP; and the codes that mail servers say them after. */
const OF_ANY: readonly (readonly [codes: string, words: string])[] = [
  [String.raw`(?:45\d|511|55\d)`, 'no such user|user (?:unknown|not found)|unknown user(?! name)'],
  [String.raw`(?:454|50\d|53\d)`, 'authentication (?:failed|required|successful|succeeded|credentials)'],
  [String.raw`(?:4[25]\d|554)`, 'service not available(?!.{0,40}(?:control|closed) connection)|not accepting connections'],
  [String.raw`(?:45\d|55\d)`, 'transaction failed|requested action(?!.{0,40}(?:file|insufficient storage))'],
  ['503', 'bad sequence of commands'],
  ['550', 'user has no permission'],
];
const ANY = OF_ANY.map(([, words]) => words).join('|');

/** Words of a mail server after a reply code, for patterns that disregard case. */
export const MAIL_WORDS = `(?:${OF_MAIL}|${ANY})`;

/** How far behind its code the words stand by which a reply is known. */
const REACH = '.{0,100}?';

// 5.1.1 <bob@example.net>: User unknown
const WORDS_OF_REPLY = new RegExp(String.raw`^(?:[45]\.\d{1,3}\.\d{1,3}\b|${REACH}${MAIL_WORDS})`, 'i');

/** Whether words without a reply code are those of a refusal: by their enhanced status code, or what only a mail server says. */
export function areWordsOfReply(words: string): boolean {
  return WORDS_OF_REPLY.test(words);
}

// mx.example.com, as servers name themselves
export const HOST_NAME = String.raw`[a-z\d][a-z\d-]{0,62}(?:\.[a-z\d-]{1,63}){1,8}`;
// 421 4.7.0 mx.example.com Too many errors
/** A server names itself before it goes on. */
const NAMES_ITSELF = String.raw`${HOST_NAME}[:,]? \S`;

const FITTING_STATUS = String.raw`(?:5\d\d[ -]#?5|4\d\d[ -]#?4)\.\d{1,3}\.\d{1,3}`;

// 550 5.7.1 … | 550-5.1.1 … | 550 #5.1.0 …
/** Where a refusal stands whose enhanced status code is of the class of its reply code. */
export const STATED = String.raw`(?=${FITTING_STATUS}\b)`;
const BEGINS_STATED = new RegExp(`^${STATED}`);

/** Whether a reply, from its code on, is such a refusal. */
export function isStated(reply: string): boolean {
  return BEGINS_STATED.test(reply);
}

// 550 5.7.1 Message refused | 550-5.1.1 <bob@example.net> … | 550 #5.1.0 Address rejected | 554-mx.example.com, and the reason on the next line
const BY_FORM = new RegExp(String.raw`^(?:${FITTING_STATUS} {1,2}(?:[A-Z<[({]|&lt;|${NAMES_ITSELF})|(?:[45]\d\d-|(?:421|554) )${HOST_NAME}(?=\s*$|\\[rn]))`);
const REPLY_CODE = String.raw`(?:${FITTING_STATUS}|(?:[45]2\d|45\d|5[03]\d|55\d)[ -])`;
// 550 Mailbox unavailable
const BY_WORDS = new RegExp(String.raw`^${REPLY_CODE}${REACH}(?:${OF_MAIL})`, 'i');
// 535 Authentication failed | 535 Error: authentication failed: a code that goes with the words
const BY_CODE = OF_ANY.map(([codes, words]) => new RegExp(String.raw`^${codes}[ -](?:${words}|(.).{0,100}?(?:${words}))`, 'i'));
// 550 5.2.0 Sorry, no such user
const BY_ANY_WORDS = new RegExp(String.raw`^${REPLY_CODE}${REACH}(?:${ANY})`, 'i');

/**
 * Whether a reply is one that only a mail server gives: by an enhanced status
 * code of its class and a sentence that begins, by the server's name alone on
 * the first of its lines, or by its words.
 * @param reply from its code on; one blank or hyphen behind it
 * @param before what stands before it on the line
 */
export function isMailReply(reply: string, before: string): boolean {
  const byItself = BY_FORM.test(reply) || BY_WORDS.test(reply);
  if ((!byItself && !BY_ANY_WORDS.test(reply)) || isInFilterDefinition(before)) return false;
  if (byItself) return true;
  return tellsOfMail(before) || (goesWithItsCode(reply) && !tellsOfOthers(before));
}

/** Of a reply so much is looked at: it is known by its first words. */
export const LONGEST_LOOKED_AT = 300;

/** Whether such a reply stands at a place of a text. */
export function isMailReplyAt(text: string, start: number): boolean {
  return isMailReply(text.slice(start, start + LONGEST_LOOKED_AT), text.slice(0, start));
}

/** Words in the middle of a sentence go with no code. */
function goesWithItsCode(reply: string): boolean {
  return BY_CODE.some((pattern) => {
    const match = pattern.exec(reply);
    return match !== null && !/[a-z]/.test(match[1] ?? '');
  });
}

// 550 File not found | 503 Service Unavailable
const OF_OTHERS = String.raw`(?:[Ff]iles?|[Dd]irectory|[Ff]older|[Ll]ogin incorrect|[Nn]ot logged in|FTP|HTTP|Internal Server Error|Not Implemented|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time|Misdirected|Locked|Upgrade Required|Unavailable For Legal)`;
// How a refusal in lower case begins: 550 times is none
const BEGINS_SO = '(?:authentic|sorry|relay|sender|recipient|user|mail|message|access|syntax|unknown|connect|spam|reject|block|denied|domain|invalid|unable|must|you|bad|need|header|no |not )';
const ENHANCED = /^(?:5[0-7]\d[ -]#?5|4\d\d[ -]#?4)\.\d{1,3}\.\d/;
const REFUSAL_CODE = new RegExp(String.raw`^(?:4[25]\d|50[0-4]|52[0-6]|5[35]\d|541|571)[ -](?!.{0,120}\b${OF_OTHERS}\b)`);
const REFUSAL_BEGINS = new RegExp(String.raw`^\d{3}[ -](?:[^a-z\s]|${BEGINS_SO}|${NAMES_ITSELF})`);
const REFUSAL_WORDS = new RegExp(String.raw`^\d{3}[ -]${REACH}${MAIL_WORDS}`, 'i');

// 550 messages in the queue: a number of them
const COUNTED = /^\d{3} (?:[a-z]{2,12} )?(?:messages|e?-?mails|recipients|senders|users|accounts|addresses|domains|errors|items|rows|records|lines|files|bytes|ms|seconds|connections|jobs|tasks|requests|attempts|retries|times)\b(?! (?:(?:are|were|is|have been) )?(?:not|must|from|with|rejected|refused|blocked|unknown|invalid)\b)/i;

/**
 * Whether a reply is a refusal, in whatever words, where what stands before it
 * tells that a server gives one; not one that servers of other protocols give.
 */
export function isRefusal(reply: string): boolean {
  return ENHANCED.test(reply) || (REFUSAL_CODE.test(reply) && !COUNTED.test(reply) && (REFUSAL_BEGINS.test(reply) || REFUSAL_WORDS.test(reply)));
}

// What a refusal is about that only a mail server gives: cannot parse from address | sender not allowed | bad HELO
const ABOUT_MAIL = /\b(?:e-?mails?|mail(?:box|er|s)?|senders?|recipients?|rcpt|relay\w*|spam|helo|ehlo|smtp|(?:from|to|envelope|return|sender|recipient|destination) address|rcpthosts|postmaster|black ?list\w*|block ?list\w*|rbl|spf|dkim|dmarc|reverse dns|ptr record)\b/i;

/** Whether a reply is a refusal, in whatever words, where these or what stands before it are about mail. */
export function isRefusalOfMail(reply: string, before: string): boolean {
  return isRefusal(reply) && (tellsOfMail(before) || (ABOUT_MAIL.test(reply.slice(0, ABOUT_REACH)) && !tellsOfOthers(before)));
}

const ABOUT_REACH = 160;

// 5.1.1 <bob@example.net>: User unknown
const STATUS_BEGINS = /^[45]\.\d{1,3}\.\d{1,3} {1,2}[A-Z<[({]/;
const STATUS_WORDS = new RegExp(String.raw`^[45]\.\d{1,3}\.\d{1,3} ${REACH}${MAIL_WORDS}`, 'i');

/** Whether words are a refusal whose reply code was left out: its enhanced status code comes first. */
export function isRefusalWithoutCode(words: string): boolean {
  return STATUS_BEGINS.test(words) || STATUS_WORDS.test(words);
}
