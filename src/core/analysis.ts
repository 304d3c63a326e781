/** The vocabulary of the core: what a log says, as plain data. */

import type { Occasion } from './reference/explanation';
import type { CauseId } from './reference/causes';
import type { Decoding } from './sasl/mechanism';
import type { Span } from './text/span';

export type Speaker = 'client' | 'server';

/** RFC 5321 §4.2.1, by the first digit of the reply code. */
export type ReplyClass = 'success' | 'intermediate' | 'temporary' | 'permanent';

/**
 * Lines inside facts count from the start of the analysed block (0 = its first
 * line); a fact that began in an earlier block has negative ones.
 */
export type Fact = Command | Reply | Payload | Credential | Outcome | Failure;

/** What a client asked: a command, or the message content ended by its dot. */
export interface Command {
  readonly kind: 'command';
  /** In capitals: `RCPT`. */
  readonly verb: string;
  /** What kind of question it is; absent for verbs outside the known ones. */
  readonly occasion?: Occasion;
  /** The mailbox in `MAIL FROM:<…>` and `RCPT TO:<…>`; empty for the null path. */
  readonly address?: string;
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
  /** The command it answers, where that was seen. */
  readonly command?: Command;
  readonly setting: Setting;
}

/** What was known of the session when a reply came. */
export interface Setting {
  /** Who replied, by its greeting or the log: a host name or address. */
  readonly server?: string;
  readonly sender?: string;
  /** For whom; only where that is one recipient. */
  readonly recipient?: string;
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
}

/** What became of one recipient, as a log says it. */
export type Result = 'delivered' | 'deferred' | 'bounced' | 'expired' | 'rejected';

export interface Outcome {
  readonly kind: 'outcome';
  readonly result: Result;
  /** Inbound: our own server answered somebody; outbound: somebody answered ours. */
  readonly direction: Direction;
  readonly setting: Setting;
  /** The reply inside the line, where there is one. */
  readonly reply?: Reply;
  readonly enhancedStatus?: string;
  /** Where the log gives the status on its own: `dsn=5.1.1`. */
  readonly statusSpan?: Span;
  /** The log's own words for what happened, where no reply tells it. */
  readonly reason?: Span;
  readonly reasonText?: string;
  /** The word that tells the result: `bounced`. */
  readonly word: Span;
}

export type Direction = 'inbound' | 'outbound';

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
  readonly command?: Command;
  readonly setting: Setting;
}

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
  /** Equal for findings that may be folded into one. */
  readonly group: string;
}
