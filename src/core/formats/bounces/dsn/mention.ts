import { ADDRESS, HIDDEN } from './address';
import { readDated, readName, readPerson } from './listed';
import type { MailLine } from './mailLine';
import { readStalwart } from './stalwart';
import { FAILS, isRecipient, lineAbove, NOBODY, type Mention, type Named, type Place, type Reader } from './mentionReader';

/** In order: those that know a line best come first. */
const READERS: readonly Reader[] = [
  readDated,
  readStalwart,
  readHidden,
  readName,
  passWithoutAddress,
  readPerson,
  passAside,
  passAccepted,
  readSentence,
  readAtStart,
  readAsked,
  readReply,
  readAtEnd,
];

const LONGEST = 2000;

/** The recipient that a line names. @param known addresses that are surely recipients; they count even without a sentence that says so */
export function mentionIn(told: readonly MailLine[], index: number, known: readonly string[]): Mention | undefined {
  const text = told[index]?.text ?? '';
  if (text.length > LONGEST) return undefined;
  const place = { told, index, text, below: told[index + 1]?.text ?? '', known };
  for (const read of READERS) {
    const named = read(place);
    if (named === NOBODY) return undefined;
    if (named) return { ...named, index };
  }
  return undefined;
}

// <xxxx>: host mx.example.net[192.0.2.1] said: … | <[redacted]>
const HIDDEN_AT_START = new RegExp(String.raw`^\s{0,40}<(${HIDDEN})>(?=:?\s*$|: )`, 'i');

function readHidden({ text }: Place): Named {
  const recipient = HIDDEN_AT_START.exec(text)?.[1];
  return recipient === undefined ? undefined : { recipient, whole: false };
}

function passWithoutAddress({ text }: Place): Named {
  return text.includes('@') ? undefined : NOBODY;
}

// … please send mail with the mail body "guide" to the address
const WRITE_TO = /\b(?:to the (?:e-?mail )?address|write to|contact|(?:send|sent) (?:an? )?(?:e-?mail|mail|message|it) to):?\s*$/i;
// <sales@example.net> (expanded from ⏎ <bob@example.net>): what the address was before
const EXPANDED = /\((?:expanded|(?:ultimately )?generated) from:?\s*$/i;

/** The line above goes on with an address of somebody else. */
function passAside(place: Place): Named {
  const above = lineAbove(place);
  return WRITE_TO.test(above) || EXPANDED.test(above) ? NOBODY : undefined;
}

// RCPT TO:<bob@example.net>
const COMMAND = /^\s{0,8}rcpt to:/i;
// 250 2.1.5 <bob@example.net>... Recipient ok: the session went on
const ACCEPTED = /^\s{0,8}(?:<<< |<-- )?25[0-2][ -]/;

function passAccepted({ text, below }: Place): Named {
  return COMMAND.test(text) && ACCEPTED.test(below) ? NOBODY : undefined;
}

// Your message to bob@example.net couldn't be delivered. (Microsoft 365; why stands below) | Your message couldn't be delivered to bob@example.net. Their inbox is full (Gmail)
const NOT_DELIVERED = "(?:could|can|was|has)(?:n't|n’t| not) (?:be |been )?delivered";
const SENTENCE = new RegExp(String.raw`^\s{0,12}Your (?:message|mail|e-?mail) (?:to <?(${ADDRESS})>? ${NOT_DELIVERED}\b|${NOT_DELIVERED} to <?(${ADDRESS})>?\. \S)`, 'i');

function readSentence({ text, known }: Place): Named {
  const sentence = SENTENCE.exec(text);
  const recipient = sentence?.[1] ?? sentence?.[2];
  return recipient !== undefined && isRecipient(recipient, known) ? { recipient, whole: false } : undefined;
}

// <bob@example.net>: … | Recipient: <bob@example.net> | * bob@example.net | bob@example.net (expanded from …)
const AT_START = new RegExp(
  [
    // A mark of a list: * | • | >>>
    String.raw`^\s{0,40}(?:[*\u2022-]\s{1,3}|>>>\s)?`,
    // Failed recipient: | Your message to: | RCPT TO:
    '(?:(?:failed |final |original |intended |invalid )?',
    '(?:recipients?|addresse?s?|addressed to|user|mailbox|to|your message to|rcpt(?: to)?)',
    String.raw`(?: address(?:es)?)?\s?[:=]\s{0,10})?`,
    // <bob@example.net> | [SMTP:bob@example.net] | [email]bob@example.net[/email]
    String.raw`(?:\[SMTP:|\[email\]|[<"])?(${ADDRESS})(?:\[\/email\]|[>"\]])?(?=$|[\s:;,.(<])`,
  ].join(''),
  'i',
);
// >>> MAIL From:<alice@example.com>
const SPOKEN = /^\s{0,8}>>> [A-Z]{4}/i;
// To: bob@example.net, of a header
const FIELD = /^\s{0,40}(?:to|cc):/i;
// * bob@example.net | <bob@example.net> | Final recipient: bob@example.net
const IN_LIST = /^\s{0,40}(?:[*<\u2022]|(?:final |failed )?recipient|rcpt|addressed to|>>> )/i;
// Behind the address: nothing, or what happened to it
const ALONE = /^\s*(?:[:;(<]|$)/;

function readAtStart({ text, below, known }: Place): Named {
  const start = SPOKEN.test(text) || FIELD.test(text) ? null : AT_START.exec(text);
  const recipient = start?.[1];
  if (!start || recipient === undefined || !isRecipient(recipient, known)) return undefined;
  const rest = text.slice(start[0].length);
  const listed = known.includes(recipient) || IN_LIST.test(text) || ALONE.test(rest);
  return listed || FAILS.test(rest) || isIndented(below, text) ? { recipient, whole: /^\s*invalid/i.test(text) } : undefined;
}

// >>> RCPT To:<bob@example.net>, the server's refusal below it
const ASKED = new RegExp(String.raw`^\s{0,8}>>> RCPT TO:\s?<(${ADDRESS})>`, 'i');
const REFUSED = /^\s{0,8}<<< [45][0-9]{2}[ -]/;

function readAsked({ text, below }: Place): Named {
  const recipient = ASKED.exec(text)?.[1];
  if (recipient === undefined) return undefined;
  return REFUSED.test(below) ? { recipient, whole: false } : NOBODY;
}

// 550 5.1.2 <bob@example.net>... Host unknown | 554 bob@example.net... Service unavailable (sendmail 5)
const IN_REPLY = new RegExp(String.raw`^\s{0,8}(?:<<< )?[45][0-9]{2}[ -](?:.{0,20}?<(${ADDRESS})>(?:\.\.\.|[:,])|(${ADDRESS})\.\.\. )`);
// [Status: Error, Address: <bob@example.net>, ResponseCode 421, …
const LABELLED = new RegExp(String.raw`\b(?:address|recipient|rcpt)\s?(?:[:=]\s?<?|<)(${ADDRESS})>?`, 'i');

function readReply({ text, below }: Place): Named {
  const reply = IN_REPLY.exec(text);
  const recipient = reply?.[1] ?? reply?.[2] ?? LABELLED.exec(text)?.[1];
  return recipient !== undefined && FAILS.test(text + below) ? { recipient, whole: true } : undefined;
}

// User mailbox exceeds allowed size: bob@example.net | There was an error delivering your mail to <bob@example.net>.
const AT_END = new RegExp(String.raw`(?:^|[\s:])<?(${ADDRESS})>?\s{0,3}[.:)]{0,2}\s{0,3}(?:because\b.*|was\b.*|failed\b.*|has\b.*|could\b.*|cannot\b.*)?$`, 'i');
// There was an error delivering your mail to <postmaster@example.net>.
const SENT_TO = /\b(?:deliver(?:ing|y of)?|your) (?:your |the |this )?(?:e-?mail|mail|message) to:?\s?<?$/i;
// What stands before the address of a sender, or of somebody to ask.
const NO_RECIPIENT = /\b(?:contact|from|please|(?<!\b(?:your|the|this|an?) )(?:e-?mail|mail to)|write to|help)\b(?:[^:]{0,30}|:\s?<?)$/i;

function readAtEnd({ text, known }: Place): Named {
  const recipient = AT_END.exec(text)?.[1];
  if (recipient === undefined) return undefined;
  const before = text.slice(0, text.lastIndexOf(recipient));
  const sentTo = SENT_TO.test(before);
  if ((!isRecipient(recipient, known) && !sentTo) || !FAILS.test(text) || NO_RECIPIENT.test(before)) return undefined;
  // A sentence that only names the mail is no reason: that stands below it.
  return { recipient, whole: !sentTo };
}

/** What is set in below an address is about it. */
function isIndented(below: string, text: string): boolean {
  return below.trim() !== '' && below.length - below.trimStart().length > text.length - text.trimStart().length;
}
