import { given } from '../../given';
import { citing, type Citation } from '../quotedReplies/cited';
import type { Format, Line, Memory } from '../format';
import { occasionOfVerb, type Occasion } from '../../reference/occasion';
import { errorHead } from '../quotedReplies/errorHead';
import { endOfReply } from '../quotedReplies/replyEnd';
import { findApart, hasCodeApart } from './smtpError/apart';
import { recipientNamed } from '../words/recipientWords';
import { repliesBehindKnownWords } from './smtpError/knownWords';
import { findListed, hasListed } from './smtpError/listedLines';
import { refusalsLogged } from './smtpError/loggedRefusal';
import { repliesInSentences } from './smtpError/sentence';
import { findAlone, isAboutMail, isBareRefusal, mayStandAlone, passSentence, standsAlone } from './smtpError/replyAlone';
import { isSpelled, readSpelled } from './smtpError/spelledCode';
import { ANSWER_BELOW, hasErrorInside, isWithoutCode, OF_MIME_LITE, readWithoutCode } from './smtpError/withoutCode';
import { standsAt } from '../../text/matches';

const ERRORS = citing({ find: (line, memory) => (isSenders(line) && !hasErrorInside(line) ? foundOrAlone(line, memory) : []), endOf: endOfReply }, (line, memory) => (isSenders(line) ? readWithoutCode(line, memory) ?? readSpelled(line) : undefined));

/** A program's message that it could not send, with the reply of the server in it: all there is where no dialogue was logged. */
export const smtpError: Format = {
  id: 'smtp-error',
  name: 'Error message with an SMTP reply',
  signs: [
    { pattern: { test: (text) => repliesInSentences(text).length > 0 }, weight: 4, sample: '2026-11-24 10:00:01 ERROR could not send the report: 550 5.7.1 Message refused' },
    { pattern: { test: (text) => repliesBehindKnownWords(text).length > 0 }, weight: 4, sample: 'smtp-server: 530 5.7.0 Must issue a STARTTLS command first' },
    { pattern: { test: (text) => refusalsLogged(text).length > 0 }, weight: 4, sample: 'time="2026-11-24T10:00:01Z" level=error msg="501 Cannot parse from address"' },
    { pattern: { test: hasListed }, weight: 4, sample: '["554-Transaction failed", "554 Refused by policy"]' },
    { pattern: { test: hasCodeApart }, weight: 4, sample: 'Error: permanent error (550): 5.1.1 No such user' },
    { pattern: { test: isWithoutCode }, weight: 4, sample: 'System.Net.Mail.SmtpException: Mailbox unavailable. The server response was: 5.7.1 Unable to relay' },
    { pattern: { test: isSpelled }, weight: 4, sample: 'lettre::transport::smtp::Error { kind: Permanent(Code { severity: PermanentNegativeCompletion, category: MailSystem, detail: Zero }) }' },
    { pattern: ANSWER_BELOW, weight: 2, sample: 'An error occurred while sending mail. The mail server responded:' },
    { pattern: { test: standsAlone }, weight: 2, sample: '"550 relay not permitted!"' },
    { pattern: { test: mayStandAlone }, weight: 1, sample: '"501 Invalid command or cannot parse from address"' },
    { pattern: { test: isBareRefusal }, weight: 1, sample: '550 Please turn on SMTP Authentication in your mail client.' },
    { pattern: { test: isAboutMail }, weight: 1, sample: 'When I try to send a test mail, I get the following error:' },
    { pattern: OF_MIME_LITE, weight: 4, sample: 'SMTP recipient() command failed:' },
  ],
  general: true,
  lastResort: true,
  ...ERRORS,
  passed(memory) {
    ERRORS.passed?.(memory);
    passSentence(memory);
  },
};

// Programs that send mail and write their errors to the system log. What a server writes there is not for errors' words to tell.
const SENDERS = /^(?:ssmtp|esmtp)$/;

function isSenders({ program }: Line): boolean {
  return program === '' || SENDERS.test(program);
}

function foundOrAlone(line: Line, memory: Memory): readonly Citation[] {
  const alone = findAlone(line, memory);
  const others = found(line);
  return others.length === 0 ? alone : others;
}

/** Code and words stand together, or else apart. */
function found(line: Line): readonly Citation[] {
  const listed = findListed(line.text);
  if (listed.length > 0) return listed;
  const head = errorHead(line.text);
  const starts = new Set([...repliesInSentences(head), ...repliesBehindKnownWords(head), ...refusalsLogged(head)].filter((start) => !isBesideReply(head, start)));
  if (starts.size === 0) return findApart(line);
  const inOrder = [...starts].sort((a, b) => a - b);
  return inOrder.map((start, index) => {
    const recipient = ADDRESSED.exec(line.text.slice(0, start))?.[1] ?? recipientNamed(line.text.slice(0, start));
    const occasion = commandBefore(line.text, start);
    const again = IS_RECORD.test(head) && inOrder.slice(0, index).some((before) => head.startsWith(head.slice(before, before + COMPARED).split(CLOSES, 1)[0] ?? '', start));
    return { reply: { start, end: Math.max(start, endOfReply(line, start)) }, ...(again ? { again } : {}), ...given({ occasion, recipient }) };
  });
}

// {"err":{"message":"550 …","stack":"Error: 550 …\n    at …"},"msg":"550 …"} | level=error msg="550 …" err="550 …": one error, in several fields
const IS_RECORD = /^\s{0,8}(?:\{"|\w{1,20}=)/;
const CLOSES = /["\\]/;
const COMPARED = 60;

// Got: 553 | 553 5.7.1 Sender address rejected: the code, beside the whole reply
const BESIDE = /(\d{3}) \| \1[ -]/y;

function isBesideReply(head: string, start: number): boolean {
  return standsAt(BESIDE, head, start);
}

// bob@example.net: 550 5.1.1 User unknown | <bob@example.net> (550 5.1.1 …), up to the reply
const ADDRESSED = /^[>\s]{0,40}(?:- )?[<[]?([^\s<>@:,;="'[\]]{1,64}@[\w.-]{1,255})[>\]]?(?:: {1,4}| \(| => )$/;

// send RCPT command: 550 … | can't MAIL FROM <alice@example.com>: 553 … | AUTH PLAIN failed 535 …: the last command that is named near the reply, in capitals
const COMMAND = /(?:^|[\s"'(:*])(EHLO|HELO|STARTTLS|AUTH|MAIL|RCPT|DATA)\b(?!\.)[^\n;!?]{0,80}$/;

function commandBefore(text: string, start: number): Occasion | undefined {
  const before = text.slice(Math.max(0, start - NEAR), start);
  return occasionOfVerb(COMMAND.exec(before)?.[1] ?? '');
}

const NEAR = 100;
