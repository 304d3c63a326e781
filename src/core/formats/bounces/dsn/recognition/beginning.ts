import { BEGINNINGS } from './reportMail';
import { isOfStalwart } from '../mentions/stalwart';
import { beginsUndelivered, isUndeliveredSubjectField } from '../undelivered';

/** Your message … was not delivered to: … because: … (Notes); the recipient on the same line or below. */
export const NOT_DELIVERED_TO = String.raw`^[>\s]{0,12}was not delivered to:\s{0,8}(?:[^\s@]{1,64}@[\w.-]{1,255})?\s*$`;

// <bob@example.net> (expanded from <info@example.net>):
const ADDRESS = String.raw`<[^<>]{1,400}>(?: \([^()]{1,200}\))?`;

// <bob@example.net>: host mx.example.net[192.0.2.1] said: 550 | host mx.example.net[192.0.2.1] said: — the words stand on the lines below, as Postfix folds what it says of a recipient
export const PARAGRAPH = new RegExp(String.raw`^[>\s]{0,12}(?:(?:${ADDRESS})?: )?(?:host )?[\w.()[\]:/-]{1,400}\[[^[\]\s]{2,45}\](?::\d{1,5})? (?:said|refused to talk to me):(?: [45]\d\d(?: [45]\.\d{1,3}\.\d{1,3})?)?\s*$`);

/** What Postfix itself says of a recipient, without a reply. */
const WITHOUT_REPLY = [
  // connect to mx.example.net[192.0.2.1]:25: Connection timed out | connect to
  String.raw`connect to(?:\s*$| [\w.-]{1,255}\[[^[\]\s]{2,45}\](?::\d{1,5})?(?::|\s*$))`,
  String.raw`(?:lost connection|conversation) with(?:\s*$| [\w.-]{1,255}\[[^[\]\s]{2,45}\])`,
  'Host or domain name not found\\.|unable to look up host ',
  'mail for \\S{1,255} loops back to myself|mail forwarding loop for ',
  'unknown user: "|Command died with (?:status|signal) \\d|maildir delivery failed: |(?:cannot|can\'t) (?:update mailbox|create user output file)',
  'message size \\d{1,12} exceeds size limit|bad address syntax\\s*$',
].join('|');

//     mx.example.net[192.0.2.1] said: 554-Transaction failed 554-Refused due — the line above it was written anew, and the rest stands below
const REST_OF_PARAGRAPH = String.raw` {4}[\w.-]{1,255}\[[^[\]\s]{2,45}\](?::\d{1,5})? said: ([45]\d\d)-(?!.{0,200} \1 ).{5,200}$`;

/** The rest is set in below. */
export const PARAGRAPH_SET_IN = new RegExp(
  String.raw`^[>\s]{0,12}?(?:${REST_OF_PARAGRAPH}|${ADDRESS}: (?:${[
    // <bob@example.net>: host mx.example.net[192.0.2.1] said: 550-Callout
    String.raw`host [\w.-]{1,255}\[[^[\]\s]{2,45}\](?::\d{1,5})? said: [45]\d\d[ -](?!.{0,80}\)).{1,60}$`,
    // <bob@example.net>: host | <bob@example.net>: host mx.example.net[192.0.2.1] refused to talk to
    String.raw`host(?: [\w.-]{1,255}\[[^[\]\s]{2,45}\](?::\d{1,5})?(?: refused(?: to(?: talk(?: to)?)?)?)?)?\s*$`,
    WITHOUT_REPLY,
  ].join('|')}))`,
);

// From MAILER-DAEMON  Tue Nov 24 10:00:00 2026
export const MBOX = /^From \S{0,320} {1,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) .{0,30}\d\d:\d\d.{0,30}$/;
/** A mail at the very beginning of a text. */
const HEADER = new RegExp(
  [
    String.raw`^(?:${[
      // Of any mail, in the order of the standard
      'Return-Path|Received|Date|From|Sender|Reply-To|To|Cc|Message-ID|In-Reply-To|References|Subject|Comments|Keywords|Resent-[A-Z-]+',
      'MIME-Version|Content-[A-Z-]+',
      // Where it went: Delivered-To: bob@example.net
      'Delivered-To|Envelope-To|Apparently-To|Delivery-Date|Posted-Date|Sent|Expires|Errors-To|Via',
      // Who signed and checked it: Authentication-Results
      'DKIM-Signature|ARC-[A-Z-]+|Authentication-[A-Z-]+|Received-SPF',
      // What it is: Auto-Submitted: auto-replied, Importance: high
      'Auto-Submitted|Precedence|Importance|Priority|Organization|Lines|User-Agent|Mailer|Thread-[A-Z-]+|Feedback-ID|X-[A-Z0-9-]+|Old-[A-Z-]+',
      // Of lists and news: List-Id: <list.example.com>
      'Mailing-List|List-[A-Z-]+|Approved|Newsgroups|Path|Xref',
      // Of a report: Reporting-MTA, Original-Recipient, Original-Envelope-Id, Disposition of a notice that it was read
      'Reporting-MTA|Final-Recipient|Original-[A-Z-]+|Action|Status|Disposition[A-Z-]*',
    ].join('|')}): {0,8}\S`,
    // Received:, its value on the next line
    String.raw`^(?:Return-Path|From|Subject|Received):\s*$`,
    // --4F2B1C0123.1795514400/mail.example.com
    String.raw`^--[\w'()+,./:=?-]{8,70}\s*$`,
  ].join('|'),
  'i',
);
/** What begins a report below other text: its fields, or the sentence that its program begins with. */
const OPENING = new RegExp(
  [
    String.raw`^[>\s]{0,16}(?:Reporting-MTA:|(?:Final|Original)-Recipient:)`,
    String.raw`^[>\s]{0,16}['"]?(?:${BEGINNINGS})`,
    String.raw`^[>\s]{0,12}-{3,10} ?The following addresses had (?:permanent fatal|permanent|delivery) (?:errors|problems)`,
    String.raw`^[>\s]{0,12}-{3,10} ?Transcript of session follows`,
    // Perhaps behind the marks of a forum: [QUOTE]Delivery to …
    String.raw`\bDelivery to the following recipients? (?:has )?failed permanently:\s*$`,
    String.raw`^[>\s]{0,12}(?:X-Failed-Recipients: {0,5}\S|From: {0,5}.{0,100}(?:mailer-daemon@|mail delivery (?:sub)?system))`,
    String.raw`^\s{0,12}(?:Your message wasn't delivered to \S{3,320} because |Your message to .{3,320} couldn't be delivered\.\s*$|\S{3,255} rejected your message to the following e-?mail addresses:\s*$)`,
    String.raw`^\s{0,12}Generating server: [\w.-]{3,255}\s*$`,
    NOT_DELIVERED_TO,
  ].join('|'),
  'i',
);
/** The sentence that a report begins with, its header above or not. */
export const SENTENCE = new RegExp(String.raw`^[>\s]{0,16}['"]?(?:${BEGINNINGS}|-{3,10} ?The following addresses had|Delivery to the following recipients? (?:has )?failed permanently:)`, 'i');
/** What begins the header of a report, or its fields. */
export const HEADED = /^[>\s]{0,16}(?:Reporting-MTA:|From: {0,5}.{0,100}(?:mailer-daemon@|mail delivery (?:sub)?system))/i;

// Your message could not be sent! SMTP Error: data not accepted.SMTP server error: DATA END command failed Detail: …
/** What a web page says below a sentence that reports begin with too: PHPMailer's words, which tell the sender at once what no mail has to tell. */
export const NO_REPORT = /\bSMTP (?:Error: (?:Could not authenticate\.|data not accepted\.|The following (?:recipients|From address) failed: )|server error: [A-Z& ]{2,20} command failed)/i;

/** Whether a report begins with a line. @param first nothing stands above it: there a header is enough */
export function beginsReport(text: string, first: boolean): boolean {
  return (first && HEADER.test(text)) || OPENING.test(text) || isUndeliveredSubjectField(text) || beginsUndelivered(text) || PARAGRAPH.test(text) || PARAGRAPH_SET_IN.test(text) || isOfStalwart(text);
}
