import { ADDRESS, addressIn } from './address';
import type { MailLine } from './mail';
import { passageOf, type Passage } from './passage';
import { findReply, type QuotedReply } from './quotedReply';

/** What the words for people say of one recipient. */
export interface Story {
  readonly recipient: string;
  readonly passage: Passage;
  readonly reply?: QuotedReply;
  /** What the report itself gives as the reason. */
  readonly reason?: { readonly from: number; readonly to: number };
}

export interface Narrative {
  readonly stories: readonly Story[];
  /** All words up to the returned mail. */
  readonly passage: Passage;
  /** The first reply in them. */
  readonly reply?: QuotedReply;
  readonly delayed: boolean;
  /** To whom the returned mail was addressed, where it stands below the words. */
  readonly addressee?: string;
}

// --- Below this line is a copy of the message. | Original message follows. | ----- Unsent message follows -----
const RETURNED =
  /^[\s>*=_-]{0,80}(?:(?:below (?:this line )?is |this is |enclosed is |included is )?(?:a|the)? ?(?:copy of|header of|headers of|beginning of|text of)|-{2,}\s?(?:the )?(?:original|returned|unsent|undelivered|message text|message header)|(?:(?:the |your )?(?:original|unsent|undelivered|returned) (?:message|mail)|message headers?)(?: headers?| info| text)?(?: is)?(?: follows?| below| included| attached|:|\s*-|\s*=|\s*$))/i;
// Received: from mx.example.com … | Return-Path: <alice@example.com>
const FIELD_OF_MAIL = /^(?:Received:\s?(?:from|by|\(|\[)|Return-Path:\s?<[^>]|DKIM-Signature:\s?v=)/i;

const DELAYED = /\b(?:has|have|is|was|been|being) delayed|\bwarning message only|\bnot yet been delivered|\btemporary failure report|\bwill (?:be retried|be tried again|keep trying|continue (?:to|trying))|\bdelivery attempts will continue|\bstill (?:be )?trying|\bretry(?:ing)? (?:for|until)/i;

// <bob@example.net>: … | Recipient: <bob@example.net> | * bob@example.net | bob@example.net (expanded from …)
const AT_START = new RegExp(
  String.raw`^\s{0,40}(?:[*\u2022-]\s{1,3}|>>>\s)?(?:(?:failed |final |original |intended |invalid )?(?:recipients?|addresse?s?|addressed to|user|mailbox|to|your message to|rcpt(?: to)?)(?: address(?:es)?)?\s?[:=]\s{0,10})?(?:\[SMTP:|\[email\]|[<"])?(${ADDRESS})(?:\[\/email\]|[>"\]])?(?=$|[\s:;,.(<])`,
  'i',
);
// User mailbox exceeds allowed size: bob@example.net | There was an error delivering your mail to <bob@example.net>.
const AT_END = new RegExp(String.raw`(?:^|[\s:])<?(${ADDRESS})>?\s{0,3}[.:)]{0,2}\s{0,3}(?:because\b.*|was\b.*|failed\b.*|has\b.*|could\b.*|cannot\b.*)?$`, 'i');
// [Status: Error, Address: <bob@example.net>, ResponseCode 421, …
const LABELLED = new RegExp(String.raw`\b(?:address|recipient|rcpt)\s?(?:[:=]\s?<?|<)(${ADDRESS})>?`, 'i');
// 550 5.1.2 <bob@example.net>... Host unknown
const IN_REPLY = new RegExp(String.raw`^\s{0,8}(?:<<< )?[45][0-9]{2}[ -].{0,20}?<(${ADDRESS})>(?:\.\.\.|[:,])`);
// >>> RCPT To:<bob@example.net>, the server's refusal below it
const ASKED = new RegExp(String.raw`^\s{0,8}>>> RCPT TO:\s?<(${ADDRESS})>`, 'i');
const REFUSED = /^\s{0,8}<<< [45][0-9]{2}[ -]/;

const FAILS = /\b(?:un(?:able|deliver\w*|known|successful\w*)|not? (?:be |been |was )?(?:deliver|find|found|accept|exist|reach|allow|member|such)\w*|(?:could|can|did|does|do|was|were|is|are|has)(?:n't| not)|cannot|fail(?:ed|ure|s)?|errors?|exceed\w*|reject\w*|refus\w*|invalid|returned|undeliver\w*|not a member|over ?quota|full|disabled|blocked|denied|expired|problems?|delayed|returned)\b/i;

const LONGEST_STORY = 1500;
const MOST_STORIES = 1000;

/** Reads the words for people. `known` are addresses that are surely recipients; they count even without a sentence that says so. */
export function readNarrative(words: readonly MailLine[], known: readonly string[]): Narrative {
  const { told, returned } = untilReturned(words);
  const passage = passageOf(told);
  const reply = findReply(passage.text);
  const addressee = addresseeOf(returned);
  return {
    stories: storiesOf(told, known),
    passage,
    ...(reply ? { reply } : {}),
    delayed: DELAYED.test(passage.text),
    ...(addressee === undefined ? {} : { addressee }),
  };
}

/** The words, and what stands from where the returned mail begins. */
export function untilReturned(lines: readonly MailLine[]): { readonly told: readonly MailLine[]; readonly returned: readonly MailLine[] } {
  const at = lines.findIndex(({ text }, index) => index > 0 && text.length < 300 && (RETURNED.test(text) || FIELD_OF_MAIL.test(text)));
  return at < 0 ? { told: lines, returned: [] } : { told: lines.slice(0, at), returned: lines.slice(at) };
}

function addresseeOf(returned: readonly MailLine[]): string | undefined {
  const to = returned.find(({ text }) => /^To:/i.test(text));
  return to ? addressIn(to.text) : undefined;
}

/** Where a recipient is named, and from where on the words are about it. */
interface Mention {
  readonly recipient: string;
  readonly index: number;
  /** The words before the address belong to the reason too. */
  readonly whole: boolean;
}

function storiesOf(told: readonly MailLine[], known: readonly string[]): readonly Story[] {
  const mentions: Mention[] = [];
  for (let index = 0; index < told.length && mentions.length < MOST_STORIES; index++) {
    const mention = mentionIn(told, index, known);
    if (mention) mentions.push(mention);
  }
  const stories = new Map<string, Story>();
  mentions.forEach(({ recipient, index, whole }, at) => {
    const next = mentions.slice(at + 1, at + 50).find((other) => other.recipient !== recipient)?.index ?? told.length;
    const story = storyOf(recipient, told.slice(index, next), whole);
    const before = stories.get(recipient);
    // The same recipient again, as in a transcript: the first account counts, unless the later one has the reply.
    if (!before || (!before.reply && story.reply)) stories.set(recipient, story);
  });
  return [...stories.values()].map((story) => (story.reply ? story : { ...story, ...named(told, story.recipient) }));
}

/** A reply elsewhere that names the recipient. */
function named(told: readonly MailLine[], recipient: string): Partial<Story> {
  const at = told.findIndex(({ text }) => text.length < 2000 && text.includes(recipient) && findReply(text) !== undefined);
  if (at < 0) return {};
  const passage = passageOf(cutAt(told.slice(at), LONGEST_STORY));
  const reply = replyFrom(passage, 0);
  return reply?.text.includes(recipient) === true ? { passage, reply } : {};
}

function mentionIn(told: readonly MailLine[], index: number, known: readonly string[]): Mention | undefined {
  const text = told[index]?.text ?? '';
  if (text.length > 2000) return undefined;
  const dated = DATED.exec(text)?.[1];
  if (dated !== undefined && LISTS.test(lineAbove(told, index))) return { recipient: addressIn(dated) ?? dated, index, whole: false };
  if (!text.includes('@')) return undefined;
  const start = /^\s{0,8}>>> [A-Z]{4}/i.test(text) ? null : AT_START.exec(text);
  const rest = start ? text.slice(start.index + start[0].length) : '';
  const recipient = start?.[1];
  if (recipient !== undefined && WRITE_TO.test(lineAbove(told, index))) return undefined;
  if (recipient !== undefined && !/^\s{0,40}(?:to|cc):/i.test(text) && isRecipient(recipient, known)) {
    const listed = known.includes(recipient) || /^\s{0,40}(?:[*<\u2022]|(?:final |failed )?recipient|rcpt|addressed to|>>> )/i.test(text) || /^\s*(?:[:;(<]|$)/.test(rest);
    if (listed || FAILS.test(rest) || isIndented(told[index + 1]?.text ?? '', text)) return { recipient, index, whole: /^\s*invalid/i.test(text) };
  }
  const asked = ASKED.exec(text)?.[1];
  if (asked !== undefined) return REFUSED.test(told[index + 1]?.text ?? '') ? { recipient: asked, index, whole: false } : undefined;
  const inReply = IN_REPLY.exec(text)?.[1] ?? LABELLED.exec(text)?.[1];
  if (inReply !== undefined && FAILS.test(text + (told[index + 1]?.text ?? ''))) return { recipient: inReply, index, whole: true };
  const end = AT_END.exec(text)?.[1];
  const before = end === undefined ? '' : text.slice(0, text.lastIndexOf(end));
  if (end !== undefined && (isRecipient(end, known) || SENT_TO.test(before)) && FAILS.test(text) && !NO_RECIPIENT.test(before)) {
    // A sentence that only names the mail is no reason: that stands below it.
    return { recipient: end, index, whole: !SENT_TO.test(before) };
  }
  return undefined;
}

// bob@example.net on Tue, 24 Nov 2026 10:00:00 -0500 | Sales on 11/24/26 10:00 AM (Exchange 5.5, also of a list without an address)
const DATED = /^\s{0,40}(\S.{0,318}?) on (?:[A-Z][a-z]{2}, )?\d{1,2}[ /.][A-Za-z\d]{1,4}[ /.]\d{2,4} \d{1,2}:\d\d/;
const LISTS = /\b(?:did not reach the following recipient\(s\)|following recipient\(s\) could not be reached):\s*$/i;

// There was an error delivering your mail to <postmaster@example.net>.
const SENT_TO = /\b(?:deliver(?:ing|y of)?|your) (?:your |the |this )?(?:e-?mail|mail|message) to:?\s?<?$/i;
// What stands before the address of a sender, or of somebody to ask.
const NO_RECIPIENT = /\b(?:contact|from|please|(?<!\b(?:your|the|this|an?) )(?:e-?mail|mail to)|write to|help)\b(?:[^:]{0,30}|:\s?<?)$/i;
// … please send mail with the mail body "guide" to the address
const WRITE_TO = /\b(?:to the (?:e-?mail )?address|write to|contact|(?:send|sent) (?:an? )?(?:e-?mail|mail|message|it) to):?\s*$/i;

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

function storyOf(recipient: string, lines: readonly MailLine[], whole: boolean): Story {
  const passage = passageOf(cutAt(lines, LONGEST_STORY));
  const named = passage.text.indexOf(recipient);
  const from = whole || named < 0 ? 0 : named + recipient.length;
  const reply = replyFrom(passage, whole ? 0 : from);
  if (reply) return { recipient, passage, reply };
  const to = endOfReason(passage, from);
  const start = from + (BEFORE_REASON.exec(passage.text.slice(from, to))?.[0].length ?? 0);
  return start < to ? { recipient, passage, reason: { from: start, to } } : { recipient, passage };
}

// : … | on Tue, 24 Nov 2026 10:00:00 -0500 The recipient name is not recognized | on 11/24/26 10:00 AM The recipient …
const BEFORE_REASON = /^[\s>:;,.)=*_-]+(?:on (?:[A-Z][a-z]{2}, )?\d{1,2}[ /.][A-Za-z\d]{1,4}[ /.]\d{2,4} \d{1,2}:\d\d(?::\d\d)?(?: [+-]\d{4}| [AP]M)?\s{1,20})?/;

/** The reply after `from`, only to the end of its paragraph. */
function replyFrom(passage: Passage, from: number): QuotedReply | undefined {
  const found = findReply(passage.text.slice(from));
  if (!found) return undefined;
  const at = from + found.from;
  const end = Math.max(at + 3, Math.min(from + found.to, endOfParagraph(passage, at), endOfLine(passage, at)));
  const text = end < from + found.to ? found.text.slice(0, Math.max(3, found.text.length - (from + found.to - end))).trimEnd() : found.text;
  return { ...found, from: at, to: end, text };
}

/** Where the line ends in which a reply stands, of a reporter that never folds one: what stands below is not its. */
function endOfLine({ lines, begins, text }: Passage, at: number): number {
  const after = begins.findIndex((begin) => begin > at);
  const index = (after < 0 ? begins.length : after) - 1;
  return ONE_LINE.test(lines[index]?.text ?? '') ? Math.max(at, (begins[index + 1] ?? text.length + 1) - 1) : text.length;
}

// PERM_FAILURE: SMTP Error (state 14): 550 5.1.1 No such user (Gmail, long ago)
const ONE_LINE = /^[>\s]{0,12}(?:PERM|TEMP)_FAILURE: /;

/** Where the paragraph ends in which a passage's character `at` stands: before an empty line or a rule. */
function endOfParagraph({ lines, begins, text }: Passage, at: number): number {
  for (let index = 0; index < lines.length; index++) {
    const begin = begins[index] ?? 0;
    if (begin > at && endsParagraph(lines[index]?.text ?? '')) return Math.max(at, begin - 1);
  }
  return text.length;
}

function endsParagraph(line: string): boolean {
  return line.trim() === '' || /^\s*(?:[-=_*]{3}|(?:Reporting-MTA|(?:Final|Original)-Recipient|Action): |>>> |<<< [0-9]{3} .*RCPT|\.\.\. while talking|[245][0-9]{2} (?:[0-9.]{5,11} )?<[^<>\s]{1,320}>\.\.\. )/.test(line);
}

/** A reason may be a heading and a paragraph below it, with rules between. */
function endOfReason(passage: Passage, from: number): number {
  let end = from;
  for (let paragraphs = 0; paragraphs < 12 && end < passage.text.length; paragraphs++) {
    end = endOfParagraph(passage, end + 1);
    if (passage.text.slice(from, end).replace(/[\s>:;,.)=*_-]/g, '').length > 60) break;
  }
  return Math.min(end, from + 700);
}

function cutAt(lines: readonly MailLine[], most: number): readonly MailLine[] {
  let length = 0;
  const kept: MailLine[] = [];
  for (const one of lines) {
    kept.push(one);
    length += one.text.length + 1;
    if (length > most) break;
  }
  return kept;
}
