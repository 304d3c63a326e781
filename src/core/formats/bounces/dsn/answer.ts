import type { Piece } from '../../../statement';
import type { Narrative, Story } from './narrative';
import { footerOf, pieceOf, type Extent, type MailPassage, type ReplyInPassage } from './mail/passage';
import { findReply, statusInside } from './replyInPassage';
import { typed } from './mail/statusFields';

/** Why a recipient got nothing: a reply, or words without one, and a status that stands apart. */
export interface BounceAnswer {
  readonly reply?: Piece;
  readonly reason?: Piece;
  readonly status?: Piece;
}

/** The diagnostic code says it best; where there is none, or none of use, the words for people do. */
export function answerOf(diagnostic: MailPassage | undefined, story: Story | undefined, narrative: Narrative | undefined, below: number): BounceAnswer {
  const reply = diagnostic ? (findReply(diagnosticWords(diagnostic)) ?? bareReply(diagnosticWords(diagnostic))) : undefined;
  if (diagnostic && reply) {
    const offset = diagnostic.text.length - diagnosticWords(diagnostic).length;
    const said = story?.reply;
    // A diagnostic code may hold the first line of the reply alone, or be cut within a word.
    if (said && said.text.startsWith(reply.text) && isCut(reply.text, said.text.slice(reply.text.length))) return ofReply(story.passage, said, below);
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

/** Whether a reply ends before its words do. @param rest what the words go on with */
function isCut(reply: string, rest: string): boolean {
  return reply[3] === '-' ? rest !== '' : /[a-z]$/.test(reply) && /^[a-z]/.test(rest);
}

// X-Unix; 255: what a program on the host ended with, and no word of why
const EXIT_STATUS = /^\s*x-unix;\s*\d{1,3}\s*$/i;

/** `smtp;550`: a reply code and not a word. */
function bareReply(words: string): ReplyInPassage | undefined {
  const code = /^\s*([45][0-9]{2})\s*$/.exec(words)?.[1];
  const from = code === undefined ? 0 : words.indexOf(code);
  return code === undefined ? undefined : { from, to: from + 3, text: code };
}

/** The type `x-unix` says that a program on the host failed, and stays. */
function diagnosticWords(diagnostic: MailPassage): string {
  const { type, text } = typed(diagnostic.text);
  return type === 'x-unix' ? diagnostic.text : text;
}

// 550 5.1.1 User unknown
const STATUS_IN_REPLY = /^[0-9]{3}[ -]\s*#?[245]\.[0-9]{1,3}\.[0-9]/;
// 5.1.0 - Unknown address error 550-'User unknown'
const STATUS_AHEAD = /^\s*([245]\.[0-9]{1,3}\.[0-9]{1,3})(?= - )/;

/** A reply, and the enhanced status code in it that stands behind other words. */
export function ofReply(passage: MailPassage, reply: ReplyInPassage, below: number): BounceAnswer {
  const piece = pieceOf(passage, reply.from, reply.to, below, reply.text);
  if (reply.status) return { reply: piece, status: pieceOf(passage, reply.status.from, reply.status.to, below) };
  const inside = STATUS_IN_REPLY.test(reply.text) ? undefined : statusInside(reply.text);
  if (!inside) return { reply: piece };
  const at = passage.text.indexOf(inside.status, reply.from);
  return { reply: piece, ...(at < 0 ? {} : { status: pieceOf(passage, at, at + inside.status.length, below) }) };
}

const LONGEST_REASON = 1200;
// Reason: … | because: … | Technical details of permanent failure: … | ----- Transcript of session follows -----
const LEADS_TO_REASON = /(?:\breasons?|because|details of (?:permanent|temporary) failure|transcript of session follows|error (?:was|is|message)|failed)(?:[\s:-]{1,80})(?=\S)|(?=\bDNS Error: )/i;

// What reports say whatever happened.
const COURTESY = new RegExp(
  [
    // This is a MIME-encapsulated message.
    String.raw`^\s{0,20}(?:This is a MIME-e[a-z]{1,20} message\.\s{0,4})?`,
    // This is the mail system at host mail.example.com.
    String.raw`(?:This is the (?:mail system|Postfix program) at host \S{1,255}\s{0,4})?`,
    String.raw`(?:This is an automatically generated Delivery Status Notification\.\s{0,4})?`,
    String.raw`(?:I'm sorry to have to inform you .{1,200}?below\.\s{0,4})?`,
    String.raw`(?:For further assistance, .{1,100}?postmaster\S{0,200}\s{0,4})?`,
    String.raw`(?:If you do so, please include .{1,200}?returned message(?: below)?\.\s{0,4})?`,
    String.raw`(?:The (?:mail system|Postfix program)\s{0,4})?`,
  ].join(''),
);

// This is the mail system at host mail.example.com.
const HOST = /^This is the (?:mail system|Postfix program) at host \S{1,255}\s{0,4}/;
// Hello alice@example.com, | Dear Alice Example: a line alone
const GREETING = /^\s{0,20}(?:Hello|Hi|Dear|Hallo|Bonjour|Hola|Olá|Ciao|Sehr geehrte\S{0,2})(?: [^\s.,:;!]{1,80}(?:\.\S{1,80})?){0,4}[,!:]?\s{2,4}/;

/** Where words begin behind those that say nothing. */
function skipped(words: RegExp, text: string, from: number): number {
  return from + (words.exec(text.slice(from, from + LONGEST_REASON))?.[0].length ?? 0);
}

/** The words from where the report begins to say why. */
export function reasonIn(passage: MailPassage): Extent | undefined {
  const lead = LEADS_TO_REASON.exec(passage.text);
  const from = lead ? skipped(HOST, passage.text, lead.index + lead[0].length) : skipped(GREETING, passage.text, skipped(COURTESY, passage.text, 0));
  const to = Math.min(passage.text.slice(0, footerOf(passage, from)).trimEnd().length, from + LONGEST_REASON);
  return from < to ? { from, to } : undefined;
}

/** The enhanced status code in the words of a reason. */
export function statusIn(passage: MailPassage, reason: Extent, below: number): Pick<BounceAnswer, 'status'> {
  const inside = statusInside(passage.text.slice(reason.from, reason.to));
  if (!inside) return {};
  const at = reason.from + inside.at;
  return { status: pieceOf(passage, at, at + inside.status.length, below) };
}
