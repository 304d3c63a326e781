import type { Result } from '../../analysis';
import type { Piece, Reported, Told } from '../format';
import { addressIn } from './address';
import { readMail, type Mail, type MailLine } from './mail';
import { readNarrative, untilReturned, type Narrative, type Story } from './narrative';
import { readNotification } from './notification';
import { passageOf, pieceOf, type Passage } from './passage';
import { findReply, occasionIn, statusInside, type QuotedReply } from './quotedReply';
import { repeatedReplies } from './repeatedReplies';
import { readGroups, tellsOutcome, typed, type StatusGroup } from './statusFields';

/**
 * What a mail reports of its recipients, each once: by the fields for programs
 * where it has them (RFC 3464), filled up from the words for people, else by
 * those words alone; and the replies that it shows besides. A mail that
 * reports nothing gives nothing.
 * @param lines the mail, or its beginning; lines of the answers count from one below its last
 * @param whole nothing of the mail follows
 */
export function readReport(lines: readonly string[], whole: boolean): readonly (Reported | Told)[] {
  const mail = readMail(lines);
  if (/feedback-report/i.test(mail.header.get('content-type') ?? '')) return [];
  const below = lines.length;
  const words = linesOf(mail, 'words').map(unquoted);
  const outcomes = outcomesIn(mail, words, whole, below);
  return outcomes.length === 0 ? [] : [...repeatedReplies([...untilReturned(words).told, ...linesOf(mail, 'status'), ...linesOf(mail, 'html')], outcomes, below), ...outcomes];
}

function outcomesIn(mail: Mail, words: readonly MailLine[], whole: boolean, below: number): readonly Reported[] {
  const notified = readNotification(passageOf(words), below);
  if (notified.length > 0) return notified;
  const fields = [...readGroups(linesOf(mail, 'status')), ...readGroups(words)];
  const groups = fields.filter(tellsOutcome);
  const failed = addressesIn(mail.header.get('x-failed-recipients') ?? '');
  const known = [...failed, ...groups.map((group) => recipientOf(group) ?? '')];
  let narrative = readNarrative(words, known);
  if (narrative.stories.length === 0 && groups.length === 0) {
    const inHtml = readNarrative(linesOf(mail, 'html').map(withoutTags), known);
    if (inHtml.stories.length > 0) narrative = inHtml;
  }
  if (groups.length > 0) {
    const others = fields.some((group) => group.has('x-postfix-queue-id')) ? unlisted(narrative, known) : [];
    const only = groups.length === 1 && others.length === 0;
    return unique([...others.map((story) => ofStory(story, '', narrative, mail, below)), ...groups.flatMap((group) => ofGroup(group, only, narrative, failed, below))]);
  }
  if (!isReport(mail, words)) return [];
  const failures = narrative.stories.filter((story) => isFailure(story, mail));
  const listed = failures.filter(({ recipient }) => failed.includes(recipient));
  // The mail may name its sender too; where it lists the recipients that failed, the list is right.
  const stories = listed.length > 0 ? listed : failures;
  if (stories.length > 0) return stories.map((story) => ofStory(story, stories[0]?.recipient ?? '', narrative, mail, below));
  if (!whole && failed.length === 0) return [];
  const recipients = failed.length > 0 ? failed : [addresseeIn(mail) ?? narrative.addressee ?? ''].filter((one) => one !== '');
  return failed.length > 0 || saysFailure(mail, narrative) ? recipients.map((recipient) => ofWhole(recipient, narrative, mail, below)) : [];
}

/** Postfix gives each recipient a paragraph and a group of fields; where the fields were cut off, the paragraph is all there is. */
function unlisted({ stories }: Narrative, known: readonly string[]): readonly Story[] {
  return stories.filter(({ recipient, passage, reply, reason }) => !known.includes(recipient) && passage.text.startsWith(`<${recipient}>: `) && (reply ?? reason) !== undefined);
}

function linesOf(mail: Mail, kind: Mail['parts'][number]['kind']): readonly MailLine[] {
  return mail.parts.filter((part) => part.kind === kind).flatMap((part) => part.lines);
}

/** Without the mark of a forwarded line; `>>>` before a command is none. */
function unquoted(one: MailLine): MailLine {
  const mark = /^(?:> |>(?=>>> |$))/.exec(one.text)?.[0];
  return mark === undefined ? one : { ...one, text: one.text.slice(mark.length), start: Math.min(one.end, one.start + mark.length) };
}

function withoutTags(one: MailLine): MailLine {
  return { ...one, text: one.text.replace(/<[^<>]{0,500}>/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&nbsp;/g, ' ').replace(/&amp;/g, '&') };
}

function addressesIn(value: string): readonly string[] {
  return value.split(',').map((one) => addressIn(one) ?? '').filter((one) => one !== '');
}

function addresseeIn(mail: Mail): string | undefined {
  const to = linesOf(mail, 'returned').find(({ text }) => /^To:/i.test(text));
  return to ? addressIn(to.text) : undefined;
}

// Who writes reports, and what they call them. In several languages the sender tells more than the subject.
const DAEMON = /mailer-?daemon|post[-_.]?master|mail delivery (?:sub)?system|mail administrator|\bmdaemon\b|<>/i;
const SUBJECT =
  /undeliver|deliver[a-z]* (?:status|fail|problem|error|delay|report|has failed)|failure notice|delivery failure|returned mail|return(?:ed)? to sender|mail (?:system error|failure|delivery|could not)|could not (?:be )?deliver|non-?delivery|not (?:be )?delivered|unable to deliver|message you sent blocked|message (?:delayed|delivery|status)|warning: (?:message|could not)|not (?:a )?member|nondeliverable|delivery has failed|rejected:/i;

// Out of office: Re: Tuesday | Automatic reply: …
const ABSENCE = /\b(?:auto(?:matic(?:ally)?)?[ -]?(?:reply|response|responder|antwort)|out of (?:the )?office|vacation|on holiday|abwesen)/i;

// The sentences that programs begin their reports with, which tell also where the header was cut.
const BEGINS = /^\s{0,12}(?:Hi\. This is the (?:qmail-send|[A-Z]\S{1,40}) program|This is the mail system at host |This message was created automatically by (?:the )?mail |A message that you (?:have )?sent could not be delivered to (?:one or more|all) of |Delivery to the following recipients? (?:has )?failed|-{3,10} ?The following addresses had )/i;
const FIRST_WORDS = 12;

function isReport({ header }: Mail, words: readonly MailLine[]): boolean {
  if (ABSENCE.test(header.get('subject') ?? '')) return false;
  if (header.has('x-failed-recipients')) return true;
  const path = header.get('return-path');
  const nobody = path !== undefined && /^\s*<>?\s*$/.test(path);
  return nobody || DAEMON.test(header.get('from') ?? '') || DAEMON.test(path ?? '') || SUBJECT.test(header.get('subject') ?? '') || header.size === 0 || words.slice(0, FIRST_WORDS).some(({ text }) => BEGINS.test(text));
}

const FAILURE =
  /\b(?:undeliver\w*|not (?:be )?(?:deliver\w*|sent|accepted)|(?:could|can|did)(?:n't| not|not) (?:be )?(?:deliver\w*|send|sent)|cannot be delivered|delivery (?:has )?(?:failed|failure|report unavailable|problems?)|fatal errors?|permanent (?:error|failure)|returned (?:to sender|message)|rejected|not a member|unknown user|user unknown|failed|delayed)\b/i;

function saysFailure({ header }: Mail, { passage, reply }: Narrative): boolean {
  return reply !== undefined || (SUBJECT.test(header.get('subject') ?? '') && FAILURE.test(passage.text));
}

function isFailure({ reply, reason, passage }: Story, { header }: Mail): boolean {
  return reply !== undefined || reason !== undefined || FAILURE.test(passage.text) || SUBJECT.test(header.get('subject') ?? '') || /mailer-?daemon/i.test(header.get('from') ?? '');
}

const RESULTS: Readonly<Record<string, Result>> = { failed: 'bounced', delayed: 'deferred', delivered: 'delivered', relayed: 'delivered', expanded: 'delivered' };

function ofGroup(group: StatusGroup, only: boolean, narrative: Narrative, failed: readonly string[], below: number): readonly Reported[] {
  const named = recipientOf(group);
  const recipient = named?.includes('@') === true || failed.length !== 1 ? named : (failed[0] ?? named);
  const action = group.get('action')?.value;
  const status = group.get('status')?.value;
  // Some write the reply into the field for its status: `Status: 553 Exceeded maximum inbound message size`.
  const diagnostic = group.get('diagnostic-code')?.value ?? (/^\s*[45][0-9]{2} [A-Za-z0-9]/.test(status?.text ?? '') ? status : undefined);
  const statusAt = /[245]\.[0-9]{1,3}\.[0-9]{1,3}/.exec(status?.text ?? '');
  const word = /^\s*([a-z]+)/i.exec(action?.text ?? '')?.[1]?.toLowerCase() ?? '';
  const result = RESULTS[word] ?? (statusAt?.[0].startsWith('2') === true ? 'delivered' : statusAt?.[0].startsWith('4') === true ? 'deferred' : 'bounced');
  const place = action ?? status ?? group.get('final-recipient')?.value ?? group.get('original-recipient')?.value ?? diagnostic;
  if (!place) return [];
  const story = narrative.stories.find((one) => one.recipient.toLowerCase() === recipient?.toLowerCase()) ?? (only && narrative.stories.length === 1 ? narrative.stories[0] : undefined);
  const answer = result === 'delivered' ? {} : answerOf(diagnostic, story, only ? narrative : undefined, below);
  const server = remoteOf(group) ?? story?.reply?.server;
  const occasion = story ? (story.reply?.occasion ?? occasionIn(story.passage.text)) : undefined;
  const queueId = /\S{4,40}/.exec(group.get('x-postfix-queue-id')?.value.text ?? '')?.[0];
  const ownStatus = answer.status ?? (status && statusAt ? pieceOf(status, statusAt.index, statusAt.index + statusAt[0].length, below) : undefined);
  return [
    {
      kind: 'reported',
      result,
      direction: 'outbound',
      word: pieceOf(place, 0, Math.max(1, place.text.length), below),
      ...(queueId === undefined ? {} : { queueId }),
      ...(recipient === undefined ? {} : { recipient }),
      ...(server === undefined ? {} : { server }),
      ...(occasion === undefined ? {} : { occasion }),
      ...(answer.reply ? { reply: answer.reply } : answer.reason ? { reason: answer.reason } : {}),
      ...(ownStatus ? { status: ownStatus } : {}),
    },
  ];
}

interface Answer {
  readonly reply?: Piece;
  readonly reason?: Piece;
  readonly status?: Piece;
}

/** The diagnostic code says it best; where there is none, or none of use, the words for people do. */
function answerOf(diagnostic: Passage | undefined, story: Story | undefined, narrative: Narrative | undefined, below: number): Answer {
  const reply = diagnostic ? (findReply(diagnosticWords(diagnostic)) ?? bareReply(diagnosticWords(diagnostic))) : undefined;
  if (diagnostic && reply) {
    const offset = diagnostic.text.length - diagnosticWords(diagnostic).length;
    const said = story?.reply;
    // A diagnostic code may hold the first line of the reply alone.
    if (said && reply.text[3] === '-' && said.text.startsWith(reply.text) && said.text.length > reply.text.length) return ofReply(story.passage, said, below);
    const answer = ofReply(diagnostic, { ...reply, from: reply.from + offset, to: reply.to + offset }, below);
    const ahead = STATUS_AHEAD.exec(diagnosticWords(diagnostic));
    if (!ahead?.[1] || answer.status || STATUS_IN_REPLY.test(reply.text)) return answer;
    const at = offset + ahead[0].length - ahead[1].length;
    return { ...answer, status: pieceOf(diagnostic, at, at + ahead[1].length, below) };
  }
  if (story?.reply) return ofReply(story.passage, story.reply, below);
  if (diagnostic && narrative?.reply && EXIT_STATUS.test(diagnostic.text)) return ofReply(narrative.passage, narrative.reply, below);
  if (diagnostic && diagnosticWords(diagnostic).trim() !== '') {
    const from = diagnostic.text.length - diagnosticWords(diagnostic).length;
    const inside = statusInside(diagnosticWords(diagnostic));
    return {
      reason: pieceOf(diagnostic, from, diagnostic.text.length, below),
      ...(inside ? { status: pieceOf(diagnostic, from + inside.at, from + inside.at + inside.status.length, below) } : {}),
    };
  }
  if (story?.reason) return { reason: pieceOf(story.passage, story.reason.from, story.reason.to, below) };
  if (!narrative) return {};
  if (narrative.reply) return ofReply(narrative.passage, narrative.reply, below);
  const reason = reasonIn(narrative.passage);
  return reason ? { reason: pieceOf(narrative.passage, reason.from, reason.to, below) } : {};
}

// X-Unix; 255: what a program on the host ended with, and no word of why
const EXIT_STATUS = /^\s*x-unix;\s*\d{1,3}\s*$/i;

/** `smtp;550`: a reply code and not a word. */
function bareReply(words: string): QuotedReply | undefined {
  const code = /^\s*([45][0-9]{2})\s*$/.exec(words)?.[1];
  const from = code === undefined ? 0 : words.indexOf(code);
  return code === undefined ? undefined : { from, to: from + 3, text: code };
}

/** The type `x-unix` says that a program on the host failed, and stays. */
function diagnosticWords(diagnostic: Passage): string {
  const { type, text } = typed(diagnostic.text);
  return type === 'x-unix' ? diagnostic.text : text;
}

// 550 5.1.1 User unknown
const STATUS_IN_REPLY = /^[0-9]{3}[ -]\s*#?[245]\.[0-9]{1,3}\.[0-9]/;
// 5.1.0 - Unknown address error 550-'User unknown'
const STATUS_AHEAD = /^\s*([245]\.[0-9]{1,3}\.[0-9]{1,3})(?= - )/;

function ofReply(passage: Passage, reply: QuotedReply, below: number): Answer {
  const piece = pieceOf(passage, reply.from, reply.to, below, reply.text);
  const inside = STATUS_IN_REPLY.test(reply.text) ? undefined : statusInside(reply.text);
  if (!inside) return { reply: piece };
  const at = passage.text.indexOf(inside.status, reply.from);
  return { reply: piece, ...(at < 0 ? {} : { status: pieceOf(passage, at, at + inside.status.length, below) }) };
}

const LONGEST_REASON = 1200;
// Reason: … | because: … | Technical details of permanent failure: … | ----- Transcript of session follows -----
const LEADS_TO_REASON = /(?:\breasons?|because|details of (?:permanent|temporary) failure|transcript of session follows|error (?:was|is|message)|failed)(?:[\s:-]{1,80})(?=\S)/i;

// What reports say whatever happened.
const COURTESY = /^\s{0,20}(?:This is a MIME-e[a-z]{1,20} message\.\s{0,4})?(?:This is the (?:mail system|Postfix program) at host \S{1,255}\s{0,4})?(?:I'm sorry to have to inform you .{1,200}?below\.\s{0,4})?(?:For further assistance, .{1,100}?postmaster\S{0,200}\s{0,4})?(?:If you do so, please include .{1,200}?returned message(?: below)?\.\s{0,4})?(?:The (?:mail system|Postfix program)\s{0,4})?/;

/** The words from where the report begins to say why. */
function reasonIn(passage: Passage): { readonly from: number; readonly to: number } | undefined {
  const lead = LEADS_TO_REASON.exec(passage.text);
  const from = lead ? lead.index + lead[0].length : (COURTESY.exec(passage.text)?.[0].length ?? 0);
  const to = Math.min(passage.text.trimEnd().length, from + LONGEST_REASON);
  return from < to ? { from, to } : undefined;
}

function recipientOf(group: StatusGroup): string | undefined {
  for (const name of ['final-recipient', 'original-recipient', 'x-actual-recipient'] as const) {
    const value = group.get(name)?.value.text;
    if (value === undefined) continue;
    const { text } = typed(value);
    const address = /^[|/]/.test(text.trim()) ? undefined : addressIn(text);
    if (address !== undefined) return address;
  }
  const value = group.get('final-recipient')?.value.text;
  const bare = value === undefined ? '' : typed(value).text.replace(/^<|>$/g, '').trim();
  return bare === '' || bare.length > 320 ? undefined : bare;
}

// dns; mx.example.net (192.0.2.1)
function remoteOf(group: StatusGroup): string | undefined {
  const value = group.get('remote-mta')?.value.text;
  return value === undefined ? undefined : /^[^\s()]{2,255}/.exec(typed(value).text.trim())?.[0];
}

/** @param first the recipient that is named first */
function ofStory(story: Story, first: string, narrative: Narrative, mail: Mail, below: number): Reported {
  const { recipient, passage, reply, reason } = story;
  // What stands above the recipients is about each of them.
  const only = first === recipient && narrative.stories.length === 1;
  const shared = narrative.reply && (only || narrative.reply.from < narrative.passage.text.indexOf(first)) ? narrative.reply : undefined;
  const answer = reply ? ofReply(passage, reply, below) : shared ? ofReply(narrative.passage, shared, below) : reason ? { reason: pieceOf(passage, reason.from, reason.to, below), ...statusIn(passage, reason, below) } : answerOf(undefined, undefined, narrative, below);
  return reported(recipient, answer, story.reply ?? shared, occasionIn(passage.text), narrative, mail, pieceOf(passage, 0, Math.max(1, passage.lines[0]?.text.trim().length ?? 1), below));
}

function statusIn(passage: Passage, reason: { readonly from: number; readonly to: number }, below: number): Pick<Answer, 'status'> {
  const inside = statusInside(passage.text.slice(reason.from, reason.to));
  if (!inside) return {};
  const at = reason.from + inside.at;
  return { status: pieceOf(passage, at, at + inside.status.length, below) };
}

/** Where the words name no recipient, all of them are about the one that is known otherwise. */
function ofWhole(recipient: string, narrative: Narrative, mail: Mail, below: number): Reported {
  const { passage, reply } = narrative;
  return reported(recipient, answerOf(undefined, undefined, narrative, below), reply, occasionIn(passage.text), narrative, mail, pieceOf(passage, 0, 1, below));
}

function reported(
  recipient: string,
  { reply, reason, status }: Answer,
  quoted: QuotedReply | undefined,
  occasion: Reported['occasion'],
  { delayed }: Narrative,
  { header }: Mail,
  word: Piece,
): Reported {
  const late = delayed || /\bdelay|^warning:/i.test(header.get('subject') ?? '');
  return {
    kind: 'reported',
    result: late ? 'deferred' : 'bounced',
    direction: 'outbound',
    word,
    ...(recipient === '' ? {} : { recipient }),
    ...(quoted?.server === undefined ? {} : { server: quoted.server }),
    ...(quoted?.occasion === undefined ? (occasion === undefined ? {} : { occasion }) : { occasion: quoted.occasion }),
    ...(reply ? { reply } : reason ? { reason } : {}),
    ...(status ? { status } : {}),
  };
}

/** The same recipient with the same answer is told once. */
function unique(all: readonly Reported[]): readonly Reported[] {
  const seen = new Set<string>();
  return all.filter(({ recipient = '', reply, reason, status, result }) => {
    const key = [recipient.toLowerCase(), result, reply?.text ?? reason?.text ?? '', status?.text ?? ''].join('\n');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
