import type { Occasion } from '../../reference/occasion';
import { matchesOf } from '../../text/matches';
import { given } from '../../given';
import { citedIn, type Citation, type Citing } from '../quotedReplies/cited';
import { wasCited } from '../quotedReplies/citedBefore';
import { replyApart } from '../quotedReplies/replyApart';
import { recipientNamed } from '../words/recipientWords';
import type { Line, Memory } from '../format';

// SMTP ERROR: RCPT TO command failed: 550 5.1.1 No such user — at level 1 nothing else shows the reply
const COMMANDS = citedIn([
  { pattern: /\bSMTP (?:-(?:>|&gt;) )?ERROR: (?:Password|User|AUTH)[A-Za-z& ]{0,20} command failed: (?=[45]\d\d[ -])/g, occasion: 'AUTH' },
  { pattern: /\bSMTP (?:-(?:>|&gt;) )?ERROR: RCPT TO command failed: (?=[45]\d\d[ -])/g, occasion: 'RCPT' },
  { pattern: /\bSMTP (?:-(?:>|&gt;) )?ERROR: MAIL FROM command failed: (?=[45]\d\d[ -])/g, occasion: 'MAIL' },
  { pattern: /\bSMTP (?:-(?:>|&gt;) )?ERROR: DATA command failed: (?=[45]\d\d[ -])/g, occasion: 'DATA' },
  { pattern: /\bSMTP (?:-(?:>|&gt;) )?ERROR: DATA END command failed: (?=[45]\d\d[ -])/g, occasion: 'content' },
  { pattern: /\bSMTP (?:-(?:>|&gt;) )?ERROR: EHLO command failed: (?=[45]\d\d[ -])/g, occasion: 'EHLO' },
  { pattern: /\bSMTP (?:-(?:>|&gt;) )?ERROR: HELO command failed: (?=[45]\d\d[ -])/g, occasion: 'HELO' },
  { pattern: /\bSMTP (?:-(?:>|&gt;) )?ERROR: STARTTLS command failed: (?=[45]\d\d[ -])/g, occasion: 'STARTTLS' },
  // SMTP -> ERROR: RCPT not accepted from server: 550 5.1.1 No such user (version 5)
  { pattern: /\bSMTP -(?:>|&gt;) ERROR: [A-Za-z ]{3,60} from server: ?(?=[45]\d\d[ -])/g },
  // SMTP Error: Could not authenticate. 535 5.7.8 … | SMTP Error: The following recipients failed: bob@example.net: 550 5.1.1 …: where a program shows the reply behind PHPMailer's words
  { pattern: /\bSMTP Error: (?:Could not authenticate\. ?|data not accepted\. ?|The following recipients failed: [^\s@,:]{1,64}@[^\s@,:]{1,255}: ?)(?=[45]\d\d[ -]\S)/gi },
], htmlEnd);

/** What PHPMailer's errors cite: debug level 1 after each command, and `ErrorInfo`, which is all that most programs show. */
export const errors: Citing = {
  endOf: htmlEnd,
  find(line, memory) {
    const debugged = COMMANDS.find(line, memory);
    const inDetail = detailed(line, memory);
    // Where the line end of the reply was taken out or escaped, both stand on one line.
    const found = [...debugged, ...inDetail, ...listed(line).map((one) => (inDetail.length > 0 ? { ...one, again: true } : one))];
    if (found.length > 0) memory.set(STEPS, debugged.length > 0 ? ANY : found.map(({ occasion = ANY }) => occasion).join(' '));
    return found;
  },
};

/** In the memory: at which steps the replies were given that were cited last. */
const STEPS = 'cited steps';
const ANY = 'any';

/**
 * Whether a reply to this step was cited already, so that a summary of it tells nothing new.
 * Debug output has all of them; another message's `ErrorInfo` says nothing of this one.
 */
export function wasCitedAt(memory: Memory, step: Occasion): boolean {
  const steps = memory.get(STEPS)?.split(' ') ?? [];
  return steps.includes(ANY) || (steps.includes(step) && wasCited(memory));
}

/** The calls that led to an error end what is known of it. */
export function forgetSteps(memory: Memory): void {
  memory.delete(STEPS);
}

// SMTP Error: The following From address failed: alice@example.com : MAIL FROM command failed,Sender address rejected,553,5.7.1
const LISTED = /\bThe following From address failed: \S{1,320} : MAIL FROM command failed,(.{0,400}?)\s*,([45]\d\d)(?:(,)([45]\.\d{1,3}\.\d{1,3}))?/;

/** The error's parts as a list: words, code, enhanced status code. */
function listed({ text }: Line): readonly Citation[] {
  const match = LISTED.exec(text.slice(0, LOOKED_AT));
  if (!match) return [];
  const [whole, words = '', code = '', comma = '', status = ''] = match;
  const end = match.index + whole.length;
  const from = end - status.length;
  return [{ reply: { ...replyApart(code, from - comma.length - code.length, `${status} ${words}`, from), end }, occasion: 'MAIL' }];
}

// SMTP server error: DATA END command failed Detail: Message content rejected | 530,5.7.0SMTP server error: … | User unknownSMTP server error: … | … command failed<br />Detail: … and … command failedDetail: …, as a page has it and without its tags
const DETAIL = /SMTP server error: ([A-Z& ]{2,20}) command failed(?: |<br ?\/?> ?)?Detail: /i;
// SMTP server error: DATA END command failed, its detail on the next line
const STEP_ALONE = /SMTP server error: ([A-Z& ]{2,20}) command failed(?:<br ?\/?>)?\s*$/i;
const DETAIL_ALONE = /^\s{0,12}Detail: /;
/** In the memory: the step that failed, whose detail stands on the next line. */
const STEP = 'step of detail';
//  SMTP code: 554 Additional SMTP info: 5.7.1 — on the same line or, since the detail ends with the reply's line end, under it; a time may follow right behind it
const CODE = /(?<![A-Z])SMTP code: ([45]\d\d)(?:( Additional SMTP info: )([245]\.\d{1,3}\.\d{1,3}?)(?=\d{4}-\d\d-\d\d|(?!\d)))?/;

/** Whether a line has the details of an error, whose code stands below. */
export function isDetail(text: string): boolean {
  return DETAIL.test(text.slice(0, LOOKED_AT));
}

/** Enough to know words again. */
const SUMMARIZED = 60;
const OCCASIONS: Readonly<Record<string, Occasion>> = { EHLO: 'EHLO', HELO: 'HELO', STARTTLS: 'STARTTLS', 'MAIL FROM': 'MAIL', 'RCPT TO': 'RCPT', DATA: 'DATA', 'DATA END': 'content' };
/** Errors stand near the start of a line. */
const LOOKED_AT = 2000;

/** The reply is told in pieces, its code last. */
function detailed({ text }: Line, memory: Memory): readonly Citation[] {
  const head = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text;
  const detail = detailIn(head, memory);
  const match = CODE.exec(head);
  const sender = detail ? null : OF_SENDER.exec(head);
  if (sender) memory.set(NAMED, recipientNamed(head.slice(0, sender.index)) ?? '');
  // Where the error is printed twice with nothing between, the next detail stands behind the code.
  const isNext = detail !== undefined && match !== null && match.index < detail.index;
  const ofCode = (isNext ? undefined : noteDetail(detail, head, match?.index, memory)) ?? memory.get('detail');
  if (match) memory.delete('detail');
  if (isNext) noteDetail(detail, head, undefined, memory);
  if (!match) return [];
  const [what = '', words = '', recipient = ''] = ofCode?.split('\n') ?? [];
  const [, code = '', between = '', status = ''] = match;
  const start = match.index + 'SMTP code: '.length;
  const end = match.index + match[0].length;
  const occasion = OCCASIONS[what.toUpperCase()];
  // The summary above it may have the same words.
  const again = words !== '' && memory.get('summaries')?.includes(words.slice(0, SUMMARIZED)) === true;
  return [{ reply: { ...replyApart(code, start, `${status} ${words}`, start + code.length + between.length), end }, ...(again ? { again } : {}), ...given({ occasion }), ...(recipient === '' ? {} : { recipient }), ...(isNext ? {} : recipientIn(head, start)) }];
}

interface Detail {
  /** The command that was refused, as PHPMailer calls it. */
  readonly step: string;
  readonly index: number;
  /** Where the server's words begin. */
  readonly from: number;
}

/** On one line with what failed, or below it. */
function detailIn(head: string, memory: Memory): Detail | undefined {
  const above = memory.get(STEP);
  memory.delete(STEP);
  const whole = DETAIL.exec(head);
  if (whole) return { step: whole[1] ?? '', index: whole.index, from: whole.index + whole[0].length };
  const step = STEP_ALONE.exec(head)?.[1];
  if (step !== undefined) memory.set(STEP, step);
  const alone = above === undefined ? null : DETAIL_ALONE.exec(head);
  return alone && above !== undefined ? { step: above, index: 0, from: alone[0].length } : undefined;
}

// The following recipients failed: bob@example.net: …
const FAILED_RECIPIENT = /(?:recipients failed: |, )([^\s@,:]{1,64}@[^\s@,:]{1,255}): /g;

/** Whom a summary on the same line names, where that is one. */
function recipientIn(head: string, end: number): Pick<Citation, 'recipient'> {
  const [first, ...others] = matchesOf(FAILED_RECIPIENT, head.slice(0, end));
  const recipient = others.length === 0 ? first?.[1] : undefined;
  return recipient === undefined ? {} : { recipient };
}

// The following From address failed: alice@example.com : …: the detail stands below it
const OF_SENDER = /\bThe following From address failed: /;
/** In the memory: whom a queue named before that. */
const NAMED = 'named recipient';

/** What was refused, in which words and for whom, until the code is told. A queue (GLPI's) names the recipient before it: … was not sent to bob@example.net …, Error: SMTP Error: data not accepted. */
function noteDetail(detail: Detail | undefined, head: string, end: number | undefined, memory: Memory): string | undefined {
  if (!detail) return undefined;
  const noted = [detail.step, head.slice(detail.from, end).replace(BREAK_AT_END, '').trim(), (recipientNamed(head.slice(0, OF_SENDER.exec(head)?.index ?? detail.index)) ?? memory.get(NAMED)) ?? ''].join('\n');
  memory.set('detail', noted);
  memory.delete(NAMED);
  return noted;
}

// <br /> | \r\n, referer: https://www.example.com/contact — as a web server writes it into its log
const LINE_BREAK = /(?:(?:<br ?\/?>\s*)+|\\r\\n|(?:\\r\\n)?, referer: \S{1,500})$/;
const BREAK_AT_END = /\s*(?:<br ?\/?>\s*)+$/;
const LONGEST_BREAK = 520;

/** Where a line ends before the line breaks of HTML, or what a web server's log adds. */
export function htmlEnd({ text, end }: Line): number {
  const from = Math.max(0, end - LONGEST_BREAK);
  const tag = LINE_BREAK.exec(text.slice(from, end));
  return tag ? from + tag.index : end;
}
