import type { Credential, Payload } from '../../../analysis';
import type { Speaker } from '../../../speaker';
import type { Exchange } from '../../exchange';

/** A credential of more than one line: one announces it, and it stands on lines below. */
export interface Passage {
  readonly id: string;
  /** One of these stands in every line that announces one. */
  readonly needles: readonly string[];
  /** It is looked for only in lines without a time stamp. */
  readonly unindexed?: true;
  readonly opens: RegExp;
  /** How many lines it may have. */
  readonly most: number;
  /** What the line that announces it tells of those below. */
  begin?(text: string, announced: RegExpExecArray): Pick<OpenPassage, 'length' | 'exchange' | 'speaker' | 'rows' | 'field' | 'fields'>;
  read(text: string, line: number, open: OpenPassage): PassageReading;
}

/** A line above announced a credential, and it has not come to its end. Plain data, carried from block to block. */
export interface OpenPassage {
  readonly id: string;
  /** So many lines may still belong to it. */
  readonly left: number;
  /** Where its first line begins that is not the prefix of a log. */
  readonly column: number;
  /** How long the literal is that follows. */
  readonly length?: number;
  /** Which field of each row it is, counted from 0; none where it is in no field. */
  readonly field?: number;
  /** How many fields each row has. */
  readonly fields?: number;
  /** What kind of row comes next: the rule under a heading, cells of a table, or tuples of SQL. */
  readonly rows?: 'heading' | 'cells' | 'tuples';
  readonly exchange?: Exchange;
  /** Who said the last line, where each line is labelled. */
  readonly speaker?: Speaker;
  /** A line of it was told. */
  readonly told?: true;
}

/** What a line of a passage tells, and what may follow under it. */
export interface PassageReading {
  readonly told?: Credential | Payload;
  readonly next?: OpenPassage;
}
