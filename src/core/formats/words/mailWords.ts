import { BEHIND_MAIL, BEHIND_NOTHING_ELSE } from './ofMail';

/** Words that only a mail server says after a reply code, in lower case: FTP and HTTP have the codes too. */
const OF_MAIL = String.raw`no such (?:recipient|mailbox|address)|mailbox (?:unavailable|full|not found|disabled)|relay(?:ing)? (?:access )?(?:denied|not permitted)|(?:sender|recipient) (?:ok\b|(?:address )?rejected)|closing transmission|requested mail action|queued as|message accepted|does not accept mail|greylist|blocked using|syntactically invalid|sender verify failed|verification failed for|administrative prohibition|no valid recipients|not accepting (?:mail|messages)|connection refused from|is in an rbl|(?:junk ?mail|message) rejected|unauthenticated (?:mail|sender)|must (?:equal authorized|be same as authorization) user|valid rcpt command must precede|nested mail command|unrouteable address|reject due to policy`;
/** Words that whatever has users and passwords says as well, and FTP; and the codes that mail servers say them after. */
const OF_ANY: readonly (readonly [codes: string, words: string])[] = [
  [String.raw`(?:45\d|511|55\d)`, 'no such user|user (?:unknown|not found)|unknown user(?! name)'],
  [String.raw`(?:454|50\d|53\d)`, 'authentication (?:failed|required|successful|succeeded|credentials)'],
  [String.raw`(?:4[25]\d|554)`, 'service not available(?!.{0,40}(?:control|closed) connection)|not accepting connections'],
  [String.raw`(?:45\d|55\d)`, 'transaction failed|requested action(?!.{0,40}(?:file|insufficient storage))'],
  ['503', 'bad sequence of commands'],
];
const ANY = OF_ANY.map(([, words]) => words).join('|');

/** Words of a mail server after a reply code, for patterns that disregard case. */
export const MAIL_WORDS = `(?:${OF_MAIL}|${ANY})`;

/** The same in any case, for a pattern that does not disregard it. */
const ANY_CASE = anyCase(MAIL_WORDS);

function anyCase(words: string): string {
  return words.replace(/(\\.)|[a-z]/g, (character, escaped?: string) => escaped ?? `[${character.toUpperCase()}${character}]`);
}

/** Words of a reply without its code, by its enhanced status code or what only a mail server says. */
export const WORDS_OF_REPLY = String.raw`(?=[45]\.\d{1,3}\.\d{1,3}\b|.{0,100}?${ANY_CASE})`;

// 550 5.7.1 … | 550-5.1.1 … | 550 #5.1.0 …
/** Where a refusal stands whose enhanced status code is of the class of its reply code. */
export const STATED = String.raw`(?=(?:5\d\d[ -]#?5|4\d\d[ -]#?4)\.\d{1,3}\.\d{1,3}\b)`;

// 550 5.7.1 Message refused | 550-5.1.1 <bob@example.net> … | 535 Authentication failed | 550 #5.1.0 Address rejected
// mx.example.com, as servers name themselves
export const HOST_NAME = String.raw`[a-z\d][a-z\d-]{0,62}(?:\.[a-z\d-]{1,63}){1,8}`;
// 421 4.7.0 mx.example.com Too many errors
/** A server names itself before it goes on. */
const NAMES_ITSELF = String.raw`${HOST_NAME}[:,]? \S`;
// 554-mx.example.com, and the reason on the next line
const BEGINS_WITH_NAME = String.raw`(?:[45]\d\d-|(?:421|554) )${HOST_NAME}(?=\s*$|\\[rn])`;

/**
 * Where a reply stands that only a mail server gives: by an enhanced status
 * code of its class and a sentence that begins, by the server's name alone
 * on the first of its lines, or by its words.
 * @param divider what stands between the reply code and its words
 */
export function mailReply(divider = '[ -]'): string {
  const status = String.raw`(?:5\d\d${divider}#?5|4\d\d${divider}#?4)\.\d{1,3}\.\d{1,3}`;
  const code = String.raw`(?:${status}|(?:[45]2\d|45\d|5[03]\d|55\d)${divider})`;
  const fitting = OF_ANY.map(([codes, words]) => String.raw`${codes}${divider}(?:[^a-z].{0,100}?)?(?:${anyCase(words)})`).join('|');
  // The words stand in it once: there are many, and a pattern that holds them takes its time to be made ready.
  const ofMail = String.raw`${status} {1,2}(?:[A-Z<[({]|&lt;|${NAMES_ITSELF})|${divider === '[ -]' ? `${BEGINS_WITH_NAME}|` : ''}${code}.{0,100}?(?:${anyCase(OF_MAIL)})`;
  return String.raw`(?:(?=${ofMail})|(?=${fitting})${BEHIND_NOTHING_ELSE}|(?=${code}.{0,100}?(?:${anyCase(ANY)}))${BEHIND_MAIL})`;
}

// 550 File not found | 503 Service Unavailable
const OF_OTHERS = String.raw`(?:[Ff]iles?|[Dd]irectory|[Ff]older|[Ll]ogin incorrect|[Nn]ot logged in|FTP|HTTP|Internal Server Error|Not Implemented|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time|Misdirected|Locked|Upgrade Required|Unavailable For Legal)`;
// How a refusal in lower case begins: 550 times is none
const BEGINS_SO = '(?:authentic|sorry|relay|sender|recipient|user|mail|message|access|syntax|unknown|connect|spam|reject|block|denied|domain|invalid|unable|must|you|bad|need|header|no |not )';
/** A refusal, in whatever words, where what stands before it tells that a server gives one; not one that servers of other protocols give. */
export const REFUSED = String.raw`(?:(?:5[0-7]\d[ -]#?5|4\d\d[ -]#?4)\.\d{1,3}\.\d|(?:4[25]\d|50[0-4]|52[0-6]|5[35]\d|541|571)[ -](?!.{0,120}\b${OF_OTHERS}\b)(?:[^a-z\s]|${BEGINS_SO}|${NAMES_ITSELF}|.{0,100}?${ANY_CASE}))`;

// 5.1.1 <bob@example.net>: User unknown
/** The same where the reply code was left out. */
export const MAIL_STATUS = String.raw`(?=([45]\.\d{1,3}\.\d{1,3})(?: {1,2}[A-Z<[({]| .{0,100}?${ANY_CASE}))`;
