import { matchesOf } from '../../text/matches';
import { given } from '../../given';
import type { Memory } from '../format';
import type { Citation, Citing } from '../quotedReplies/cited';
import { replyApart } from '../quotedReplies/replyApart';
import { isMailReply } from '../words/mailWords';
import { occasionOfError, SMTPLIB_ERRORS } from '../words/smtplibErrors';

// smtplib.SMTPAuthenticationError: (535, b'5.7.8 Username and Password not accepted') | "SMTPDataError" (451,b'4.3.0 …') | SMTPAuthenticationError(535, b'5.7.8 …')
// smtplib.SMTPRecipientsRefused: {'bob@example.net': (550, b'5.1.1 User unknown')} | SMTPRecipientsRefused({'bob@example.net': …
// SMTPRecipientsRefused: [SMTPRecipientRefused(550, '5.1.1 …', 'bob@example.net')] (aiosmtplib)
const RAISED = new RegExp(String.raw`\bSMTP(${SMTPLIB_ERRORS})(?:: (?=[({[])|["'\x60]? ?(?=\((?:[45]\d\d, ?b?['"]|[45]\d\d, |\[SMTP|\{u?['"])))`);
// SMTPDataError at /contact/ | Exception Type: SMTPDataError at /contact/: Django's page and mail about an error, with its reply some lines below
export const NAMED = new RegExp(String.raw`^\s{0,8}(?:Exception Type:\s{1,8}SMTP(${SMTPLIB_ERRORS})\b|SMTP(${SMTPLIB_ERRORS}) at /)`);
// Exception Value: (554, b'…') | {'bob@example.net': (550, b'…')}
const VALUE = /^\s{0,8}(?:Exception Value:\s{1,8})?(?=\([45]\d\d, ?b?['"]|\{u?['"])/;
/** In the memory: the class of an error that a line above named, and in how many lines its reply may stand. */
const ERROR = 'named error';
const MOST_LINES = 5;
// aiosmtplib.errors.SMTPConnectError: 554 mx.example.net not accepting messages | SMTPConnectError('554 …'): the greeting as it was said
export const GREETED = /\bSMTPConnectError(?:: |\((['"]))(?=[45]\d\d )/;
// ERROR mailer: could not send: (535, b'5.7.8 Username and Password not accepted'), as a program logs it that caught the error
// A code that HTTP does not have needs no status behind it: ERROR mailer: (554, b'mx.example.net\nNot accepting mail from you')
export const LOGGED = /\b(?:errors?|exception|fail(?:ed|ure)?|could not|cannot|can't|unable)\b.{0,160}?(?=\((?:5\d\d, b?['"]5\.\d|(?:53[458]|55[0-5]), b['"]))/i;
// {'bob@example.net': (550, b'5.1.1 User unknown')} | {u'bob@example.net': (550, '5.1.1 User unknown')} (Python 2) | (535, b'5.7.8 Username and Password not accepted'): the error as it prints itself, without its class
const PRINTED = /(?<![\w(]|data: |['"]: )(?:\{u?['"][^'"\s]{1,320}@[^'"\s]{1,255}['"]: )?\((?=([45]\d\d), (?:b?['"]|(?=[45]\.))(.{0,300}))/g;
// 'bob@example.net': (550, b'5.1.1 User unknown') | 'bob@example.net': (550, 5.1.1 User unknown) (aiosmtplib) | (554, b'5.7.1 Refused … (its line was broken)
const ANSWER = /(?:['"]([^'"\s]{0,320})['"]: )?\(([45]\d\d)(, ?b?)(?:(?=[45]\.\d{1,3}\.\d)((?:[^'"{}()]|\([^'"{}()]{0,100}\)){0,500})\)(?=[,}\]]|$)|'((?:[^'\\]|\\.){0,2000})(?:'|$)|"((?:[^"\\]|\\.){0,2000})(?:"|$))/g;
/** Errors stand near the start of a line; one that names hundreds of recipients is cut. */
const LOOKED_AT = 20_000;

/** What errors of smtplib cite, an answer for each recipient. */
export const raised: Citing = {
  find({ text, start, end }, memory) {
    const head = text.slice(start, Math.min(end, start + LOOKED_AT));
    const named = errorAbove(head, memory);
    const class_ = RAISED.exec(head);
    const error = class_ ?? LOGGED.exec(head) ?? printedIn(head) ?? (named === undefined ? undefined : (VALUE.exec(head) ?? undefined));
    if (!error) return greeted(head, start);
    memory.delete(ERROR);
    const occasion = occasionOfError(class_?.[1] ?? named);
    const cited = matchesOf(ANSWER, head.slice(error.index)).map((match): Citation => {
      const [whole, recipient, code = '', comma = '', bare, single, double] = match;
      const at = start + error.index + match.index + whole.indexOf(`(${code}`) + 1;
      return {
        reply: replyApart(code, at, (bare ?? single ?? double ?? '').replace(/\\[nrt]/g, '  '), at + code.length + comma.length + (bare === undefined ? 1 : 0)),
        // Only RCPT is answered for each recipient.
        ...given({ occasion: occasion ?? (isAddress(recipient) ? ('RCPT' as const) : undefined) }),
        ...(isAddress(recipient) ? { recipient } : recipientBehind(head.slice(error.index), match)),
      };
    });
    return cited.map((one, index) => (cited.slice(0, index).some((before) => isSameError(before, one)) ? { ...one, again: true } : one));
  },
};

/** {"message":"SMTPDataError(554, b'5.7.1 Refused')","value":"(554, b'5.7.1 Refused')"}: one error, in several fields of a record. */
function isSameError(one: Citation, other: Citation): boolean {
  return one.recipient === other.recipient && one.reply.text === other.reply.text;
}

function isAddress(recipient: string | undefined): recipient is string {
  return recipient !== undefined && recipient !== '';
}

const OF_RECIPIENT = /RecipientRefused$/;
const BEHIND = /^, ['"]([^'"\s]{1,320}@[^'"\s]{1,255})['"]\)/;

/** SMTPRecipientRefused(550, '5.1.1 User unknown', 'bob@example.net') (aiosmtplib) */
function recipientBehind(text: string, { 0: { length }, index }: RegExpExecArray): Pick<Citation, 'recipient'> {
  const [, recipient] = OF_RECIPIENT.test(text.slice(Math.max(0, index - 20), index)) ? (BEHIND.exec(text.slice(index + length, index + length + LONGEST_BEHIND)) ?? []) : [];
  return recipient === undefined ? {} : { recipient };
}

const LONGEST_BEHIND = 600;

/** The class of the error, without `SMTP`, that a line not far above named, and whose reply may stand here. */
function errorAbove(head: string, memory: Memory): string | undefined {
  const [, typed, titled] = NAMED.exec(head) ?? [];
  const [name = '', left] = memory.get(ERROR)?.split(' ') ?? [];
  const now = typed ?? titled;
  if (now !== undefined) memory.set(ERROR, `${now} ${MOST_LINES}`);
  else if (Number(left) > 1) memory.set(ERROR, `${name} ${Number(left) - 1}`);
  else memory.delete(ERROR);
  return name === '' ? undefined : name;
}

/** Where an error that printed itself begins. */
export function printedIn(text: string): RegExpExecArray | undefined {
  // What stands under the address of a recipient is about mail, whatever the words.
  return matchesOf(PRINTED, text).find(({ 0: before, 1: code = '', 2: words = '', index }) => before.startsWith('{') || isMailReply(`${code} ${words}`, text.slice(0, index + before.length)));
}

function greeted(head: string, start: number): readonly Citation[] {
  const match = GREETED.exec(head);
  if (!match) return [];
  const from = match.index + match[0].length;
  const close = match[1] === undefined ? -1 : head.indexOf(match[1], from);
  return [{ reply: { start: start + from, end: start + (close < 0 ? head.length : close) }, occasion: 'connect' }];
}
