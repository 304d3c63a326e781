import { BEGINNINGS } from './recognition';
import { beginsUndelivered, isUndeliveredSubjectField } from './undelivered';

// <bob@example.net>: host mx.example.net[192.0.2.1] said: 550 | host mx.example.net[192.0.2.1] said: — the words stand on the lines below, as Postfix folds what it says of a recipient
export const PARAGRAPH = /^[>\s]{0,12}(?:<[^<>]{1,400}>(?: \([^()]{1,200}\))?: )?(?:host )?[\w.()[\]:/-]{1,400}\[[^[\]\s]{2,45}\](?::\d{1,5})? (?:said|refused to talk to me):(?: [45]\d\d)?\s*$/;

// From MAILER-DAEMON  Tue Nov 24 10:00:00 2026
export const MBOX = /^From \S{0,320} {1,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) .{0,30}\d\d:\d\d.{0,30}$/;
/** A mail at the very beginning of a text. */
const HEADER = /^(?:Return-Path|Received|Delivered-To|Envelope-To|From|To|Cc|Subject|Date|Message-ID|MIME-Version|Content-[A-Z-]+|X-[A-Z0-9-]+|Auto-Submitted|Reply-To|Sender|DKIM-Signature|ARC-[A-Z-]+|Authentication-Results|Received-SPF|Reporting-MTA|(?:Final|Original)-Recipient|Action|Status|Precedence|References|In-Reply-To|Importance|Newsgroups|Path|Xref|Mailing-List|List-[A-Z-]+|Errors-To|Old-[A-Z-]+|Resent-[A-Z-]+|Delivery-Date|Thread-[A-Z-]+|Organization|Priority|Lines|User-Agent|Feedback-ID|Apparently-To|Approved|Comments|Keywords|Via|Posted-Date|Sent|Expires|Mailer|Original-[A-Z-]+|Disposition[A-Z-]*|Status|Authentication-[A-Z-]+): {0,8}\S|^(?:Return-Path|From|Subject|Received):\s*$|^--[\w'()+,./:=?-]{8,70}\s*$/i;
/** What begins a report below other text: its fields, or the sentence that its program begins with. */
const OPENING = new RegExp(
  [
    String.raw`^(?: ?> )?\s{0,12}(?:Reporting-MTA:|(?:Final|Original)-Recipient:)`,
    String.raw`^(?: ?> )?\s{0,12}['"]?(?:${BEGINNINGS})`,
    String.raw`^[>\s]{0,12}-{3,10} ?The following addresses had (?:permanent fatal|permanent|delivery) (?:errors|problems)`,
    String.raw`^[>\s]{0,12}-{3,10} ?Transcript of session follows`,
    // Perhaps behind the marks of a forum: [QUOTE]Delivery to …
    String.raw`\bDelivery to the following recipients? (?:has )?failed permanently:\s*$`,
    String.raw`^[>\s]{0,12}(?:X-Failed-Recipients: {0,5}\S|From: {0,5}.{0,100}(?:mailer-daemon@|mail delivery (?:sub)?system))`,
    String.raw`^\s{0,12}(?:Your message wasn't delivered to \S{3,320} because |Your message to .{3,320} couldn't be delivered\.\s*$|\S{3,255} rejected your message to the following e-?mail addresses:\s*$)`,
    String.raw`^\s{0,12}Generating server: [\w.-]{3,255}\s*$`,
  ].join('|'),
  'i',
);
/** The sentence that a report begins with, its header above or not. */
export const SENTENCE = new RegExp(String.raw`^(?: ?> )?\s{0,12}['"]?(?:${BEGINNINGS}|-{3,10} ?The following addresses had)`, 'i');
/** What begins the header of a report, or its fields. */
export const HEADED = /^(?: ?> )?\s{0,12}(?:Reporting-MTA:|From: {0,5}.{0,100}(?:mailer-daemon@|mail delivery (?:sub)?system))/i;

/** Whether a report begins with a line. @param first nothing stands above it: there a header is enough */
export function beginsReport(text: string, first: boolean): boolean {
  return (first && HEADER.test(text)) || OPENING.test(text) || isUndeliveredSubjectField(text) || beginsUndelivered(text) || PARAGRAPH.test(text);
}
