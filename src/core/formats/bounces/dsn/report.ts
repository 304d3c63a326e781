import type { Reported, Told } from '../../../statement';
import { fenceAt } from '../../../text/fence';
import { ofGroup, recipientOf } from './groupOutcome';
import { addressIn, isHidden } from './mail/address';
import { readMail, type Mail } from './mail/mail';
import type { MailLine } from './mail/mailLine';
import { passageOf } from './mail/passage';
import { addresseeOf, untilReturned } from './mail/returnedMail';
import { readGroups, tellsOutcome, type StatusGroup } from './mail/statusFields';
import { leadsAway } from './mentions/mention';
import { isOfStalwart } from './mentions/stalwart';
import { readNarrative, type Narrative, type Story } from './narrative';
import { readNotification } from './notification';
import { isFailure, isReport, saysFailure } from './recognition/reportMail';
import { repeatedReplies } from './repeatedReplies';
import { ofStory, ofWhole } from './storyOutcome';

/**
 * What a mail reports of its recipients, each once: by the fields for programs
 * where it has them (RFC 3464), filled up from the words for people, else by
 * those words alone; and the replies that it shows besides. A mail that
 * reports nothing gives nothing.
 * @param lines the mail, or its beginning
 * @param whole nothing of the mail follows
 * @param below how many lines below its first one the line being read is: from there the answers count theirs
 */
export function readReport(lines: readonly string[], whole: boolean, below: number): readonly (Reported | Told)[] {
  const mail = readMail(lines);
  if (/feedback-report/i.test(mail.header.get('content-type') ?? '')) return [];
  const words = linesOf(mail, 'words').map(unquoted).map(unfenced).map(unlinked);
  const outcomes = outcomesIn(mail, words, whole, below);
  return outcomes.length === 0 ? [] : [...repeatedReplies([...untilReturned(words).told, ...linesOf(mail, 'status'), ...linesOf(mail, 'html')], outcomes, below), ...outcomes];
}

// Content-Type: multipart/report; report-type=delivery-status
const REPORT = /^\s*multipart\/report\b/i;

function outcomesIn(mail: Mail, words: readonly MailLine[], whole: boolean, below: number): readonly Reported[] {
  const notified = readNotification(passageOf(words), below);
  if (notified.length > 0) return notified;
  const parts = [readGroups(linesOf(mail, 'status')), readGroups(words)];
  const fields = parts.flat();
  const groups = fields.filter(tellsOutcome);
  const failed = addressesIn(mail.header.get('x-failed-recipients') ?? '');
  const known = [...failed, ...groups.map((group) => recipientOf(group) ?? '')];
  let narrative = readNarrative(words, known);
  if (narrative.stories.length === 0 && groups.length === 0) {
    const inHtml = readNarrative(linesOf(mail, 'html').map(withoutTags), known);
    if (inHtml.stories.length > 0) narrative = inHtml;
  }
  if (groups.length > 0) {
    const others = fields.some((group) => group.has('x-postfix-queue-id')) || narrative.stories.some(isOneLine) || listsMore(narrative, groups) ? unlisted(narrative, mail, known).filter((story) => !isRenamed(story, narrative, groups)) : [];
    const only = groups.length === 1 && others.length === 0;
    const inFields = parts.map((part) => part.filter(tellsOutcome).flatMap((group) => ofGroup(group, only, narrative, failed, below)));
    return unique([others.map((story) => ofStory(story, '', narrative, mail, below)), ...inFields]);
  }
  if (!isReport(mail, words)) return [];
  const failures = narrative.stories.filter((story) => isFailure(story, mail));
  const listed = failures.filter(({ recipient }) => failed.includes(recipient));
  // The mail may name its sender too; where it lists the recipients that failed, the list is right, and so is the one below it that goes on.
  const stories = listed.length > 0 ? failures.filter((story) => listed.includes(story) || (standsAlone(story) && listed.some(standsAlone))) : failures;
  if (stories.length > 0) return stories.map((story) => ofStory(story, stories[0]?.recipient ?? '', narrative, mail, below));
  if (!whole && failed.length === 0) return [];
  const addressee = addresseeOf(linesOf(mail, 'returned')) ?? narrative.addressee;
  // Whoever pastes a report may take the recipient out.
  const recipients = failed.length > 0 ? failed : addressee !== undefined ? [addressee] : !mail.header.has('message-id') || REPORT.test(mail.header.get('content-type') ?? '') ? [''] : [];
  return failed.length > 0 || saysFailure(mail, narrative) ? recipients.map((recipient) => ofWhole(recipient, narrative, mail, below)) : [];
}

/** Whether the recipient is an entry of a list: Exim's header stops at some number of them and leaves out what led to a program, its text does not. */
function standsAlone({ recipient, passage }: Story): boolean {
  const text = passage.lines[0]?.text ?? '';
  return (/^\s/.test(text) && text.trim() === recipient) || leadsAway(text);
}

function isOneLine({ passage }: Story): boolean {
  return isOfStalwart(passage.text);
}

/** Whether a list has every recipient that the fields name, and others: whoever pasted the report left their fields out. */
function listsMore({ stories }: Narrative, groups: readonly StatusGroup[]): boolean {
  const listed = stories.filter(standsAlone).map(({ recipient }) => recipient.toLowerCase());
  return listed.length > groups.length && groups.every((group) => listed.includes(recipientOf(group)?.toLowerCase() ?? ''));
}

/** Postfix gives each recipient a paragraph and a group of fields, Stalwart a line, Exim an entry; where the fields were cut off, that is all there is. */
function unlisted({ stories }: Narrative, mail: Mail, known: readonly string[]): readonly Story[] {
  return stories.filter((story) => !known.includes(story.recipient) && (isOneLine(story) || standsAlone(story) || story.passage.text.startsWith(`<${story.recipient}>: `)) && isFailure(story, mail) && (story.reply ?? story.reason) !== undefined);
}

/** Whoever pastes a report may write another name into one of the two places where it stands. */
function isRenamed({ reply }: Story, { stories }: Narrative, groups: readonly StatusGroup[]): boolean {
  if (reply === undefined || stories.length > 1 || groups.length > 1) return false;
  return groups[0]?.get('diagnostic-code')?.value.text.endsWith(reply.text) === true;
}

function linesOf(mail: Mail, kind: Mail['parts'][number]['kind']): readonly MailLine[] {
  return mail.parts.filter((part) => part.kind === kind).flatMap((part) => part.lines);
}

// > >> <bob@example.net>: …, and of > >>> RCPT To:<bob@example.net> the first alone
const QUOTE = /^ ?(?:> ?){0,20}?(?=>>> [A-Z]{4}\b)|^ ?(?:>{1,4}(?: |$)){1,8}/;

/** Without the marks of a quoted line; `>>>` before a command is none. */
function unquoted(one: MailLine): MailLine {
  const mark = QUOTE.exec(one.text)?.[0];
  return mark === undefined ? one : { ...one, text: one.text.slice(mark.length), start: Math.min(one.end, one.start + mark.length) };
}

/** What stands behind a fence, if no words of the report: the name of a language. */
const LANGUAGE = /^[a-z]{0,20}$/;

/** Without the fences that somebody put around what he shows of a report. */
function unfenced(one: MailLine): MailLine {
  const fence = fenceAt(one.text);
  return fence && LANGUAGE.test(fence.info) ? { ...one, text: '' } : one;
}

// [bob@example.net](mailto:bob@example.net), as forums write an address | <[bob@example.net](mailto:bob@example.net)> | bob@example.net<mailto:bob@example.net> (Outlook)
const LINK = /(<?)\[([^[\]()\s]{3,320})\]\(mailto:[^()\s]{3,320}\)(>?)|(?<=@[^\s<>@]{1,255})<mailto:[^<>\s]{3,320}>(>?)/g;

/** With the address alone, and everything where it was. */
function unlinked(one: MailLine): MailLine {
  if (!one.text.includes('mailto:')) return one;
  return { ...one, text: one.text.replace(LINK, (link: string, opening = '', address = '', closing = '', closed = '') => (address === '' ? closed : `${opening === '' ? ' ' : opening}${address}${closing}`).padEnd(link.length)) };
}

function withoutTags(one: MailLine): MailLine {
  return { ...one, text: one.text.replace(/<[^<>]{0,500}>/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&nbsp;/g, ' ').replace(/&amp;/g, '&') };
}

function addressesIn(value: string): readonly string[] {
  return value.split(',').map((one) => addressIn(one) ?? '').filter((one) => one !== '');
}

/**
 * The same recipient with the same answer is told once, in whichever part.
 * Where the addresses were taken out, each of a part is another.
 */
function unique(parts: readonly (readonly Reported[])[]): readonly Reported[] {
  const seen = new Set<string>();
  return parts.flatMap((part) => {
    const counts = new Map<string, number>();
    return part.filter(({ recipient = '', reply, reason, status, result }) => {
      const telling = [recipient.toLowerCase(), result, reply?.text ?? reason?.text ?? '', status?.text ?? ''].join('\n');
      const count = counts.get(telling) ?? 0;
      counts.set(telling, count + 1);
      const key = isHidden(recipient) ? `${telling}\n${count}` : telling;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  });
}
