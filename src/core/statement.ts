import type { Direction, Rest, Result } from './analysis';
import type { Occasion } from './reference/occasion';
import type { Speaker } from './speaker';
import type { Stretch } from './text/span';

/** A piece of a line. */
export interface Piece extends Stretch {
  /** For a piece of an earlier line: how far above the line being read, as a negative number. */
  readonly line?: number;
  /**
   * What the piece says, where that is not what stands there: of an earlier
   * line, folded over several, or with escapes undone. Its first character
   * stands at `start`.
   */
  readonly text?: string;
  /** Where more of what it says stands, or the same again: what has to be taken out with it, where it holds a secret. */
  readonly rest?: readonly Rest[];
}

/** What a piece says; nothing where there is none. @param line the line it stands in */
export function pieceText(piece: Piece | undefined, line: string): string {
  return piece ? (piece.text ?? line.slice(piece.start, piece.end)) : '';
}

/** What one line says, as far as the format knows it. Formats find things; they never explain them. */
export type Statement = Said | Reported | Told | Challenged | LoginFailed | LoggedIn | Foretold | Noted | Disconnected;

/** What a format read of a line, as a list. */
export function statementsOf(read: Statement | readonly Statement[] | undefined): readonly Statement[] {
  if (read === undefined) return SILENT;
  return 'kind' in read ? [read] : read;
}

/** What a format says of a line that it knows and that tells nothing. */
export const SILENT: readonly Statement[] = [];

/** A report, as one who repeats what became of it tells it. */
export function asTold(statement: Statement): readonly Statement[] {
  if (statement.kind === 'told') return [statement];
  return statement.kind === 'reported' && statement.reply ? [{ kind: 'told', reply: statement.reply }] : SILENT;
}

/** A line of an SMTP dialogue. */
export interface Said {
  readonly kind: 'said';
  /** Which session it belongs to, where several interleave; empty where there is one. */
  readonly session: string;
  /** Who said it; absent where only the course of the dialogue tells. */
  readonly speaker?: Speaker;
  readonly body: Piece;
  /** The words stand there as a string literal that has every octet, line ends and all; `body` is what it holds without the last line end. */
  readonly literal?: boolean;
  /** The mark stood behind words that nobody knows: the line may be better read without them. */
  readonly loose?: boolean;
  /** Inbound where the program that writes the log is the server. */
  readonly direction?: Direction;
  /** The program writes what follows from a refusal on a line of its own: the reply alone is no failure, or it would count twice. */
  readonly reportedElsewhere?: boolean;
  /** That line stands below and repeats the reply: where the text is over before, the reply is the failure. */
  readonly reportedBelow?: true;
}

/** What a log tells of a session besides its dialogue: that it began, that TLS is in force, who logged in. */
export interface Noted {
  readonly kind: 'noted';
  readonly session: string;
  /** The piece of the line that tells it. */
  readonly piece: Piece;
  /** The connection itself: what came under this name before belongs to another session. */
  readonly begins?: boolean;
  readonly client?: string;
  readonly server?: string;
  /** Whom the client meant to reach. */
  readonly asked?: string;
  readonly secured?: boolean;
  /** The mechanism and user of a login that succeeded. */
  readonly mechanism?: string;
  readonly user?: string;
  /** As whom the client tries to log in. */
  readonly tries?: string;
  /** A message was accepted. */
  readonly message?: boolean;
  /** Seconds that the next reply took. */
  readonly took?: number;
}

/** A session is over; what comes under its name is another one. */
export interface Disconnected {
  readonly kind: 'disconnected';
  readonly session: string;
}

/** A program reports what became of a message or a request. */
export interface Reported {
  readonly kind: 'reported';
  /** The session it happened in, where the log tells. */
  readonly session?: string;
  readonly result: Result;
  readonly direction: Direction;
  /** The word that tells the result, or the line's most telling piece. */
  readonly word: Piece;
  readonly queueId?: string;
  readonly sender?: string;
  readonly recipient?: string;
  /** Other recipients of whom the same was said: each has an outcome of its own. */
  readonly alsoFor?: readonly string[];
  /** Whose login it was, where one was refused. */
  readonly user?: string;
  /** The IP address of the client whose login was refused. */
  readonly address?: string;
  /** Who refused or accepted, as the log names it. */
  readonly server?: string;
  readonly occasion?: Occasion;
  /** Where the reply stands. */
  readonly reply?: Piece;
  /** The log's own words, where no reply is given. */
  readonly reason?: Piece;
  /** `dsn=`, an enhanced status code outside the reply. */
  readonly status?: Piece;
  /** The message of an error tells it: others in the text are about other errors. */
  readonly inError?: boolean;
}

/** A program repeats a reply without saying what followed from it. */
export interface Told {
  readonly kind: 'told';
  readonly reply: Piece;
  readonly queueId?: string;
  readonly server?: string;
  readonly occasion?: Occasion;
}

/** A log shows a message of a SASL exchange outside of a dialogue, such as the challenge a login failed at. */
export interface Challenged {
  readonly kind: 'challenged';
  /** Absent where the log does not tell. */
  readonly mechanism?: string;
  /** Base64. */
  readonly payload: Piece;
  /** The server where this is absent. */
  readonly speaker?: Speaker;
  /** How many messages the same speaker had sent before; none where this is absent. */
  readonly before?: number;
}

/** A client could not log in: wrong password, no such user. */
export interface LoginFailed {
  readonly kind: 'login-failed';
  /** The client's IP address. */
  readonly address: string;
  readonly user?: string;
  /** How often, where the line tells of several; 1 where this is absent. */
  readonly count?: number;
  readonly piece: Piece;
}

/** A client logged in, or is to try again later: what was foretold of it was one try of several for the same login. */
export interface LoggedIn {
  readonly kind: 'logged-in';
  readonly user: string;
  /** The client's IP address, where the log tells. */
  readonly address?: string;
  /** As `Foretold` has it. */
  readonly connection?: string;
}

/**
 * Something was refused, a login mostly, which the server tells again below: in
 * its log where another program told it, or with its reply. It counts where that is missing.
 */
export interface Foretold {
  readonly kind: 'foretold';
  /** The session it happened in, where the log tells: then nothing else tells it again. */
  readonly session?: string;
  /** Where several lists of users are asked, one after the other, and this is what one of them said: a login that goes well right after takes it back. */
  readonly oneOfSeveral?: boolean;
  /** What the log calls the client's connection, where it does: that login is on the same one. */
  readonly connection?: string;
  /** The log tells of each such refusal when its connection ends: this one counts where the text is over before. */
  readonly toldAtEnd?: boolean;
  /** The same client was refused before: both are one login where the log tells that their session ended, and no other began in between. */
  readonly again?: true;
  /** What the server is to answer, where it was no login: its answer has these words. */
  readonly words?: string;
  readonly statements: readonly (Reported | LoginFailed)[];
}
