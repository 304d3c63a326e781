import { citedIn, citing, type Citation } from '../quotedReplies/cited';
import type { Format, Line } from '../format';
import { endOfReply } from '../quotedReplies/replyEnd';
import { findApart, SIGN as APART } from './smtpError/apart';
import { KNOWN } from './smtpError/knownWords';
import { MESSAGE } from './smtpError/sentence';
import { hasErrorInside, OF_MIME_LITE, readWithoutCode, WITHOUT_CODE } from './smtpError/withoutCode';

const ERRORS = citedIn([{ pattern: new RegExp(`${MESSAGE}|${KNOWN}`, 'g') }], endOfReply);

/** A program's message that it could not send, with the reply of the server in it: all there is where no dialogue was logged. */
export const smtpError: Format = {
  id: 'smtp-error',
  name: 'Error message with an SMTP reply',
  signs: [
    { pattern: new RegExp(MESSAGE), weight: 4, sample: '2026-11-24 10:00:01 ERROR could not send the report: 550 5.7.1 Message refused' },
    { pattern: new RegExp(KNOWN), weight: 4, sample: 'smtp-server: 530 5.7.0 Must issue a STARTTLS command first' },
    { pattern: APART, weight: 4, sample: 'Error: permanent error (550): 5.1.1 No such user' },
    { pattern: WITHOUT_CODE, weight: 4, sample: 'System.Net.Mail.SmtpException: Mailbox unavailable. The server response was: 5.7.1 Unable to relay' },
    { pattern: OF_MIME_LITE, weight: 4, sample: 'SMTP recipient() command failed:' },
  ],
  general: true,
  lastResort: true,
  ...citing({ ...ERRORS, find: (line, memory) => (isSenders(line) && !hasErrorInside(line) ? found(line, ERRORS.find(line, memory)) : []) }, (line, memory) => (isSenders(line) ? readWithoutCode(line, memory) : undefined)),
};

// Programs that send mail and write their errors to the system log. What a server writes there is not for errors' words to tell.
const SENDERS = /^(?:ssmtp|esmtp)$/;

function isSenders({ program }: Line): boolean {
  return program === '' || SENDERS.test(program);
}

/** Code and words stand together, or else apart. Several patterns may find the same reply. */
function found(line: Line, together: readonly Citation[]): readonly Citation[] {
  if (together.length === 0) return findApart(line);
  return together.filter(({ reply }, index) => together.findIndex((other) => other.reply.start === reply.start) === index).map((citation) => {
    const recipient = ADDRESSED.exec(line.text.slice(0, citation.reply.start))?.[1];
    return recipient === undefined ? citation : { ...citation, recipient };
  });
}

// bob@example.net: 550 5.1.1 User unknown | <bob@example.net> (550 5.1.1 …), up to the reply
const ADDRESSED = /^[>\s]{0,12}(?:- )?<?([^\s<>@:,;="']{1,64}@[\w.-]{1,255})>?(?:: {1,4}| \()$/;
