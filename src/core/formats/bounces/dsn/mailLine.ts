/** A line of a mail as a reader sees it, and where it stands. */
export interface MailLine {
  readonly text: string;
  /** The line of the mail it begins on, from 0. */
  readonly line: number;
  /** Where it begins there, in UTF-16 units; in Base64, the character that holds its first byte. */
  readonly start: number;
  /** Where it ends on that line, exclusive. */
  readonly end: number;
}
