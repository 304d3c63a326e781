import type { Command } from '../analysis';
import { isOfContent, type Occasion } from '../reference/occasion';
import { isSameUser } from './sameUser';
import type { OpenReply, RefusingReply, SessionState } from './sessionState';

// 554 5.5.1 Error: no valid recipients (Postfix) | 503-All RCPT commands were rejected with this error: … valid RCPT command must precede DATA (Exim)
const NO_RECIPIENTS = /\bno valid recipients\b|\bvalid RCPT command must precede (?:DATA|BDAT)\b/i;
// 500 5.3.3 Unrecognized command
const NO_COMMAND = /\b(?:unrecogni[sz]ed|unknown|invalid) command\b|\bcommand (?:unrecogni[sz]ed|not recogni[sz]ed|unknown)\b/i;

// 503 5.5.1 Error: need MAIL command | 503 5.5.1 MAIL first | 503 5.5.0 No MAIL FROM command has been issued | 503 Valid RCPT TO <recipient> must precede DATA | 503 Must have valid receiver and originator
const MISSES_STEP = /\b(?:need|no|without|issue|send|use|specify|valid) (?:a |the )?(?:MAIL|RCPT|recipients?|receiver|sender)\b|\b(?:MAIL|RCPT|recipients?|sender)\b.{0,40}\b(?:first|(?:must )?precede|before|required|needed)\b/i;

/** Whether a reply says that every recipient was refused above. */
export function saysNoRecipients(text: string): boolean {
  return NO_RECIPIENTS.test(text);
}

/** What rests on a sender or recipient that was accepted before (RFC 5321 §4.1.4). */
function followsMail({ occasion }: Command): boolean {
  return occasion === 'RCPT' || isOfContent(occasion);
}

/**
 * Whether a reply says nothing but that something above was refused.
 * @param refused the reply before it, if it refused something
 */
export function isConsequence(session: SessionState, open: OpenReply, asked: Command | undefined, answers: Occasion | undefined, refused: RefusingReply | undefined): boolean {
  if (asked && (followsFromStep(session, open, asked) || (givesUp(asked) && refused?.said === repliedAs(open)))) return true;
  if (asked?.occasion === 'AUTH' && isRefusedAgain(session, open)) return true;
  if (refused === undefined) return false;
  // It answers DATA, whatever was sent without waiting.
  if (open.code === '503' && says(open, NO_RECIPIENTS)) return true;
  if (answers !== undefined) return false;
  return isToldAgain(refused, open) || (refused.what === 'command' && knowsNot(open)) || repeatsRefusal(session, open, refused.what);
}

/** 503 to what cannot follow on a step that was refused, or the same reply to what the client sends to give the message up. */
function followsFromStep({ refusedStep }: SessionState, open: OpenReply, asked: Command): boolean {
  if (!refusedStep || !/^[45]/.test(open.code)) return false;
  const { needed, said } = refusedStep;
  if (givesUp(asked)) return repliedAs(open) === said;
  // Of a message whose part was refused no other part is taken (RFC 3030 §2).
  if (needed === 'BDAT') return asked.occasion === 'BDAT' && open.code === '503';
  if (needed === undefined || !followsMail(asked) || (needed === 'RCPT' && asked.occasion === 'RCPT')) return false;
  return open.code === '503' || repliedAs(open) === said || (needed === 'MAIL' && isNoCommand(open)) || (asked.occasion !== 'RCPT' && says(open, NO_RECIPIENTS));
}

function givesUp({ occasion }: Command): boolean {
  return occasion === 'RSET' || occasion === 'QUIT';
}

/**
 * Whether the same user is refused once more: a client tries one mechanism
 * after the other, or the same password again, and it is one login that fails.
 * Two names are two logins; where one of them was not seen, nothing shows that.
 */
function isRefusedAgain({ refusedLogin, exchange }: SessionState, open: OpenReply): boolean {
  if (refusedLogin?.code !== open.code) return false;
  return refusedLogin.user === undefined || exchange?.user === undefined || isSameUser(refusedLogin.user, exchange.user);
}

/** The session after the answer to a login. @param before as it was when the answer came */
export function withRefusedLogin(session: SessionState, { exchange, refusedLogin: known }: SessionState, { code }: OpenReply): SessionState {
  const { refusedLogin: _, ...free } = session;
  if (!code.startsWith('5')) return code.startsWith('2') ? free : session;
  const user = exchange?.user ?? known?.user;
  return { ...free, refusedLogin: { code, ...(user === undefined ? {} : { user }) } };
}

/**
 * Whether a reply is the last one, printed once more: gsasl does so in its
 * error. Where commands are not shown, it may answer another one.
 */
function isToldAgain({ said, asked }: RefusingReply, open: OpenReply): boolean {
  return asked && repliedAs(open) === said;
}

/**
 * After a sender or every recipient was refused, a server refuses what goes on
 * from it as well, and each line of a message that the client sends all the
 * same is no command to it. Where none shows that was asked on its own, that
 * tells of nothing new.
 */
function repeatsRefusal({ recipients }: SessionState, open: OpenReply, before: RefusingReply['what']): boolean {
  if (!open.code.startsWith('5')) return false;
  if (open.code === '503' && says(open, MISSES_STEP)) return true;
  return (recipients.length === 0 && says(open, NO_RECIPIENTS)) || (before === 'content' && isNoCommand(open));
}

/** What is kept of a reply that refuses something. @param before the reply before it, if that did as well */
export function refusalIn(open: OpenReply, asked: Command | undefined, answers: Occasion | undefined, before: RefusingReply | undefined): RefusingReply {
  return { what: whatIsRefused(open, answers, before?.what), said: repliedAs(open), asked: asked !== undefined };
}

/** A client of another protocol is told of each of its lines that it is no command: that is one failure. */
function whatIsRefused(open: OpenReply, answers: Occasion | undefined, before: RefusingReply['what'] | undefined): RefusingReply['what'] {
  if (refusesContent(open, answers, before)) return 'content';
  return answers === undefined && knowsNot(open) ? 'command' : 'other';
}

/** Whether the content is refused before it is sent; a client that sends it all the same is answered line by line. */
function refusesContent(open: OpenReply, answers: Occasion | undefined, before: RefusingReply['what'] | undefined): boolean {
  return answers === 'DATA' || says(open, NO_RECIPIENTS) || (before === 'content' && answers === undefined && says(open, NO_COMMAND));
}

/** The session after the answer to a command: what of its message is refused now. @param before as it was when the answer came */
export function withRefusedStep(session: SessionState, before: SessionState, open: OpenReply, { occasion }: Command): SessionState {
  const { refusedStep: known, ...free } = session;
  const refuses = /^[45]/.test(open.code);
  switch (occasion) {
    case 'MAIL':
      if (!refuses) return free;
      // A sender that was accepted before still counts: what is refused is a second one.
      return { ...free, refusedStep: before.context.sender === undefined ? { needed: 'MAIL', said: repliedAs(open) } : { said: repliedAs(open) } };
    case 'RCPT':
      if (!refuses) return free;
      if (known?.needed === 'MAIL') return session;
      return { ...free, refusedStep: before.recipients.length === 0 ? { needed: 'RCPT', said: repliedAs(open) } : { said: repliedAs(open) } };
    case 'BDAT':
      return refuses && known?.needed === undefined ? { ...free, refusedStep: { needed: 'BDAT', said: repliedAs(open) } } : session;
    case 'RSET':
    case 'EHLO':
    case 'HELO':
    case 'LHLO':
      return refuses ? session : free;
    case 'STARTTLS':
      return free;
    default:
      return session;
  }
}

/** Some servers know no RCPT where there is no MAIL. */
function isNoCommand(open: OpenReply): boolean {
  return open.code.startsWith('50') && says(open, NO_COMMAND);
}

/** Whether what was said is no command at all; a log may tell the code alone (RFC 5321 §4.2.2: 500). */
function knowsNot(open: OpenReply): boolean {
  return isNoCommand(open) || (open.code === '500' && open.texts.every((text) => text.trim() === ''));
}

function says({ texts }: OpenReply, words: RegExp): boolean {
  return texts.some((text) => words.test(text));
}

/** Enough to know it again. */
const MOST_CHARACTERS = 200;

/** A reply, as it is known again. */
function repliedAs({ code, texts }: OpenReply): string {
  return `${code} ${texts.join(' ').trim()}`.slice(0, MOST_CHARACTERS);
}
