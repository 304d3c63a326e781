import type { Command, Direction, Fact, Reply, ReplyLine, Setting } from '../analysis';
import type { Occasion } from '../reference/explanation';
import type { Said } from '../formats/format';
import { findReplyCode } from '../reference/lookUp';
import { beginExchange, continueExchange, isResponse, type Exchange } from '../sasl/exchange';
import { moved } from '../text/span';
import { readCommand } from './command';
import { keywordsOf } from './keywords';
import { readReplyLine, type ReadReplyLine } from './reply';
import { PHONE_NUMBER, readsLikeProse, soundsLikeServer } from './serverWords';

/**
 * One connection as far as it went, and whose turn it is. Plain data, carried
 * from block to block: lines count from the start of the block in hand.
 */
export interface SessionState {
  readonly phase: 'unseen' | 'greeted' | 'content';
  /** Asked and not yet answered, the oldest first (RFC 2920 lets a client go ahead). */
  readonly pending: readonly Command[];
  readonly open?: OpenReply;
  readonly exchange?: Exchange;
  readonly setting: Setting;
  /** Accepted recipients; beyond two their number no longer matters. */
  readonly recipients: readonly string[];
  readonly direction: Direction;
  readonly reportedElsewhere: boolean;
  readonly lastLine: number;
  /** The line of the last reply or command. */
  readonly heardLine: number;
}

/** A multi-line reply whose last line has not come yet. */
interface OpenReply {
  readonly code: string;
  readonly enhancedStatus?: string;
  readonly lines: readonly ReplyLine[];
  readonly texts: readonly string[];
}

/** Where nobody is named, a reply stands at most so many lines below what it answers; notes and empty lines may come between. */
const NEAR = 8;

export const newSession: SessionState = { phase: 'unseen', pending: [], setting: {}, recipients: [], direction: 'outbound', reportedElsewhere: false, lastLine: 0, heardLine: -NEAR };

/** A reply of more lines than this is cut: no server means it. */
const MOST_REPLY_LINES = 1000;
const MOST_PENDING = 1000;

/** Reads the next line of a session, tells its facts to `tell`, and returns the session after it. */
export function listen(session: SessionState, said: Said, content: string, contentLine: number, tell: (fact: Fact) => void): SessionState {
  const { speaker, direction = 'outbound', reportedElsewhere = false } = said;
  const { start, text: words } = said.body;
  const line = contentLine + (said.body.line ?? 0);
  // Words that do not stand there as they are said are read as if they did; facts end where the piece does.
  const text = words === undefined ? content : ' '.repeat(start) + words;
  const end = words === undefined ? said.body.end : text.length;
  // What was said before, and is told only now, keeps what was known of it.
  const stale = session.open && (speaker === 'client' || (speaker === undefined && line - session.heardLine > NEAR));
  const heard = stale ? flush(session, tell) : session;
  const now = { ...heard, lastLine: line, direction, reportedElsewhere };
  const reply = speaker === 'client' ? undefined : readReplyLine(text, line, start, end);
  if (reply && (speaker === 'server' || mayReply(heard, reply, text))) {
    return hearServer({ ...now, heardLine: line }, within(reply, said.body.end), text, tell);
  }
  if (speaker === 'server') return now;
  return hearClient(now, text, line, start, end, speaker === undefined, tell);
}

function within(reply: ReadReplyLine, end: number): ReadReplyLine {
  const { text } = reply;
  return text.end <= end ? reply : { ...reply, text: { line: text.line, start: Math.min(text.start, end), end } };
}

/** Tells a multi-line reply that the end of the text cut off. */
export function finish(session: SessionState, tell: (fact: Fact) => void): void {
  flush(session, tell);
}

/** The same session, its lines counted from the start of the next block. */
export function rebased(session: SessionState, lines: number): SessionState {
  const { open } = session;
  return {
    ...session,
    lastLine: session.lastLine - lines,
    heardLine: Math.max(session.heardLine - lines, -NEAR),
    pending: session.pending.map((command) => movedCommand(command, -lines)),
    ...(open ? { open: { ...open, lines: open.lines.map((one) => movedLine(one, -lines)) } } : {}),
  };
}

/** Where nobody is named: may the server be speaking here? Message content, a client's answers and prose may look like replies. */
function mayReply(session: SessionState, reply: ReadReplyLine, text: string): boolean {
  if (session.phase === 'content') return false;
  const words = text.slice(reply.text.start, reply.text.end);
  if (reply.continues && PHONE_NUMBER.test(words)) return false;
  const since = reply.code.line - session.heardLine;
  if (session.open) return session.open.code === reply.codeText || since <= 1;
  if (since <= NEAR && (session.pending.length > 0 || session.exchange)) return since <= 1 || !readsLikeProse(words);
  // Nobody asked: a greeting, a cut session, the server's side alone, or prose.
  if (findReplyCode(reply.codeText)?.status !== 'standard') return false;
  if (reply.statusText !== undefined) return reply.statusText[0] === reply.codeText[0];
  return (session.phase === 'greeted' && since <= 1) || soundsLikeServer(reply.codeText, reply.continues, words);
}

function hearServer(session: SessionState, read: ReadReplyLine, text: string, tell: (fact: Fact) => void): SessionState {
  let now = session;
  if (now.open && now.open.code !== read.codeText) now = flush(now, tell);
  const open: OpenReply = {
    code: read.codeText,
    ...((now.open?.enhancedStatus ?? read.statusText) === undefined ? {} : { enhancedStatus: now.open?.enhancedStatus ?? read.statusText ?? '' }),
    lines: [...(now.open?.lines ?? []), lineOf(read)],
    texts: [...(now.open?.texts ?? []), text.slice(read.text.start, read.text.end)],
  };
  const next = { ...now, open };
  return read.continues && open.lines.length < MOST_REPLY_LINES ? next : flush(next, tell);
}

/** The open reply is whole: tell it, and note what it changes. */
function flush(session: SessionState, tell: (fact: Fact) => void): SessionState {
  const { open, ...rest } = session;
  if (!open) return session;
  let now: SessionState = rest;
  const greeting = open.code === '220' && greets(now, open);
  const asked = greeting ? undefined : now.pending[0];
  const begins = greeting || (now.phase === 'unseen' && !asked);
  if (begins) {
    const server = open.code === '220' ? GREETING_DOMAIN.exec(open.texts[0] ?? '')?.[1] : undefined;
    now = { ...again(now), setting: server === undefined ? {} : { server } };
  }
  const first = session.phase === 'unseen' && !asked;
  const connects = begins && CONNECT_CODES.includes(open.code) && open.enhancedStatus?.slice(1, 3) !== '.1';
  const answers: Occasion | undefined = asked ? asked.occasion : connects && !now.exchange ? 'connect' : now.phase === 'content' ? 'content' : now.exchange ? 'AUTH' : undefined;
  const mechanism = now.exchange?.mechanism;
  const recipient = asked?.occasion === 'RCPT' ? asked.address : answers === 'content' && now.recipients.length === 1 ? now.recipients[0] : undefined;
  const reply: Reply = {
    kind: 'reply',
    code: open.code,
    ...(open.enhancedStatus === undefined ? {} : { enhancedStatus: open.enhancedStatus }),
    lines: open.lines,
    text: open.texts.filter((one) => one !== '').join(' '),
    ...(answers === undefined ? {} : { answers }),
    ...((answers === 'EHLO' || answers === 'LHLO') && open.code === '250' ? { keywords: keywordsOf(open.texts) } : {}),
    ...(asked ? { command: asked } : {}),
    setting: {
      ...now.setting,
      ...(recipient === undefined || recipient === '' ? {} : { recipient }),
      ...(mechanism === undefined || (answers !== 'AUTH' && open.code !== '334') ? {} : { mechanism }),
    },
    direction: now.direction,
    ...(now.reportedElsewhere ? { reportedElsewhere: true } : {}),
  };
  tell(reply);
  const challenges = open.code === '334' && (!asked?.occasion || asked.occasion === 'AUTH' || now.exchange !== undefined);
  if (challenges) return challenge(now, open, tell);
  return after({ ...now, phase: first || now.phase === 'unseen' ? 'greeted' : now.phase }, asked, open.code);
}

/** RFC 5321 §3.1 and RFC 7504: how a server greets. Any other code that stands first belongs to a session whose start is cut. */
const CONNECT_CODES: readonly string[] = ['220', '421', '521', '554'];

/** A 220 opens a session, unless it answers STARTTLS: then it may carry an enhanced status code. What the last session left unanswered is cut. */
function greets({ pending, setting }: SessionState, open: OpenReply): boolean {
  if (open.enhancedStatus !== undefined) return false;
  const [first] = pending;
  return first === undefined || first.occasion === 'QUIT' || (setting.server !== undefined && pending.every(({ occasion }) => occasion !== 'STARTTLS'));
}

// mx.example.com ESMTP ready
const GREETING_DOMAIN = /^([A-Za-z0-9][A-Za-z0-9.-]{0,252}\.[A-Za-z0-9-]{1,63}|\[[0-9A-Fa-f.:]+\])(?=\s|$)/;

/** Another session under the same name. */
function again({ direction, reportedElsewhere, lastLine, heardLine }: SessionState): SessionState {
  return { ...newSession, direction, reportedElsewhere, lastLine, heardLine };
}

/** A 334 carries a challenge and leaves AUTH unanswered. */
function challenge(session: SessionState, open: OpenReply, tell: (fact: Fact) => void): SessionState {
  const last = open.lines[open.lines.length - 1];
  const text = (open.texts[open.texts.length - 1] ?? '').trimEnd();
  const started = session.exchange ?? beginExchange();
  if (!last) return session;
  const { exchange, payload } = continueExchange(started, 'server', text, last.text.line, last.text.start);
  if (text !== '') tell(payload);
  return { ...session, phase: 'greeted', exchange };
}

/** What an answer changes: the command is done, content may follow, the exchange or session may be over. */
function after(session: SessionState, asked: Command | undefined, code: string): SessionState {
  const { exchange: _, ...rest } = session;
  const ends = asked?.occasion === 'AUTH' || !asked;
  const now: SessionState = { ...(ends ? rest : session), pending: session.pending.slice(1), phase: 'greeted' };
  const good = code[0] === '2';
  switch (asked?.occasion) {
    case 'DATA':
      return code[0] === '3' ? { ...now, phase: 'content' } : now;
    case 'MAIL':
      return good ? { ...now, recipients: [], setting: { ...now.setting, sender: asked.address ?? '' } } : now;
    case 'RCPT':
      return good && now.recipients.length < 2 ? { ...now, recipients: [...now.recipients, asked.address ?? ''] } : now;
    case 'QUIT':
      return again(now);
    default:
      return now;
  }
}

function hearClient(
  session: SessionState,
  text: string,
  line: number,
  start: number,
  end: number,
  unlabelled: boolean,
  tell: (fact: Fact) => void,
): SessionState {
  if (session.phase === 'content') {
    const ends = text.slice(start, end).trim() === '.';
    if (!ends) return session;
    const span = { line, start, end };
    return ask({ ...session, phase: 'greeted', heardLine: line }, { kind: 'command', verb: 'DATA', occasion: 'content', argument: '', span, verbSpan: span });
  }
  const said = text.slice(start, end).trimEnd();
  if (session.exchange && isResponse(session.exchange, said, readCommand(text, line, start, end, 'strict') !== undefined)) {
    if (said === CANCEL) return session;
    const { exchange, payload } = continueExchange(session.exchange, 'client', said, line, start);
    if (said !== '') tell(payload);
    return { ...session, exchange };
  }
  const command = readCommand(text, line, start, end, unlabelled ? 'strict' : 'labelled');
  // What is no command where nobody is named is a note or prose, and ends no reply.
  if (!command) return session;
  const asking = { ...ask(flush(session, tell), command), heardLine: line };
  tell(command);
  return command.occasion === 'AUTH' ? beginAuth(asking, command, text, tell) : asking;
}

function ask(session: SessionState, command: Command): SessionState {
  if (session.pending.length >= MOST_PENDING) return session;
  return { ...session, phase: session.phase === 'unseen' ? 'greeted' : session.phase, pending: [...session.pending, command] };
}

/** A client's line that gives an exchange up (RFC 4954 §4). */
const CANCEL = '*';

// AUTH PLAIN AGFsaWNlAHBhc3M= | AUTH LOGIN | AUTH XOAUTH2 = | AUTH LOGIN [credentials hidden]
const AUTH_ARGUMENTS = /^\s+([A-Za-z0-9_-]{1,20})(?:\s+(\S.*))?$/;

function beginAuth(session: SessionState, command: Command, text: string, tell: (fact: Fact) => void): SessionState {
  const { verbSpan, span } = command;
  const match = AUTH_ARGUMENTS.exec(text.slice(verbSpan.end, span.end).trimEnd());
  if (!match?.[1]) return session;
  const begun = beginExchange(match[1]);
  const initial = match[2];
  if (initial === undefined || initial === '=') return { ...session, exchange: initial === undefined ? begun : { ...begun, initial: true } };
  const at = verbSpan.end + match[0].length - initial.length;
  const { exchange, payload } = continueExchange(begun, 'client', initial, span.line, at);
  tell(payload);
  return { ...session, exchange: { ...exchange, initial: true } };
}

function lineOf({ code, enhancedStatus, text }: ReadReplyLine): ReplyLine {
  return enhancedStatus ? { code, enhancedStatus, text } : { code, text };
}

function movedLine(one: ReplyLine, lines: number): ReplyLine {
  const status = one.enhancedStatus;
  return {
    code: moved(one.code, lines),
    ...(status ? { enhancedStatus: moved(status, lines) } : {}),
    text: moved(one.text, lines),
  };
}

function movedCommand(command: Command, lines: number): Command {
  return { ...command, span: moved(command.span, lines), verbSpan: moved(command.verbSpan, lines) };
}
