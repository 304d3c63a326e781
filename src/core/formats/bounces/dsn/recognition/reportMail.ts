import { reasonIn } from '../answer';
import type { Mail } from '../mail/mail';
import type { MailLine } from '../mail/mailLine';
import type { Narrative, Story } from '../narrative';
import type { MailPassage } from '../mail/passage';
import { isUndeliveredSubject, saysUndelivered } from '../undelivered';

// Who writes reports, and what they call them. In several languages the sender tells more than the subject.
const DAEMON = /mailer-?daemon|post[-_.]?master|mail delivery (?:sub)?system|mail administrator|\bmdaemon\b|<>/i;

// Out of office: Re: Tuesday | Automatic reply: …
const ABSENCE = /\b(?:auto(?:matic(?:ally)?)?[ -]?(?:reply|response|responder|antwort)|out of (?:the )?office|vacation|on holiday|abwesen)/i;

/** The sentences that programs begin their reports with, whatever stands before: all that has to be told of another program. For patterns that disregard case. */
export const BEGINNINGS = [
  // qmail, and what writes like it
  'Hi\\. This is the (?:qmail-send|[A-Z]\\S{1,40}(?: Mailer)?) (?:program|mail server)',
  'This is the (?:mail system|Postfix program) at host ',
  '(?:Hi\\. )?This message was created automatically by (?:the )?mail ',
  "I'm sorry to have to inform you that (?:your message could not|the message returned)",
  'This is the MAILER-DAEMON, please DO NOT REPLY',
  'This is the mailer daemon program at ',
  'Your message did not reach some or all of the intended recipients',
  'A message that you (?:have )?sent could not be delivered to (?:one or more|all)\\b',
  'This is an automatically generated Delivery Status Notification',
  'This is a delivery status notification from \\S{3,255},',
  // Exchange 5.5 and 2000; above it stand the message's fields
  'did not reach the following recipient\\(s\\):',
  // MDaemon, in its languages
  'The attached message had PERMANENT fatal delivery errors',
  '!?El mensaje adjunto NO ha podido ser enviado',
  // smail, and T-Online with it
  '\\|-{5,40} ?(?:Failed addresses|Message log) follows?: ?-{5,40}\\|',
  // Stalwart, where it was delivered to some
  'Your message has been partially delivered:\\s*$',
  // Google Groups
  "We(?:'re| are) writing to let you know that the group you tried to contact \\(",
].join('|');
// They tell also where the header was cut, as do others that stand in its first lines.
const BEGINS = new RegExp(String.raw`^\s{0,12}['"]?(?:${BEGINNINGS}|Delivery to the following recipients? (?:has )?failed|-{3,10} ?(?:The following addresses had|Transcript of session follows))`, 'i');
const FIRST_WORDS = 12;

/** Whether a mail comes from a mail system, by its header or the sentence it begins with; nobody writes an absence to report a failure. */
export function isReport({ header }: Mail, words: readonly MailLine[]): boolean {
  if (ABSENCE.test(header.get('subject') ?? '')) return false;
  if (header.has('x-failed-recipients')) return true;
  const path = header.get('return-path');
  const nobody = path !== undefined && /^\s*<>?\s*$/.test(path);
  return nobody || DAEMON.test(header.get('from') ?? '') || DAEMON.test(path ?? '') || isUndeliveredSubject(header.get('subject') ?? '') || header.size === 0 || words.slice(0, FIRST_WORDS).some(({ text }) => BEGINS.test(text));
}

const FAILURE = new RegExp(
  String.raw`\b(?:${[
    // Undeliverable | not delivered | could not be sent
    String.raw`undeliver\w*|not (?:be )?(?:deliver\w*|sent|accepted)`,
    String.raw`(?:could|can|did)(?:n't| not|not) (?:be )?(?:deliver\w*|send|sent)|cannot be delivered`,
    // Delivery has failed | fatal errors | permanent error
    'delivery (?:has )?(?:failed|failure|report unavailable|problems?)',
    'fatal errors?|permanent (?:error|failure)',
    // returned to sender | rejected
    'returned (?:to sender|message)|rejected',
    'not a member|unknown user|user unknown',
    'failed|delayed',
  ].join('|')})\b`,
  'i',
);

// DNS Error: DNS type 'mx' lookup of example.net responded with code NXDOMAIN (Gmail, whatever the language of its report)
const DNS_ERROR = /\bDNS Error: (?:\d{1,10} )?DNS type '[a-z]{1,5}' lookup of \S{1,255} responded with code /;

/** Whether the words of a mail tell of a failure, where they name no recipient. */
export function saysFailure({ header }: Mail, { passage, reply }: Narrative): boolean {
  return reply !== undefined || DNS_ERROR.test(passage.text) || ((isUndeliveredSubject(header.get('subject') ?? '') || saysWhy(passage)) && saysSo(passage.text));
}

/** It begins like a report, and there is more in it than the words that all have. */
function saysWhy(passage: MailPassage): boolean {
  return passage.lines.slice(0, FIRST_WORDS).some(({ text }) => BEGINS.test(text)) && reasonIn(passage) !== undefined;
}

// <bob@example.net>: delivery via mx.example.net[192.0.2.27]:25: 250 2.1.5 OK | <bob@example.net>: delivered to mailbox: a report that was asked for (Postfix) | because: 250 Message received OK. (Notes)
const DELIVERED = /^<[^<>]{1,400}>(?: \([^()]{1,200}\))?: deliver(?:y via|ed to)\s|\bbecause:\s{1,20}2\d\d /;

/** Whether what a mail says of a recipient is a failure. */
export function isFailure({ reply, reason, passage }: Story, { header }: Mail): boolean {
  if (DELIVERED.test(passage.text)) return false;
  return reply !== undefined || reason !== undefined || saysSo(passage.text) || isUndeliveredSubject(header.get('subject') ?? '') || /mailer-?daemon/i.test(header.get('from') ?? '');
}

/** Whether words say that a mail was not delivered. */
export function saysSo(text: string): boolean {
  return FAILURE.test(text) || saysUndelivered(text);
}
