import { given } from '../../../given';
import { standsAt } from '../../../text/matches';
import { isHidden } from './mail/address';
import type { MailLine } from './mail/mailLine';
import { mentionIn } from './mentions/mention';
import type { Mention } from './mentions/mentionReader';
import { footerOf, passageOf, type Extent, type MailPassage, type ReplyInPassage } from './mail/passage';
import { findReply } from './replyInPassage';
import { addresseeOf, untilReturned } from './mail/returnedMail';
import { reasonOfStalwart } from './mentions/stalwart';

/** What the words for people say of one recipient. */
export interface Story {
  readonly recipient: string;
  readonly passage: MailPassage;
  readonly reply?: ReplyInPassage;
  /** Delivery is tried again, whatever became of others. */
  readonly delayed?: true;
  /** What the report itself gives as the reason. */
  readonly reason?: Extent;
}

/** What the words for people say of a mail that came back. */
export interface Narrative {
  readonly stories: readonly Story[];
  /** All words up to the returned mail. */
  readonly passage: MailPassage;
  /** The first reply in them. */
  readonly reply?: ReplyInPassage;
  readonly delayed: boolean;
  /** To whom the returned mail was addressed, where it stands below the words. */
  readonly addressee?: string;
}

const DELAYED = /\b(?:has|have|is|was|been|being) delayed|\bwarning message only|\bnot yet been delivered|\btemporary failure report|\bthis is a temporary (?:error|failure)\b|\bwill (?:be retried|be tried again|be reattempted|keep trying|continue (?:to|trying))|\bdelivery attempts will continue|\bstill (?:be )?trying|\bretry(?:ing)? (?:for|until)/i;

const LONGEST_STORY = 1500;
const MOST_STORIES = 1000;

/** Reads the words for people. `known` are addresses that are surely recipients; they count even without a sentence that says so. */
export function readNarrative(words: readonly MailLine[], known: readonly string[]): Narrative {
  const { told, returned } = untilReturned(words);
  const passage = passageOf(told);
  const found = findReply(passage.text);
  const reply = found && endingAt(beforeOther(passage, found.from), found);
  const addressee = addresseeOf(returned);
  return {
    stories: storiesOf(told, known),
    passage,
    ...given({ reply }),
    delayed: DELAYED.test(passage.text),
    ...given({ addressee }),
  };
}

function storiesOf(told: readonly MailLine[], known: readonly string[]): readonly Story[] {
  const mentions: Mention[] = [];
  for (let index = 0; index < told.length && mentions.length < MOST_STORIES; index++) {
    const mention = mentionIn(told, index, known);
    if (mention) mentions.push(mention);
  }
  const stories = new Map<string, Story>();
  const names = namesOf(mentions, told);
  mentions.forEach(({ recipient, index, whole, delayed, reasonBelow }, at) => {
    const name = names[at] ?? recipient;
    const next = mentions.slice(at + 1, at + 50).find((_, after) => names[at + 1 + after] !== name)?.index ?? told.length;
    const lines = told.slice(index, next);
    const story = { ...(reasonBelow === true ? withReasonBelow(recipient, lines) : storyOf(recipient, lines, whole)), ...given({ delayed }) };
    const before = stories.get(name);
    // The same recipient again, as in a transcript: the first account counts, unless the later one has the reply.
    if (!before || (!before.reply && story.reply)) stories.set(name, story);
  });
  return [...stories.values()].map((story) => (story.reply ? story : { ...story, ...named(told, story.recipient) }));
}

/**
 * By what the recipients that are mentioned are told apart. Where the addresses
 * were taken out, by which one it is of those whose lines begin alike: a list
 * and the transcript below it name the same ones in the same order.
 */
function namesOf(mentions: readonly Mention[], told: readonly MailLine[]): readonly string[] {
  const counts = new Map<string, number>();
  return mentions.map(({ recipient, index }) => {
    if (!isHidden(recipient)) return recipient;
    const text = told[index]?.text ?? '';
    const shape = `${text.slice(0, text.indexOf(recipient)).replace(/\d/g, '0')}${recipient}`;
    const count = counts.get(shape) ?? 0;
    counts.set(shape, count + 1);
    return `${recipient} ${count}`;
  });
}

/** A reply elsewhere that names the recipient. */
function named(told: readonly MailLine[], recipient: string): Partial<Story> {
  const at = told.findIndex(({ text }) => text.length < 2000 && text.includes(recipient) && findReply(text) !== undefined);
  if (at < 0) return {};
  const passage = passageOf(cutAt(told.slice(at), LONGEST_STORY));
  const reply = replyFrom(passage, 0);
  return reply?.text.includes(recipient) === true ? { passage, reply } : {};
}

function storyOf(recipient: string, lines: readonly MailLine[], whole: boolean): Story {
  const passage = passageOf(cutAt(lines, LONGEST_STORY));
  const named = passage.text.indexOf(recipient);
  const from = whole || named < 0 ? 0 : named + recipient.length;
  const reply = replyFrom(passage, whole ? 0 : from);
  if (reply) return inDetail(recipient, reply, passage, lines) ?? { recipient, passage, reply };
  const own = reasonOfStalwart(passage.text);
  if (own) return { recipient, passage, reason: own };
  const answer = ANSWER.exec(passage.text.slice(from));
  const begin = from + (answer?.[0].length ?? 0);
  const to = endOfReason(passage, begin);
  const start = begin + (BEFORE_REASON.exec(passage.text.slice(begin, to))?.[0].length ?? 0);
  return start < to && !standsAt(OF_ALL, passage.text, start) ? { recipient, passage, reason: { from: start, to } } : { recipient, passage };
}

// <bob@example.net> and below it: The following recipients did not receive your message: | Please reply to postmaster@example.com if …: what is said of all recipients, and why stands above
const OF_ALL = /(?:The following recipients? (?:did|could|have|has|was|were)\b|Please reply to )/y;

// (reason: 553 5.1.3 User address required) | (reason: 127)
const BEFORE_BRACKETED = '(reason: ';

function withReasonBelow(recipient: string, [name, reason]: readonly MailLine[]): Story {
  const passage = passageOf([name, reason && { ...reason, text: reason.text.replace(/\)\s*$/, '') }].filter((line) => line !== undefined));
  const from = (passage.begins[1] ?? 0) + BEFORE_BRACKETED.length;
  const reply = replyFrom(passage, from);
  return reply ? { recipient, passage, reply } : { recipient, passage, reason: { from, to: passage.text.length } };
}

// … to bob@example.net. See the technical details below. LEARN MORE The response was: The recipient server did not accept our requests to connect. (Gmail)
const ANSWER = /^\. See the technical details below\.\s{1,3}(?:LEARN MORE\s{1,3})?The response (?:from the remote server )?was:/;
// couldn't be delivered. … | : … | on Tue, 24 Nov 2026 10:00:00 -0500 The recipient name is not recognized | on 11/24/26 10:00 AM The recipient … | because: User … not listed
const BEFORE_REASON = /^(?: (?:could|can|was|has)(?:n.t| not) (?:be |been )?delivered\.)?(?:\)\]\(mailto:[^()\s]{3,320}\))?(?:[\s>]{1,3}\((?:expanded|(?:ultimately )?generated) from:?\s{1,3}<?[^<>()\s]{1,320}>?\))?[\s>:;,.)=*_-]+(?:on (?:[A-Z][a-z]{2}, )?\d{1,2}[ /.][A-Za-z\d]{1,4}[ /.]\d{2,4} \d{1,2}:\d\d(?::\d\d)?(?: [+-]\d{4}| [AP]M)?\s{1,20})?(?:because:\s{1,20})?/;

// Status code: 550 5.1.10 | Código de estado: … (Microsoft 365)
const STATUS_CODE = /\b(?:status ?code|code d.état|código de (?:estado|status)|codice(?: di)? stato|statuskod|statuskode)\s?:\s?$/i;
// 550 5.1.10
const BARE = /^[45]\d\d [45]\.\d{1,3}\.\d{1,3}/;
/** So far below the details of a report stand, behind advice for all cases. */
const LONGEST_DETAILS = 6000;

/** A report may give code and status alone first, and the whole reply among the details at its end. */
function inDetail(recipient: string, { from, text }: ReplyInPassage, passage: MailPassage, lines: readonly MailLine[]): Story | undefined {
  const bare = BARE.exec(text)?.[0];
  if (bare === undefined || !STATUS_CODE.test(passage.text.slice(Math.max(0, from - 40), from))) return undefined;
  const longer = passageOf(cutAt(lines, LONGEST_DETAILS));
  const at = longer.text.indexOf(`${bare} `, from + bare.length);
  const reply = at < 0 ? undefined : replyFrom(longer, at);
  return reply && { recipient, passage: longer, reply };
}

/** The reply after `from`, only to the end of its paragraph. */
function replyFrom(passage: MailPassage, from: number): ReplyInPassage | undefined {
  const found = findReply(passage.text.slice(from));
  if (!found) return undefined;
  const at = from + found.from;
  const status = found.status && { from: from + found.status.from, to: from + found.status.to };
  const there = { ...found, from: at, to: from + found.to, ...given({ status }) };
  return endingAt(Math.min(endOfParagraph(passage, at), endOfLine(passage, at), beforeOther(passage, at)), there);
}

/** A reply without what stands behind `end`. */
function endingAt(end: number, reply: ReplyInPassage): ReplyInPassage {
  const { from, to, text } = reply;
  const last = Math.max(from + 3, end);
  return last < to ? { ...reply, to: last, text: text.slice(0, Math.max(3, text.length - (to - last))).trimEnd() } : reply;
}

/** Where the line ends in which a reply stands, of a reporter that never folds one: what stands below is not its. */
function endOfLine({ lines, begins, text }: MailPassage, at: number): number {
  const after = begins.findIndex((begin) => begin > at);
  const index = (after < 0 ? begins.length : after) - 1;
  return ONE_LINE.test(lines[index]?.text ?? '') ? Math.max(at, (begins[index + 1] ?? text.length + 1) - 1) : text.length;
}

// PERM_FAILURE: SMTP Error (state 14): 550 5.1.1 No such user (Gmail, long ago) | Reported error: 550 5.1.10 … (Microsoft 365)
const ONE_LINE = /^[>\s]{0,12}(?:(?:PERM|TEMP)_FAILURE: |Reported error:\s)/;

// 554 5.0.0 Service unavailable
const BEGINS_OTHER = /^\s{0,8}([45]\d\d) [45]\.\d{1,3}\.\d{1,3} [A-Z]/;

/** Where a line below begins with another code: what the reporter makes of the reply at `at`. */
function beforeOther({ lines, begins, text }: MailPassage, at: number): number {
  const other = lines.findIndex((line, index) => (begins[index] ?? 0) > at && (BEGINS_OTHER.exec(line.text)?.[1] ?? text.slice(at, at + 3)) !== text.slice(at, at + 3));
  return other < 0 ? text.length : (begins[other] ?? text.length) - 1;
}

/** Where the paragraph ends in which a passage's character `at` stands: before an empty line or a rule. */
function endOfParagraph({ lines, begins, text }: MailPassage, at: number): number {
  for (let index = 0; index < lines.length; index++) {
    const begin = begins[index] ?? 0;
    if (begin > at && endsParagraph(lines[index]?.text ?? '')) return Math.max(at, begin - 1);
  }
  return text.length;
}

function endsParagraph(line: string): boolean {
  return line.trim() === '' || /^\s*(?:[-=_*]{3}|(?:Reporting-MTA|(?:Final|Original)-Recipient|Action): |>>> |<<< [0-9]{3} .*RCPT|\.\.\. while talking|[245][0-9]{2} (?:[0-9.]{5,11} )?<[^<>\s]{1,320}>\.\.\. )/.test(line);
}

/** A reason may be a heading and a paragraph below it, with rules between; what a gateway adds to each mail is none of it. */
function endOfReason(passage: MailPassage, from: number): number {
  const footer = footerOf(passage, from);
  let end = from;
  for (let paragraphs = 0; paragraphs < 12 && end < footer; paragraphs++) {
    end = endOfParagraph(passage, end + 1);
    if (passage.text.slice(from, end).replace(/[\s>:;,.)=*_-]/g, '').length > 60) break;
  }
  return Math.min(end, footer, from + 700);
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
