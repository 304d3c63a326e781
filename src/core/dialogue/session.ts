import type { Fact, ReplyLine } from '../analysis';
import type { Said } from '../statement';
import { isGreeting, type Occasion } from '../reference/occasion';
import { findReplyCode } from '../reference/lookUp';
import { CONNECT_CODES, flush } from './answer';
import { hearClient } from './hearClient';
import { readFlatReply, readReplyLine, type ReadReplyLine } from './reply';
import { momentIn, secondsBetween } from '../text/moment';
import { PHONE_NUMBER, readsLikeProse, soundsLikeServer, usesServerWords } from './serverWords';
import { MOST_LINES_TO_REPLY, type OpenReply, type SessionState } from './sessionState';

/** A reply of more lines than this is cut: no server means it. */
const MOST_REPLY_LINES = 1000;

/** Reads the next line of a session, tells its facts to `tell`, and returns the session after it. */
export function listen(session: SessionState, said: Said, content: string, contentLine: number, tellFact: (fact: Fact) => void): SessionState {
  const tell = withRest(said, tellFact);
  const { speaker, direction = 'outbound', reportedElsewhere = false } = said;
  const { start, text: words } = said.body;
  const line = contentLine + (said.body.line ?? 0);
  // Words that do not stand there as they are said are read as if they did; facts end where the piece does.
  const text = words === undefined ? content : ' '.repeat(start) + words;
  const end = words === undefined ? said.body.end : text.length;
  // What was said before, and is told only now, keeps what was known of it.
  const stale = session.open && (speaker === 'client' || (speaker === undefined && line - session.heardLine > MOST_LINES_TO_REPLY));
  const heard = stale ? flush(session, tell) : session;
  // What a line repeats from above it was not said when the line was written.
  const at = said.body.line === undefined ? momentIn(content.slice(0, start)) : undefined;
  const now = { ...heard, lastLine: line, direction, reportedElsewhere, at };
  const reply = speaker === 'client' ? undefined : readReplyLine(text, line, start, end);
  if (reply && (speaker === 'server' || mayReply(heard, reply, text))) {
    const lines = words === undefined ? linesOf(reply, text, line, start, end) : [reply];
    return lines.reduce((before, one) => hearServer(before, one, text, said.body.end, tell), { ...now, heardLine: line });
  }
  if (speaker === 'server') return now;
  return hearClient(now, { text, line, start, end, unlabelled: speaker === undefined, literal: said.literal === true }, tell);
}

/** All lines of a reply may stand on one, each with its code, and with an enhanced status code where the first has one. */
function linesOf(reply: ReadReplyLine, text: string, line: number, start: number, end: number): readonly ReadReplyLine[] {
  const lines = reply.continues ? readFlatReply(text, line, start, end) : [reply];
  return lines.every(({ statusText }) => statusText !== undefined || reply.statusText === undefined) ? lines : [reply];
}

/** A secret in words that are folded over rows stands in all of them. */
function withRest({ body: { rest, end }, speaker }: Said, tell: (fact: Fact) => void): (fact: Fact) => void {
  if (!rest || speaker === 'server') return tell;
  return (fact) => {
    tell(fact.kind === 'payload' || fact.kind === 'credential' ? { ...fact, span: { ...fact.span, end: Math.min(fact.span.end, end) }, rest } : fact);
  };
}

function within(reply: ReadReplyLine, end: number): ReadReplyLine {
  const { text } = reply;
  return text.end <= end ? reply : { ...reply, text: { line: text.line, start: Math.min(text.start, end), end } };
}

/** Tells a multi-line reply that the end of the text cut off. */
export function finish(session: SessionState, tell: (fact: Fact) => void): void {
  flush(session, tell);
}

/** Where nobody is named: may the server be speaking here? Message content, a client's answers and prose may look like replies. */
function mayReply(session: SessionState, reply: ReadReplyLine, text: string): boolean {
  const words = text.slice(reply.text.start, reply.text.end);
  if (session.phase === 'content') return endsHiddenContent(session, reply, words);
  if (reply.continues && PHONE_NUMBER.test(words)) return false;
  const since = reply.code.line - session.heardLine;
  if (session.open) return session.open.code === reply.codeText || since <= 1;
  if (since <= MOST_LINES_TO_REPLY && (session.pending.length > 0 || session.exchange)) {
    return since <= 1 || usesServerWords(reply.codeText, words) || (!readsLikeProse(words) && findReplyCode(reply.codeText) !== undefined);
  }
  // Nobody asked: a greeting, a cut session, the server's side alone, or prose. Tables set the words apart.
  if (session.phase === 'unseen' && session.reached === true && CONNECT_CODES.includes(reply.codeText)) return reply.codeText === '220' || usesServerWords(reply.codeText, words) || !readsLikeProse(words);
  if (words.startsWith('|') || (reply.statusText === undefined && reply.text.start - reply.code.end > 1)) return false;
  if (findReplyCode(reply.codeText)?.status !== 'standard') return false;
  if (reply.statusText !== undefined) return reply.statusText[0] === reply.codeText[0] && !isSetOut(reply);
  if (session.phase === 'greeted' && (since <= 1 || (isBelowHello(session, reply) && !readsLikeProse(words)))) return true;
  return soundsLikeServer(reply.codeText, reply.continues, words);
}

/** HELO client.example.org tells who we are: with somebody's words behind it, it is no command to be sure of. */
function isBelowHello({ mistyped }: SessionState, { code }: ReadReplyLine): boolean {
  return mistyped !== undefined && isGreeting(mistyped.occasion) && code.line - mistyped.span.line === 1;
}

/** `   535 5.7.8  Authentication credentials invalid`, as standards set out what they explain below. */
function isSetOut({ code, enhancedStatus, text }: ReadReplyLine): boolean {
  return code.start > 1 && enhancedStatus !== undefined && text.start - enhancedStatus.end > 1;
}

/** Some programs show no content, or one line that says how long it is: what a server says at once is no header, with which content begins. */
function endsHiddenContent(session: SessionState, { code, codeText, statusText }: ReadReplyLine, words: string): boolean {
  if (code.line - session.heardLine > 2 || !AFTER_CONTENT.test(codeText)) return false;
  return statusText === undefined ? usesServerWords(codeText, words) && !readsLikeProse(words) : statusText[0] === codeText[0];
}

const AFTER_CONTENT = /^(?:250|4[25]\d|5[25]\d)$/;

/** @param placeEnd where the words end in their line; what is folded under it says more */
function hearServer(session: SessionState, read: ReadReplyLine, text: string, placeEnd: number, tell: (fact: Fact) => void): SessionState {
  let now = session;
  if (now.open && now.open.code !== read.codeText) {
    // The rest may be cut; only where nothing else was asked do both lines belong to one reply.
    const sure = now.pending.length === 1 && !now.exchange && nextTo(now.open, read) && mayBelongTo(now.pending[0]?.occasion, read.codeText);
    now = flush(now, tell, { goesOn: sure ? { code: read.codeText, span: read.code } : undefined });
  }
  const took = now.open ? now.open.took : (now.lapse ?? secondsBetween(now.waitingSince, now.at));
  const open: OpenReply = {
    code: read.codeText,
    ...((now.open?.enhancedStatus ?? read.statusText) === undefined ? {} : { enhancedStatus: now.open?.enhancedStatus ?? read.statusText ?? '' }),
    lines: [...(now.open?.lines ?? []), lineOf(within(read, placeEnd))],
    texts: [...(now.open?.texts ?? []), text.slice(read.text.start, read.text.end)],
    ...(took === undefined ? {} : { took }),
  };
  const next = { ...now, open };
  return read.continues && open.lines.length < MOST_REPLY_LINES ? next : flush(next, tell, { whole: !read.continues });
}

/** Long answers to EHLO are cut where transcripts are pasted, and some codes answer AUTH alone. */
function mayBelongTo(occasion: Occasion | undefined, code: string): boolean {
  if (occasion === undefined || isGreeting(occasion)) return false;
  return occasion === 'AUTH' || !['235', '334', '535'].includes(code);
}

/** No line of the text stands between. */
function nextTo({ lines }: OpenReply, { code }: ReadReplyLine): boolean {
  return code.line - (lines[lines.length - 1]?.code.line ?? code.line) <= 1;
}

function lineOf({ code, enhancedStatus, text }: ReadReplyLine): ReplyLine {
  return enhancedStatus ? { code, enhancedStatus, text } : { code, text };
}
