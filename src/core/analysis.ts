/** The vocabulary of the core: what a log says, as plain data. */

import type { Occasion } from './reference/occasion';
import type { CauseId } from './reference/causes';
import type { Judgement } from './reference/judgeCause';
import type { Decoding } from './decoding';
import type { Speaker } from './speaker';
import type { Moment } from './text/moment';
import type { Span } from './text/span';

/** RFC 5321 §4.2.1, by the first digit of the reply code. */
export type ReplyClass = 'success' | 'intermediate' | 'temporary' | 'permanent';

/**
 * Lines inside facts count from the start of the analysed block (0 = its first
 * line); a fact that began in an earlier block has negative ones.
 */
export type Fact = Facts[keyof Facts];

/** Facts by their kind. */
export interface Facts {
  readonly command: Command;
  readonly reply: Reply;
  readonly payload: Payload;
  readonly credential: Credential;
  readonly outcome: Outcome;
  readonly failure: Failure;
  readonly 'login-failure': LoginFailure;
  readonly 'line-fault': LineFault;
  readonly session: Session;
}

/** What a client asked: a command, or the message content ended by its dot. */
export interface Command {
  readonly kind: 'command';
  /** In capitals: `RCPT`. */
  readonly verb: string;
  /** What kind of question it is; absent for verbs outside the known ones. */
  readonly occasion?: Occasion;
  /** The mailbox in `MAIL FROM:<…>` and `RCPT TO:<…>`; empty for the null path. */
  readonly address?: string;
  /** What follows the verb, as it stands: it may hold a secret. */
  readonly argument: string;
  /** Sent while an earlier command was unanswered (RFC 2920). */
  readonly ahead?: boolean;
  /** Typed by hand to see what the server says (VRFY, EXPN): nothing of a mail is refused with it. */
  readonly probe?: boolean;
  readonly span: Span;
  readonly verbSpan: Span;
}

/** One line of a reply. */
export interface ReplyLine {
  readonly code: Span;
  readonly enhancedStatus?: Span;
  /** What follows the codes; empty where nothing does. */
  readonly text: Span;
}

/** What a server answered, all its lines together (RFC 5321 §4.2). */
export interface Reply {
  readonly kind: 'reply';
  readonly code: string;
  readonly enhancedStatus?: string;
  /** At least one. */
  readonly lines: readonly ReplyLine[];
  /** The words of all lines, joined by spaces, without the codes. */
  readonly text: string;
  readonly answers?: Occasion;
  /** What an accepted EHLO offers, by keyword in capitals (RFC 5321 §4.1.1.1). */
  readonly keywords?: Readonly<Record<string, string>>;
  /** The command it answers, where that was seen. */
  readonly command?: Command;
  readonly context: ReplyContext;
  readonly direction: Direction;
  /** The log tells on another line what followed: the reply alone is no failure. */
  readonly reportedElsewhere?: boolean;
  /** It was the answer to all that was asked so far. */
  readonly caughtUp?: boolean;
  /** Seconds from what it answers to its first line, where the log tells. */
  readonly took?: number;
  /** Where it goes on with another code, although its lines must have the same. */
  readonly goesOn?: { readonly code: string; readonly span: Span };
}

/** What was known of the session when a reply came. */
export interface ReplyContext {
  /** Who replied, by its greeting or the log: a host name or address. */
  readonly server?: string;
  readonly sender?: string;
  /** For whom; only where that is one recipient. */
  readonly recipient?: string;
  /** How many recipients were accepted before, where a reply decides for all of them at once. */
  readonly recipients?: number;
  readonly queueId?: string;
  /** The mechanism of the exchange a reply ends or continues. */
  readonly mechanism?: string;
}

/** A piece of a SASL exchange as it stands in a line, perhaps Base64. */
export interface Payload {
  readonly kind: 'payload';
  readonly speaker: Speaker;
  readonly span: Span;
  readonly decoding: Decoding;
  /** Whose login it is, where an earlier message of the exchange told. */
  readonly user?: string;
  readonly rest?: readonly Rest[];
}

/** Where a payload goes on under the line it starts on, or stands there once more: rows of a dump. `end` is exclusive, in UTF-16 units. */
export interface Rest {
  /** How many lines under the one on which the payload starts; 0 for that line. */
  readonly below: number;
  readonly start: number;
  readonly end: number;
}

/** A password or token in clear, outside an exchange: in a verbose log, a URL, a header. */
export interface Credential {
  readonly kind: 'credential';
  /** `response`: a whole SASL response, which holds one; `hash`: of a password, which can be cracked offline. */
  readonly what: 'password' | 'token' | 'response' | 'hash';
  readonly user?: string;
  readonly userSpan?: Span;
  /** The credential alone. */
  readonly span: Span;
  /** It goes on with what a line above began, and is reported there. */
  readonly continues?: true;
  readonly rest?: readonly Rest[];
}

/** What became of one recipient, as a log says it. */
export type Result = 'delivered' | 'deferred' | 'bounced' | 'expired' | 'rejected';

/** What became of a message, for one recipient where the log names one. */
export interface Outcome {
  readonly kind: 'outcome';
  readonly result: Result;
  readonly direction: Direction;
  readonly context: ReplyContext;
  /** The reply inside the line, where there is one. */
  readonly reply?: Reply;
  readonly enhancedStatus?: string;
  /** Where the log gives the status on its own: `dsn=5.1.1`. */
  readonly statusSpan?: Span;
  /** The log's own words for what happened, where no reply tells it. */
  readonly reason?: Span;
  readonly reasonText?: string;
  /** What was refused or accepted, where the log tells. */
  readonly answers?: Occasion;
  /** Of a message that was given up: what put it off last, where the log tells that above. */
  readonly putOffBy?: string;
  /** The word that tells the result: `bounced`. */
  readonly word: Span;
}

/**
 * Outbound: somebody answered the program that wrote the log; inbound: that
 * program answered a stranger; submission: it answered its own user, who had
 * logged in or works on its host.
 */
export type Direction = 'inbound' | 'outbound' | 'submission';

/** A refusal: a 4xx or 5xx reply in a dialogue, or an outcome that is one. */
export interface Failure {
  readonly kind: 'failure';
  readonly permanent: boolean;
  readonly direction: Direction;
  readonly code?: string;
  readonly enhancedStatus?: string;
  /** The whole reply without its codes, or the log's reason. */
  readonly text: string;
  /** The first line of the reply, or the reason. */
  readonly span: Span;
  readonly answers?: Occasion;
  /** Of a message that was given up: what put it off last, a reply or the log's own words. */
  readonly putOffBy?: string;
  readonly command?: Command;
  readonly context: ReplyContext;
}

/** A login that failed, as a log tells it outside of a dialogue or in one. */
export interface LoginFailure {
  readonly kind: 'login-failure';
  /** The client's IP address. */
  readonly address: string;
  readonly user?: string;
  readonly span: Span;
  /** How many this line tells of. */
  readonly count: number;
  /** How many there were from this address in the whole log, this line's among them. */
  readonly soFar: number;
}

/** A line of a dialogue that is not as RFC 5321 wants lines. */
export interface LineFault {
  readonly kind: 'line-fault';
  /** `bare-line-feed`: a LF without CR (§2.3.8); `too-long`: §4.5.3.1. */
  readonly fault: 'bare-line-feed' | 'too-long';
  readonly part: 'command' | 'text';
  /** With its line end; what the standards allow there is `limit`. */
  readonly octets: number;
  readonly limit: number;
  readonly span: Span;
}

/** One connection, as far as the log shows it; told when it is over, or the text ends. */
export interface Session {
  readonly kind: 'session';
  /** What tells it from others of its log: `postfix/smtpd[1234]`; empty where there is one at a time. */
  readonly name: string;
  /** The piece of its first line that shows it. */
  readonly span: Span;
  readonly lastLine: number;
  /** Its greeting or the connection itself was seen. */
  readonly whole: boolean;
  /** A reply or command was seen. */
  readonly talked: boolean;
  /** Who connected: as the log names it, else as it called itself. */
  readonly client?: string;
  /** Who answered, by its greeting. */
  readonly server?: string;
  /** Whom the client meant to reach, where the log tells. */
  readonly asked?: string;
  /** When the client asked for the connection, where the log of a client tells. */
  readonly since?: Moment;
  /** TLS is in force; false where none was seen to begin. */
  readonly secured: boolean;
  /** What the last answer to EHLO offers, by keyword in capitals (RFC 5321 §4.1.1.1); forgotten when TLS begins (RFC 3207 §4.2). */
  readonly keywords?: Readonly<Record<string, string>>;
  /** EHLO or HELO was accepted since the connection or TLS began. */
  readonly greeted: boolean;
  /** The mechanism that was used, and for whom it succeeded. */
  readonly mechanism?: string;
  readonly user?: string;
  readonly loggedIn: boolean;
  /** Messages accepted. */
  readonly messages: number;
  readonly recipients: number;
  readonly recipientsRefused: number;
  readonly failures: number;
  /** Of each kind of failure the first, permanent ones first. */
  readonly refusals: Readonly<Partial<Record<RefusalOf, SessionRefusal>>>;
}

/** What a session was refused: a login, a recipient, or anything else. */
export type RefusalOf = 'login' | 'recipient' | 'other';
/** A failure as far as its session keeps it. */
export type SessionRefusal = Pick<Failure, 'permanent' | 'code' | 'enhancedStatus' | 'text'>;

/** How much a finding matters; `off` is not reported unless asked for. */
export type Severity = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** What a rule reports. */
export interface Finding {
  /** The id of a rule in `rules/`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly about: Fact;
  readonly code?: string;
  readonly enhancedStatus?: string;
  readonly cause?: CauseId;
  /** How it was judged, of a failure, so that whoever writes its message need not judge again; left out of findings that are kept. */
  readonly judgement?: Judgement;
  /** Equal for findings that may be folded into one. */
  readonly group: string;
  /** What is wrong and what to do, where the facts alone do not say it. Plain text that may hold words of the log. */
  readonly message?: string;
}
