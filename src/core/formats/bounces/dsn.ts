import { answerAbove, ANSWERS, ANSWER_FOLLOWS, endOutside, noteAnswers, readOutside, withoutAnswered } from './dsn/outside';
import { BEGINNINGS } from './dsn/recognition';
import { readReport } from './dsn/report';
import { UNDELIVERED, UNDELIVERED_SUBJECT } from './dsn/undelivered';
import type { Format, Memory } from '../format';
import type { Statement } from '../../statement';
import { TOLD_BEFORE, withoutRepeated } from './dsn/repeatedReports';
import { passOpenReply } from '../quotedReplies/openReply';

// <bob@example.net>: host mx.example.net[192.0.2.1] said: 550 | host mx.example.net[192.0.2.1] said: — the words stand on the lines below, as Postfix folds what it says of a recipient
const PARAGRAPH = /^[>\s]{0,12}(?:<[^<>]{1,400}>(?: \([^()]{1,200}\))?: )?(?:host )?[\w.()[\]:/-]{1,400}\[[^[\]\s]{2,45}\](?::\d{1,5})? (?:said|refused to talk to me):(?: [45]\d\d)?\s*$/;

/**
 * A mail that tells what became of another one: a delivery status notification
 * (RFC 3464), or a report in one of the many older shapes. One mail or many
 * (mbox). What it says is known only when it was read to where the returned
 * mail begins, so its lines are kept until then.
 */
export const dsn: Format = {
  id: 'dsn',
  name: 'Delivery status notification',
  signs: [
    { pattern: /^(?:> ?)?(?:Final|Original)-Recipient: ?(?:rfc822|utf-8|x400|unknown|<)/i, weight: 4, sample: 'Final-Recipient: rfc822; bob@example.net' },
    { pattern: /^(?:Diagnostic-Code|Reporting-MTA|X-Failed-Recipients): ?\S/i, weight: 4, sample: 'Reporting-MTA: dns; mail.example.com' },
    { pattern: /^Content-Type: {0,8}(?:multipart\/report|message\/delivery-status)/i, weight: 4, sample: 'Content-Type: message/delivery-status' },
    { pattern: /^Return-Path: ?</i, weight: 4, sample: 'Return-Path: <>' },
    { pattern: /^(?: ?> )?(?:Hi\. This is the (?:qmail-send|[A-Z]\S{1,40}(?: Mailer)?) program|This is the mail system at host|This message was created automatically by|I'm sorry to have to inform you that (?:your message could not|the message returned)|This is the MAILER-DAEMON, please DO NOT REPLY|\s{0,12}Your message did not reach some or all of the intended recipients)/, weight: 4, sample: 'This is the mail system at host mail.example.com.' },
    { pattern: PARAGRAPH, weight: 4, sample: '<bob@example.net>: host mx.example.net[192.0.2.1] said: 550' },
    { pattern: ANSWER_FOLLOWS, weight: 4, sample: 'The response from the remote server was:' },
    { pattern: ANSWERS, weight: 4, sample: 'The error that the other server returned was: 550 5.1.1 No such user' },
    {
      pattern: /\bDelivery to the following recipients? (?:has )?failed permanently:\s*$|\brejected your message to the following e-?mail addresses:\s*$|^\s{0,12}Generating server: [\w.-]{3,255}\s*$/i,
      weight: 4,
      sample: 'Delivery to the following recipient failed permanently:',
    },
    { pattern: new RegExp(String.raw`^Subject: {0,8}(?:(?:fwd?|tr|wg|rv): ?)?${UNDELIVERED_SUBJECT}`, 'i'), weight: 4, sample: 'Subject: Undelivered Mail Returned to Sender' },
    { pattern: new RegExp(String.raw`^[>\s]{0,12}(?:${BEGINNINGS})`, 'i'), weight: 4, sample: 'This is the mailer daemon program at mail.example.com.' },
    { pattern: new RegExp(String.raw`^[>\s]{0,12}${UNDELIVERED}`, 'i'), weight: 2, sample: 'Ihre Nachricht an bob@example.net konnte nicht zugestellt werden.' },
    { pattern: /^From: {0,8}.{0,100}(?:mailer-daemon|postmaster|mail delivery (?:sub)?system)/i, weight: 4, sample: 'From: MAILER-DAEMON@mail.example.com (Mail Delivery System)' },
    { pattern: /^From \S+ {1,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) /, weight: 4, sample: 'From MAILER-DAEMON Tue Nov 24 10:00:00 2026' },
    {
      pattern: /^[>\s]{0,8}['"]?(?:(?:(?:your|the|this|a) (?:e-?mail )?(?:message|mail)\b.{0,60}(?:could|was|can|has)(?: not|n't|not)(?: be(?:en)?)? (?:delivered|sent|accepted))|unable to deliver (?:your )?message|delivery to the following recipient|-+ ?(?:the following addresses had|transcript of session follows|failure reasons))/i,
      weight: 2,
      sample: 'Your message to bob@example.net could not be delivered.',
    },
    { pattern: /^(?:From|To|Subject|Date|MIME-Version|Message-ID|Content-Type|Received): ?\S/i, weight: 1, sample: 'MIME-Version: 1.0' },
  ],
  read({ text }, memory) {
    if (MBOX.test(text)) {
      const statements = finish(memory);
      begin(memory);
      return statements;
    }
    const state = memory.get('state');
    if (state === undefined || state === 'outside') {
      const told = readOutside(text, memory);
      if (told) {
        memory.set('state', 'outside');
        return told;
      }
      if (text.trim() === '') return undefined;
      const alone = PARAGRAPH.test(text);
      if (!(state === undefined && HEADER.test(text)) && !OPENING.test(text) && !alone) {
        memory.set('state', 'outside');
        return undefined;
      }
      const above = answerAbove(memory);
      begin(memory, text);
      if (state === 'outside') memory.set('pasted', 'seen');
      if (above !== '') memory.set('answered', above);
      if (alone) memory.set('paragraph', '');
      return NOTHING;
    }
    if (memory.has('paragraph') && BLANK.test(text)) {
      const statements = finish(memory);
      memory.set('state', 'outside');
      noteAnswers(statements, text, memory);
      return statements;
    }
    if (memory.has('pasted') && FENCE.test(text)) {
      const statements = lastWords(memory);
      // Somebody marked single passages of it as code.
      if (statements.length === 0 && state === 'mail' && (memory.get('mail')?.length ?? 0) < SHORT) return keep(memory, '');
      memory.clear();
      memory.set('state', 'outside');
      return statements;
    }
    const statements = memory.has('pasted') ? anew(state, text, memory) : undefined;
    if (statements) {
      const before = memory.get(TOLD_BEFORE);
      begin(memory, text);
      memory.set('pasted', 'seen');
      if (before !== undefined) memory.set(TOLD_BEFORE, before);
      return statements;
    }
    if (state === 'told') return NOTHING;
    return keep(memory, text);
  },
  end: (memory) => finish(memory),
  passed(memory) {
    if (memory.get('state') === 'mail') memory.set('mail', `${memory.get('mail') ?? ''}\n`);
    else passOpenReply(memory);
  },
};

const NOTHING: readonly Statement[] = [];

// From MAILER-DAEMON  Tue Nov 24 10:00:00 2026
const MBOX = /^From \S{0,320} {1,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) .{0,30}\d\d:\d\d.{0,30}$/;
/** A mail at the very beginning of a text. */
const HEADER = /^(?:Return-Path|Received|Delivered-To|Envelope-To|From|To|Cc|Subject|Date|Message-ID|MIME-Version|Content-[A-Z-]+|X-[A-Z0-9-]+|Auto-Submitted|Reply-To|Sender|DKIM-Signature|ARC-[A-Z-]+|Authentication-Results|Received-SPF|Reporting-MTA|(?:Final|Original)-Recipient|Action|Status|Precedence|References|In-Reply-To|Importance|Newsgroups|Path|Xref|Mailing-List|List-[A-Z-]+|Errors-To|Old-[A-Z-]+|Resent-[A-Z-]+|Delivery-Date|Thread-[A-Z-]+|Organization|Priority|Lines|User-Agent|Feedback-ID|Apparently-To|Approved|Comments|Keywords|Via|Posted-Date|Sent|Expires|Mailer|Original-[A-Z-]+|Disposition[A-Z-]*|Status|Authentication-[A-Z-]+): {0,8}\S|^(?:Return-Path|From|Subject|Received):\s*$|^Hi\. This is the |^This is the mail system at |^This message was created automatically by |^--[\w'()+,./:=?-]{8,70}\s*$/i;
/** What begins a report below other text: its fields, or the sentence that its program begins with. */
const OPENING = new RegExp(
  [
    String.raw`^(?: ?> )?\s{0,12}(?:Reporting-MTA:|(?:Final|Original)-Recipient:)`,
    String.raw`^(?: ?> )?\s{0,12}['"]?(?:Hi\. This is the [A-Z]\S{1,40}(?: Mailer)? program at |Hi\. This is the qmail-send program|${BEGINNINGS})`,
    String.raw`^[>\s]{0,12}-{3,10} ?The following addresses had (?:permanent fatal|permanent|delivery) (?:errors|problems)`,
    String.raw`^[>\s]{0,12}-{3,10} ?Transcript of session follows`,
    // Perhaps behind the marks of a forum: [QUOTE]Delivery to …
    String.raw`\bDelivery to the following recipients? (?:has )?failed permanently:\s*$`,
    String.raw`^[>\s]{0,12}${UNDELIVERED}`,
    String.raw`^[>\s]{0,12}(?:X-Failed-Recipients: {0,5}\S|From: {0,5}.{0,100}(?:mailer-daemon@|mail delivery (?:sub)?system)|Subject: {0,8}(?:(?:fwd?|tr|wg|rv): ?)?${UNDELIVERED_SUBJECT})`,
    String.raw`^\s{0,12}(?:Your message wasn't delivered to \S{3,320} because |Your message to .{3,320} couldn't be delivered\.\s*$|\S{3,255} rejected your message to the following e-?mail addresses:\s*$)`,
    String.raw`^\s{0,12}Generating server: [\w.-]{3,255}\s*$`,
  ].join('|'),
  'i',
);
/** The sentence that a report begins with, its header above or not. */
const SENTENCE = new RegExp(String.raw`^(?: ?> )?\s{0,12}['"]?(?:Hi\. This is the |${BEGINNINGS}|-{3,10} ?The following addresses had)`, 'i');
/** What begins the header of a report, or its fields. */
const HEADED = /^(?: ?> )?\s{0,12}(?:Reporting-MTA:|From: {0,5}.{0,100}(?:mailer-daemon@|mail delivery (?:sub)?system))/i;
/** What ends the paragraph about one recipient, where that was pasted alone. */
const BLANK = /^[>\s]*$/;
/** What ends a report that was pasted into other text: the end of the code it stands in. */
const FENCE = /^\s{0,8}(?:\x60{3}|~{3})/;

/** The returned mail begins: all has been said before it, as a rule. */
const RETURNED = /^Content-Type:\s{0,3}(?:message\/(?:rfc822|partial|global)|text\/rfc822-header)|^[ >*=-]{0,20}(?:below this line is|original message|this is a copy|the header of the original)/i;
const STATUS = /^(?:final|original)-recipient:/i;
const ANNOUNCED = /report-type=.{0,3}delivery-status/i;

/** Of a mail so much is kept; where it is longer, nothing below is about its recipients. */
const MOST_KEPT = 200_000;
/** A report is longer. */
const SHORTEST = 150;
/** What begins a report, and tells of no recipient yet. */
const SHORT = 600;
/** How often a mail is read before its end. */
const MOST_TRIES = 3;

function begin(memory: Memory, first?: string): void {
  memory.clear();
  memory.set('state', 'mail');
  if (first !== undefined) memory.set('mail', first);
}

function keep(memory: Memory, text: string): readonly Statement[] {
  if (STATUS.test(text)) memory.set('status', 'seen');
  else if (ANNOUNCED.test(text)) memory.set('announced', 'seen');
  if (RETURNED.test(text) && (memory.get('announced') === undefined || memory.get('status') !== undefined)) {
    const tries = Number(memory.get('tries') ?? '0');
    const statements = tries < MOST_TRIES ? report(memory, false) : NOTHING;
    memory.set('tries', String(tries + 1));
    if (statements.length > 0) {
      const [pasted, status, before] = [memory.has('pasted'), memory.has('status'), memory.get(TOLD_BEFORE)];
      memory.clear();
      memory.set('state', 'told');
      if (before !== undefined) memory.set(TOLD_BEFORE, before);
      if (pasted) memory.set('pasted', 'seen');
      if (status) memory.set('status', 'seen');
      return statements;
    }
  }
  const mail = memory.get('mail');
  memory.set('mail', mail === undefined ? text : mail.length < MOST_KEPT ? `${mail}\n${text}` : `${mail}\n`);
  return NOTHING;
}

/** What was told of the report so far, where another begins below it: reports are pasted one after the other. Nothing where it goes on. */
function anew(state: string, text: string, memory: Memory): readonly Statement[] | undefined {
  const begins = SENTENCE.test(text);
  // Below a report without fields they may be its own.
  if (state === 'told') return begins || (HEADED.test(text) && memory.has('status')) ? NOTHING : undefined;
  if (!begins) return undefined;
  const mail = memory.get('mail') ?? '';
  const before = memory.get('begun') ?? (SENTENCE.test(mail) ? '0' : undefined);
  memory.set('begun', String(mail.length));
  // Some begin with two such sentences.
  if (before === undefined || mail.length < Number(before) + SHORTEST) return undefined;
  const tries = Number(memory.get('tries') ?? '0');
  if (tries >= MOST_TRIES) return undefined;
  memory.set('tries', String(tries + 1));
  const told = memory.get(TOLD_BEFORE);
  const statements = report(memory, false);
  return statements.length > 0 || memory.get(TOLD_BEFORE) !== told ? statements : undefined;
}

function finish(memory: Memory): readonly Statement[] {
  const statements = lastWords(memory);
  memory.clear();
  return statements;
}

/** What is still to be told where nothing of the mail follows. */
function lastWords(memory: Memory): readonly Statement[] {
  return memory.get('state') === 'mail' ? report(memory, true) : endOutside(memory);
}

function report(memory: Memory, whole: boolean): readonly Statement[] {
  const statements = withoutAnswered(readReport((memory.get('mail') ?? '').split('\n'), whole), memory.get('answered') ?? '');
  return memory.has('pasted') ? withoutRepeated(statements, memory) : statements;
}
