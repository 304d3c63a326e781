import type { Direction, Result, Speaker } from '../analysis';
import type { Occasion } from '../reference/explanation';

/** A piece of the line being read, in UTF-16 units; `end` is exclusive. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** What one line says, as far as the format knows it. Formats find things; they never explain them. */
export type Statement = Said | Reported | Told | Challenged;

/** A line of an SMTP dialogue. */
export interface Said {
  readonly kind: 'said';
  /** Which session it belongs to, where several interleave; empty where there is one. */
  readonly session: string;
  /** Who said it; absent where only the course of the dialogue tells. */
  readonly speaker?: Speaker;
  readonly body: Piece;
}

/** A program reports what became of a message or a request. */
export interface Reported {
  readonly kind: 'reported';
  readonly result: Result;
  readonly direction: Direction;
  readonly word: Piece;
  readonly queueId?: string;
  readonly sender?: string;
  readonly recipient?: string;
  /** Who refused or accepted, as the log names it. */
  readonly server?: string;
  readonly occasion?: Occasion;
  /** Where the reply stands in the line. */
  readonly reply?: Piece;
  /** The log's own words, where no reply is given. */
  readonly reason?: Piece;
  /** `dsn=`, an enhanced status code outside the reply. */
  readonly status?: Piece;
}

/** A program repeats a reply without saying what followed from it. */
export interface Told {
  readonly kind: 'told';
  readonly reply: Piece;
  readonly queueId?: string;
  readonly server?: string;
  readonly occasion?: Occasion;
}

/** A login failed, and the log shows the challenge it failed at. */
export interface Challenged {
  readonly kind: 'challenged';
  readonly mechanism: string;
  readonly payload: Piece;
}

/** A line shape that shows which format a text has. */
export interface Sign {
  readonly pattern: RegExp;
  /** 1: could be; 2: likely; 4: no other program writes this. */
  readonly weight: 1 | 2 | 4;
  /** A line it matches. */
  readonly sample: string;
}

/** One kind of log or transcript. One file each in this folder. */
export interface Format {
  readonly id: string;
  /** For people: "Postfix log". */
  readonly name: string;
  readonly signs: readonly Sign[];
  /**
   * Strings of which at least one stands in every line that can bring a failure
   * or change a session. Lines with none of them are passed over unread where
   * only findings are wanted. Without it every line is read.
   */
  readonly needles?: readonly string[];
  /** @returns nothing where the line says nothing, or is none of this format */
  read(line: string): Statement | undefined;
}
