import type { Sign } from '../../../format';
import { AFTER_COMMAND } from '../pasted/afterCommand';
import { NOT_DELIVERED_TO, PARAGRAPH, PARAGRAPH_SET_IN } from './beginning';
import { ANSWERS, ANSWER_FOLLOWS } from '../pasted/outside';
import { BEGINNINGS } from './reportMail';
import { isOfStalwart } from '../mentions/stalwart';
import { beginsUndelivered, isUndeliveredSubjectField } from '../undelivered';

/** What shows that a text has reports, or the mails that they come in. */
export const SIGNS: readonly Sign[] = [
  { pattern: /^(?:> ?)?(?:Final|Original)-Recipient: ?(?:rfc822|utf-8|x400|unknown|<)/i, weight: 4, sample: 'Final-Recipient: rfc822; bob@example.net' },
  { pattern: /^Diagnostic code ?: {0,3}[ls]mtp; ?[45]\d\d\b/i, weight: 4, sample: 'Diagnostic code: smtp;550 5.1.1 No such user' },
  { pattern: /^(?:Diagnostic-Code|Reporting-MTA|X-Failed-Recipients): ?\S/i, weight: 4, sample: 'Reporting-MTA: dns; mail.example.com' },
  { pattern: /^Content-Type: {0,8}(?:multipart\/report|message\/delivery-status)/i, weight: 4, sample: 'Content-Type: message/delivery-status' },
  { pattern: /^Return-Path: ?</i, weight: 4, sample: 'Return-Path: <>' },
  { pattern: PARAGRAPH, weight: 4, sample: '<bob@example.net>: host mx.example.net[192.0.2.1] said: 550' },
  { pattern: PARAGRAPH_SET_IN, weight: 2, sample: '<bob@example.net>: host mx.example.net[192.0.2.1] said: 550-Callout' },
  { pattern: { test: isOfStalwart }, weight: 4, sample: "<bob@example.net> (host 'mx.example.net' rejected command 'DATA' with code 550 (5.7.1) 'Message refused')" },
  { pattern: new RegExp(NOT_DELIVERED_TO), weight: 4, sample: 'was not delivered to:' },
  { pattern: ANSWER_FOLLOWS, weight: 4, sample: 'The response from the remote server was:' },
  { pattern: AFTER_COMMAND, weight: 4, sample: 'SMTP error from remote server after RCPT command:' },
  { pattern: ANSWERS, weight: 4, sample: 'The error that the other server returned was: 550 5.1.1 No such user' },
  {
    pattern: /\bDelivery to the following recipients? (?:has )?failed permanently:\s*$|\brejected your message to the following e-?mail addresses:\s*$|^\s{0,12}Generating server: [\w.-]{3,255}\s*$|^\s{0,12}Your message to .{3,320} couldn't be delivered\.\s*$/i,
    weight: 4,
    sample: 'Delivery to the following recipient failed permanently:',
  },
  { pattern: { test: (text) => text.startsWith('S') && isUndeliveredSubjectField(text) }, weight: 4, sample: 'Subject: Undelivered Mail Returned to Sender' },
  { pattern: new RegExp(String.raw`^[>\s]{0,12}(?:${BEGINNINGS})`, 'i'), weight: 4, sample: 'This is the mail system at host mail.example.com.' },
  { pattern: { test: beginsUndelivered }, weight: 2, sample: 'Ihre Nachricht an bob@example.net konnte nicht zugestellt werden.' },
  { pattern: /^From: {0,8}.{0,100}(?:mailer-daemon|postmaster|mail delivery (?:sub)?system)/i, weight: 4, sample: 'From: MAILER-DAEMON@mail.example.com (Mail Delivery System)' },
  { pattern: /^From \S+ {1,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) /, weight: 4, sample: 'From MAILER-DAEMON Tue Nov 24 10:00:00 2026' },
  {
    pattern: new RegExp(
      String.raw`^[>\s]{0,8}['"]?(?:${[
        // Your message to bob@example.net could not be delivered.
        String.raw`(?:(?:your|the|this|a) (?:e-?mail )?(?:message|mail)\b.{0,60}(?:could|was|can|has)(?: not|n't|not)(?: be(?:en)?)? (?:delivered|sent|accepted))`,
        'unable to deliver (?:your )?message',
        'delivery to the following recipient',
        // ----- Transcript of session follows -----
        '-+ ?(?:the following addresses had|transcript of session follows|failure reasons)',
      ].join('|')})`,
      'i',
    ),
    weight: 2,
    sample: 'Your message to bob@example.net could not be delivered.',
  },
  { pattern: /^(?:From|To|Subject|Date|MIME-Version|Message-ID|Content-Type|Received): ?\S/i, weight: 1, sample: 'MIME-Version: 1.0' },
];
