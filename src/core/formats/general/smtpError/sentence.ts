import { introducedBy } from '../../quotedReplies/introduced';
import { FAILED, SOMEBODY_ANSWERED } from '../../words/errorWords';
import { LOG_HEAD } from '../../lineParts/logHead';
import { STATED } from '../../words/mailWords';
import { BEHIND_MAIL } from '../../words/ofMail';

// … error="535 5.7.8 … | … error -- 501 5.1.3 …: in the line of a log that says what went wrong
const LOGGED = new RegExp(String.raw`^${LOG_HEAD}(?=.{0,300}?(?:${FAILED}|\bresponse was\b)).{0,400}?(?:[:=(]|--|=>)\s?["'\x60]?${STATED}`);

const SENTENCE = String.raw`(?:(?![.!?] (?!\())[^{}\n]){0,200}?`;
// failed: 550 | message:** `` 550 | (550 | **Error:** 550 | -- 550 | failed! 550 | said “550 | SMTP error 550
const DIVIDER = String.raw`(?:(?:[:：=(]\*{0,2}|--|=>|\s[-–]|[.!])\s{0,3}(?:\x60\x60 ?|["'\x60“„«])?|(?<!,)\s\*{0,2}["'\x60“„«]|\bSMTP (?:(?:[Ee]rror|ERROR)(?: [Cc]ode)? )?)`;
// bob@example.net: 550 5.1.1 User unknown | <bob@example.net> (550 5.1.1 …): how many bounces tell it (OpenSMTPD, Kerio, GroupWise) | Message 1vNq1b-0001Zy-4L: bob@example.net: 550 …: and queues
const ADDRESSED = String.raw`(?:^[>\s]{0,12}(?:- )?|: )<?[^\s<>@:,;="']{1,64}@[\w.-]{1,255}>?(?:: {1,4}| \()`;
// A sentence that says what went wrong, read back from the reply: failed to send email: 550 5.1.1 User unknown
const SENTENCE_BEFORE = String.raw`^${SENTENCE}${FAILED}${SENTENCE}${DIVIDER}`;
// AUTH PLAIN failed 535 5.7.8 … | … fails with 550 5.7.1 … | Error 535 5.7.3 …: without a mark between
const FAILS_WITH = String.raw`^${SENTENCE}\b(?:(?:failed|fails|rejected|refused|returned)(?: with(?: code| error)?)?|[Ee]rror|ERROR) `;

const inSentence = introducedBy([
  { before: SENTENCE_BEFORE, reply: 'mail' },
  // sender address not accepted: 530 Must authenticate: about mail, so that the reply may have whatever words
  { before: String.raw`${SENTENCE_BEFORE}(?=5\d\d[ -][A-Z<[])${BEHIND_MAIL}`, reply: 'refusal' },
  { before: SOMEBODY_ANSWERED, reply: 'mail' },
  { before: FAILS_WITH, reply: 'mail' },
  { before: ADDRESSED, reply: 'mail' },
]);

// errors like “550 Mailbox unavailable”, … “421 …” instead of “550 …”: what servers say, and none said here
const EXAMPLE = /\b(?:like|such as|e\.g\.|for (?:example|instance)|instead of|rather than),? {1,2}["'\x60“„«(]{1,2}$/;
const LONGEST_EXAMPLE = 24;

/** Where replies start that a sentence introduces: it says what went wrong, or that somebody answered. */
export function repliesInSentences(text: string): readonly number[] {
  const logged = LOGGED.exec(text);
  const found = inSentence(text).filter((start) => !EXAMPLE.test(text.slice(Math.max(0, start - LONGEST_EXAMPLE), start)));
  // Of a line that was logged so, only the first tells in whatever words.
  const first = logged ? logged.index + logged[0].length : undefined;
  return first === undefined || found.includes(first) ? found : [...found, first].sort((a, b) => a - b);
}
