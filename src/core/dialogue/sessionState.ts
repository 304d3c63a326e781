import type { Command, Direction, LineFault, ReplyContext, ReplyLine } from '../analysis';
import type { Exchange } from '../sasl/exchange';
import type { Overheard } from '../sasl/overheard';
import type { Moment } from '../text/moment';
import { moved, type Span } from '../text/span';

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
  /** A login failed or was given up, and none has succeeded since. */
  readonly triedLogin?: boolean;
  /** The last login, where it was refused. */
  readonly refusedLogin?: RefusedLogin;
  /** What must not be shown where the server repeats it. */
  readonly overheard?: Overheard;
  /** A line that is no command, after a login that failed: a password, where the server takes it for a bad command. */
  readonly stray?: StrayLine;
  /** A line that begins like a command and is none, where nobody is named: the server's answer shows whether it was said. */
  readonly mistyped?: Command;
  readonly context: ReplyContext;
  /** Accepted recipients of the message in hand. */
  readonly recipients: readonly string[];
  /** LHLO was accepted: after the content each recipient gets a reply of its own (RFC 2033 §4.2). */
  readonly lmtp: boolean;
  /** The first line of the message in hand that is not as it should be; it is told when the message ends. */
  readonly textFault?: LineFault;
  readonly direction: Direction;
  readonly reportedElsewhere: boolean;
  /** The last reply, if it refused something. */
  readonly refused?: RefusingReply;
  /** The last step of the message in hand that was refused: what follows from it is no failure of its own. */
  readonly refusedStep?: RefusedStep;
  readonly lastLine: number;
  /** The line of the last reply or command. */
  readonly heardLine: number;
  /** When the last line was written. */
  readonly at: Moment | undefined;
  /** Since when the server owes a reply. */
  readonly waitingSince: Moment | undefined;
  /** The client told that it reached a server, which greets it next. */
  readonly reached?: true;
  /** Seconds that the next reply took, where the log tells it ahead. */
  readonly lapse?: number;
}

/** A reply that refused something. */
export interface RefusingReply {
  /** To take the content, or lines of one that was sent all the same; what is no command; something else. */
  readonly what: 'content' | 'command' | 'other';
  readonly said: string;
  /** The command that it answers was seen. */
  readonly asked: boolean;
}

/** A login that was refused. */
export interface RefusedLogin {
  readonly code: string;
  /** Absent where the exchange did not show whose it was. */
  readonly user?: string;
}

/** What a server refused of the message in hand. */
export interface RefusedStep {
  /** Nothing of the message can be accepted before another one is. */
  readonly needed?: 'MAIL' | 'RCPT' | 'BDAT';
  /** The reply. */
  readonly said: string;
}

/** A line and what it says. */
export interface StrayLine {
  readonly text: string;
  readonly span: Span;
}

/** A multi-line reply whose last line has not come yet. */
export interface OpenReply {
  readonly code: string;
  readonly enhancedStatus?: string;
  readonly lines: readonly ReplyLine[];
  readonly texts: readonly string[];
  readonly took?: number;
}

/** Where nobody is named, a reply stands at most so many lines below what it answers; notes and empty lines may come between. */
export const MOST_LINES_TO_REPLY = 8;

/** Nothing of it was said yet. */
export const newSession: SessionState = { phase: 'unseen', pending: [], context: {}, recipients: [], lmtp: false, direction: 'outbound', reportedElsewhere: false, lastLine: 0, heardLine: -MOST_LINES_TO_REPLY, at: undefined, waitingSince: undefined };

/** The same session, its lines counted from the start of the next block. */
export function rebased(session: SessionState, lines: number): SessionState {
  const { open, stray, mistyped, textFault } = session;
  return {
    ...session,
    lastLine: session.lastLine - lines,
    heardLine: Math.max(session.heardLine - lines, -MOST_LINES_TO_REPLY),
    pending: session.pending.map((command) => movedCommand(command, -lines)),
    ...(stray ? { stray: { ...stray, span: moved(stray.span, -lines) } } : {}),
    ...(mistyped ? { mistyped: movedCommand(mistyped, -lines) } : {}),
    ...(textFault ? { textFault: { ...textFault, span: moved(textFault.span, -lines) } } : {}),
    ...(open ? { open: { ...open, lines: open.lines.map((one) => movedLine(one, -lines)) } } : {}),
  };
}

/** Another session under the same name. */
export function again({ direction, reportedElsewhere, lastLine, heardLine, at }: SessionState): SessionState {
  return { ...newSession, direction, reportedElsewhere, lastLine, heardLine, at };
}

function movedLine(one: ReplyLine, lines: number): ReplyLine {
  const status = one.enhancedStatus;
  return {
    code: moved(one.code, lines),
    ...(status ? { enhancedStatus: moved(status, lines) } : {}),
    text: moved(one.text, lines),
  };
}

/** @param lines by how many further down it stands now; negative for further up */
export function movedCommand(command: Command, lines: number): Command {
  return { ...command, span: moved(command.span, lines), verbSpan: moved(command.verbSpan, lines) };
}
