/** A line of a mail as a reader sees it, and where it stands. */
export interface MailLine {
  readonly text: string;
  /** The line of the mail it begins on, from 0. */
  readonly line: number;
  /** Where it begins there, in UTF-16 units; in Base64, the character that holds its first byte. */
  readonly start: number;
  /** Where it ends on that line, exclusive. */
  readonly end: number;
  /** Where it was folded over several lines: those below the first, and where in the text each goes on. */
  readonly folded?: readonly Fold[];
}

/** A further line of the mail that a folded line goes on with. */
export interface Fold {
  /** The first character of the text that stands there. */
  readonly from: number;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}
