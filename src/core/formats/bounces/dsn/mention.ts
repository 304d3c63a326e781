import { ADDRESS, addressIn, HIDDEN } from './address';
import type { MailLine } from './mailLine';
import { beginsUndelivered } from './undelivered';

/** Where a recipient is named, and from where on the words are about it. */
export interface Mention {
  readonly recipient: string;
  readonly index: number;
  /** The words before the address belong to the reason too. */
  readonly whole: boolean;
}

// <bob@example.net>: … | Recipient: <bob@example.net> | * bob@example.net | bob@example.net (expanded from …)
const AT_START = new RegExp(
  String.raw`^\s{0,40}(?:[*\u2022-]\s{1,3}|>>>\s)?(?:(?:failed |final |original |intended |invalid )?(?:recipients?|addresse?s?|addressed to|user|mailbox|to|your message to|rcpt(?: to)?)(?: address(?:es)?)?\s?[:=]\s{0,10})?(?:\[SMTP:|\[email\]|[<"])?(${ADDRESS})(?:\[\/email\]|[>"\]])?(?=$|[\s:;,.(<])`,
  'i',
);
// User mailbox exceeds allowed size: bob@example.net | There was an error delivering your mail to <bob@example.net>.
const AT_END = new RegExp(String.raw`(?:^|[\s:])<?(${ADDRESS})>?\s{0,3}[.:)]{0,2}\s{0,3}(?:because\b.*|was\b.*|failed\b.*|has\b.*|could\b.*|cannot\b.*)?$`, 'i');
// [Status: Error, Address: <bob@example.net>, ResponseCode 421, …
const LABELLED = new RegExp(String.raw`\b(?:address|recipient|rcpt)\s?(?:[:=]\s?<?|<)(${ADDRESS})>?`, 'i');
// 550 5.1.2 <bob@example.net>... Host unknown | 554 bob@example.net... Service unavailable (sendmail 5)
const IN_REPLY = new RegExp(String.raw`^\s{0,8}(?:<<< )?[45][0-9]{2}[ -](?:.{0,20}?<(${ADDRESS})>(?:\.\.\.|[:,])|(${ADDRESS})\.\.\. )`);
// >>> RCPT To:<bob@example.net>, the server's refusal below it
const ASKED = new RegExp(String.raw`^\s{0,8}>>> RCPT TO:\s?<(${ADDRESS})>`, 'i');
const REFUSED = /^\s{0,8}<<< [45][0-9]{2}[ -]/;

// 250 2.1.5 <bob@example.net>... Recipient ok: the session went on
const ACCEPTED = /^\s{0,8}(?:<<< |<-- )?25[0-2][ -]/;

// <xxxx>: host mx.example.net[192.0.2.1] said: … | <[redacted]>
const HIDDEN_AT_START = new RegExp(String.raw`^\s{0,40}<(${HIDDEN})>(?=:?\s*$|: )`, 'i');

const FAILS = /\b(?:un(?:able|deliver\w*|known|successful\w*)|not? (?:be |been |was )?(?:deliver|find|found|accept|exist|reach|allow|member|such)\w*|(?:could|can|did|does|do|was|were|is|are|has)(?:n't| not)|cannot|fail(?:ed|ure|s)?|errors?|exceed\w*|reject\w*|refus\w*|invalid|returned|undeliver\w*|not a member|over ?quota|full|disabled|blocked|denied|expired|problems?|delayed)\b/i;

/** The recipient that a line names. @param known addresses that are surely recipients; they count even without a sentence that says so */
export function mentionIn(told: readonly MailLine[], index: number, known: readonly string[]): Mention | undefined {
  const text = told[index]?.text ?? '';
  if (text.length > 2000) return undefined;
  const dated = DATED.exec(text)?.[1];
  if (dated !== undefined && LISTS.test(lineAbove(told, index))) return { recipient: addressIn(dated) ?? dated, index, whole: false };
  const hidden = HIDDEN_AT_START.exec(text)?.[1];
  if (hidden !== undefined) return { recipient: hidden, index, whole: false };
  const name = NAME.exec(text)?.[1];
  if (name !== undefined && isListedBelow(told, index)) return { recipient: name, index, whole: false };
  if (!text.includes('@')) return undefined;
  const person = PERSON.exec(text)?.[1];
  if (person !== undefined && isRecipient(person, known) && isBelowHeading(told, index)) return { recipient: person, index, whole: false };
  const start = /^\s{0,8}>>> [A-Z]{4}/i.test(text) ? null : AT_START.exec(text);
  const rest = start ? text.slice(start.index + start[0].length) : '';
  const recipient = start?.[1];
  const above = lineAbove(told, index);
  if (WRITE_TO.test(above) || EXPANDED.test(above)) return undefined;
  if (/^\s{0,8}rcpt to:/i.test(text) && ACCEPTED.test(told[index + 1]?.text ?? '')) return undefined;
  if (recipient !== undefined && !/^\s{0,40}(?:to|cc):/i.test(text) && isRecipient(recipient, known)) {
    const listed = known.includes(recipient) || /^\s{0,40}(?:[*<\u2022]|(?:final |failed )?recipient|rcpt|addressed to|>>> )/i.test(text) || /^\s*(?:[:;(<]|$)/.test(rest);
    if (listed || FAILS.test(rest) || isIndented(told[index + 1]?.text ?? '', text)) return { recipient, index, whole: /^\s*invalid/i.test(text) };
  }
  const asked = ASKED.exec(text)?.[1];
  if (asked !== undefined) return REFUSED.test(told[index + 1]?.text ?? '') ? { recipient: asked, index, whole: false } : undefined;
  const answered = IN_REPLY.exec(text);
  const inReply = answered?.[1] ?? answered?.[2] ?? LABELLED.exec(text)?.[1];
  if (inReply !== undefined && FAILS.test(text + (told[index + 1]?.text ?? ''))) return { recipient: inReply, index, whole: true };
  const end = AT_END.exec(text)?.[1];
  const before = end === undefined ? '' : text.slice(0, text.lastIndexOf(end));
  if (end !== undefined && (isRecipient(end, known) || SENT_TO.test(before)) && FAILS.test(text) && !NO_RECIPIENT.test(before)) {
    // A sentence that only names the mail is no reason: that stands below it.
    return { recipient: end, index, whole: !SENT_TO.test(before) };
  }
  return undefined;
}

// Bob Example (bob@example.net)<mailto:bob@example.net> | [Bob Example (bob@example.net)](mailto:bob@example.net) | Bob Example <bob@example.net> (Exchange)
const PERSON = new RegExp(String.raw`^[>\s]{0,40}\[?[^\s<>()[\]@:;][^<>()[\]@:;]{0,120} ?[<(](${ADDRESS})[>)]\]?(?:\(mailto:[^()\s]{3,320}\)|<mailto:[^<>\s]{3,320}>)?\s*$`);
const FARTHEST_HEADING = 50;

/** Whether what the line is listed under says that it was not delivered. Exchange writes what happened below each of them. */
function isBelowHeading(told: readonly MailLine[], index: number): boolean {
  for (let above = index - 1; above >= 0 && index - above <= FARTHEST_HEADING; above--) {
    const text = told[above]?.text ?? '';
    if (/[:：]\s*$/.test(text)) return text.length < 300 && beginsUndelivered(text);
  }
  return false;
}

// bob@example.net on Tue, 24 Nov 2026 10:00:00 -0500 | Sales on 11/24/26 10:00 AM (Exchange 5.5, also of a list without an address)
const DATED = /^\s{0,40}(\S.{0,318}?) on (?:[A-Z][a-z]{2}, )?\d{1,2}[ /.][A-Za-z\d]{1,4}[ /.]\d{2,4} \d{1,2}:\d\d/;
const LISTS = /\b(?:did not reach the following recipient\(s\)|following recipient\(s\) could not be reached):\s*$/i;

// bobexample: the name of a mailbox, of a provider that leaves its own domain out
const NAME = /^\s{1,40}([A-Za-z][\w.+-]{1,63})\s*$/;
// Your mail to the following recipients could not be delivered because they are not accepting mail from you:
const NAMES_FOLLOW = /\b(?:following|these) (?:recipients?|users?|members?|addressees?|mailbox(?:es)?)\b.{0,160}:\s*$/i;
const MOST_NAMES = 50;

/** Whether a name stands in a list of those who got nothing. */
function isListedBelow(told: readonly MailLine[], index: number): boolean {
  let above = index - 1;
  while (above >= 0 && index - above < MOST_NAMES && NAME.test(told[above]?.text ?? '')) above--;
  const heading = lineAbove(told, above + 1);
  return NAMES_FOLLOW.test(heading) && FAILS.test(heading);
}

// There was an error delivering your mail to <postmaster@example.net>.
const SENT_TO = /\b(?:deliver(?:ing|y of)?|your) (?:your |the |this )?(?:e-?mail|mail|message) to:?\s?<?$/i;
// What stands before the address of a sender, or of somebody to ask.
const NO_RECIPIENT = /\b(?:contact|from|please|(?<!\b(?:your|the|this|an?) )(?:e-?mail|mail to)|write to|help)\b(?:[^:]{0,30}|:\s?<?)$/i;
// … please send mail with the mail body "guide" to the address
const WRITE_TO = /\b(?:to the (?:e-?mail )?address|write to|contact|(?:send|sent) (?:an? )?(?:e-?mail|mail|message|it) to):?\s*$/i;

// <sales@example.net> (expanded from ⏎ <bob@example.net>): what the address was before
const EXPANDED = /\((?:expanded|(?:ultimately )?generated) from:?\s*$/i;

/** The last line above that says something. */
function lineAbove(told: readonly MailLine[], index: number): string {
  for (let above = index - 1; above >= 0 && above > index - 4; above--) {
    const text = told[above]?.text ?? '';
    if (text.trim() !== '') return text.slice(-200);
  }
  return '';
}

/** What is set in below an address is about it. */
function isIndented(below: string, text: string): boolean {
  return below.trim() !== '' && below.length - below.trimStart().length > text.length - text.trimStart().length;
}

/** The postmaster is whom a report tells to ask. */
function isRecipient(address: string, known: readonly string[]): boolean {
  return known.includes(address) || !/^(?:postmaster|mailer-daemon|abuse|support|helpdesk|hostmaster)@/i.test(address);
}
