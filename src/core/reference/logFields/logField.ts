import type { Reference } from '../explanation';

/** Something that one kind of log writes, and what it means there. */
export interface LogField {
  /** As it is written: `delays=`, `**`. */
  readonly token: string;
  /** A short name without a full stop: "Delays". */
  readonly name: string;
  /** What it tells, in one to three sentences. A word in backticks is shown as code. */
  readonly description: string;
  /**
   * Finds it in the words of the program; what matches is what a hover belongs
   * to, and its first group is the value. Linear, and global: there may be several.
   */
  readonly pattern: RegExp;
  /** The words of a line that has it. */
  readonly sample: string;
  /** Only in lines whose words are like this. */
  readonly where?: RegExp;
  /** What single values mean. */
  readonly values?: Readonly<Record<string, string>>;
  /** How its value is put into words: see `present/fieldValue.ts`. */
  readonly value?: 'delays' | 'counter';
}

/** The fields of one format. */
export interface LogFields {
  /** The id of the format. */
  readonly format: string;
  /** Where the format's own words end and those of others begin, such as a reply. */
  readonly until?: RegExp;
  /** Its own words again, at the very end. */
  readonly after?: RegExp;
  readonly fields: readonly LogField[];
  readonly reference: Reference;
}
