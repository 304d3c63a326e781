import type { Piece, Statement } from '../statement';

/** A line as a format reads it. */
export interface Line {
  readonly text: string;
  /** Where the program's own words start: after time, host and tag in a system log, 0 elsewhere. */
  readonly start: number;
  /** Where they end, white space left out; exclusive. */
  readonly end: number;
  /** `postfix/submission/smtpd`; empty outside of a system log. */
  readonly program: string;
  /** Empty where the log gives none. */
  readonly pid: string;
  /** syslog wrote it in place of the same line again: `message repeated 2 times: […]`. */
  readonly repeated?: boolean;
  /** What may tell when it was written, where the text itself does not: the field of a record, what stood before. */
  readonly time?: string;
  /** Only the words from `start` to `end` are the program's, as `headless` of the format found them; what stands around is somebody else's. */
  readonly headless?: boolean;
}

/**
 * What a format has to remember from one line to the next, as it likes: one
 * for each format and text, carried from block to block. Keep it small: two
 * that are equal stand for the same, and comparing them costs their size.
 * What a log may want any number of is put there with `remember`.
 */
export type Memory = Map<string, string>;

/** Which message a line belongs to. */
export interface Trace {
  /** Its queue id, or the session for what was refused before there was one. */
  readonly id: string;
  readonly piece: Piece;
  /** Other ids of the same message: `queued as 4F2C0123`. */
  readonly also?: readonly string[];
  /** The first line of a message under this id: ids are used again. */
  readonly begins?: boolean;
  /** The last one. */
  readonly ends?: boolean;
  /** Its message-id, in angle brackets: what other programs know it by. Where they know nothing else, it is the `id` too. */
  readonly messageId?: string;
}

/** A message comes into the queue. */
export interface Accepted {
  readonly queueId: string;
  /** Empty for the null path of a bounce. */
  readonly sender: string;
  /** In octets; 0 where the log does not tell. */
  readonly size: number;
  /** A bounce that this server made itself. */
  readonly notice?: boolean;
}

/** A line shape that shows which format a text has. */
export interface Sign {
  /** Not global. A function of its own where a pattern would take long to be made ready: all are asked when a text is opened. */
  readonly pattern: Pick<RegExp, 'test'>;
  /** 1: could be; 2: likely; 4: no other program writes this; -4: another protocol's, which looks alike. */
  readonly weight: -4 | 1 | 2 | 4;
  /** A line it matches. */
  readonly sample: string;
}

/** What stands in lines that have to be read; five characters or more keep the search fast. */
export interface Needle {
  readonly text: string;
  /** Words right after it with which it says nothing after all: ` status=` and `sent (250 2.`. */
  readonly unless?: readonly string[];
  /**
   * It only begins or ends a session, or notes something about one: read where
   * something else is known of the session. A line of a system log whose tag
   * names the session. Or it tells that a login went well: read where one that
   * was refused waits to be told again.
   */
  readonly only?: 'begins' | 'ends' | 'notes' | 'logs-in';
}

/** What shows a piece of a program's line that has lost its head: time, host and tag. */
export interface HeadlessPiece {
  /** Of which at least one stands in every such piece: the pattern is tried only where one does, since it fits anywhere in a line. */
  readonly words: readonly string[];
  /** Matches from the program's first word; neither sticky nor global. */
  readonly pattern: RegExp;
}

/** One kind of log or transcript. One file each in this folder. */
export interface Format {
  readonly id: string;
  /** For people: "Postfix log". */
  readonly name: string;
  readonly signs: readonly Sign[];
  /**
   * The programs of a system log that write this format, by the whole name in
   * the tag. A format with programs gets the lines of those and no others; one
   * without gets every line that no program of a system log has written.
   */
  readonly programs?: RegExp;
  /**
   * The tag that a record of the program's own making would have in a system
   * log, where its fields show whose it is without naming the program.
   * @param field what a field holds, by its name in lower case
   */
  tagOfRecord?(field: (name: string) => string | undefined): Pick<Line, 'program' | 'pid'> | undefined;
  /** Its programs write files of their own too: it gets also lines that come from no system log. */
  readonly writesFiles?: boolean;
  /** What shows a headless line of its programs, wherever in a text somebody put it. */
  readonly headless?: HeadlessPiece;
  /**
   * Strings of which at least one stands in every line that can bring a finding
   * or change what later findings rest on. Where only findings are wanted,
   * lines with a time stamp and none of them are passed over unread. Without it
   * every line of a text that has the format is read; a format with programs
   * must have it, or every line of every system log would be read.
   */
  readonly needles?: readonly (string | Needle)[];
  /** Many programs and people write this: it is looked for only in lines that no surely known program has written. */
  readonly general?: boolean;
  /**
   * Its lines repeat what others tell in full: where these tell of a refusal,
   * it reads what they leave, and what it reports is a reply that is told again.
   */
  readonly lastResort?: boolean;
  /** It takes any line, so that its lines are still looked at for signs of other formats. */
  readonly takesAnything?: boolean;
  /**
   * Reads one line, also an empty one.
   * @returns nothing where the line is none of this format; an empty list where it is one and says nothing
   */
  read(line: Line, memory: Memory): Statement | readonly Statement[] | undefined;
  /** The message a line belongs to, where the format has ids for them. */
  trace?(line: Line): Trace | undefined;
  /** Strings of which one stands in every line whose trace leads to another id. */
  readonly links?: readonly string[];
  /** The message that a line tells to have come into the queue. A line may tell it again, each time that the message is tried. */
  accepted?(line: Line): Accepted | undefined;
  /** What is still in the memory when the text ends; pieces as if another line were read. */
  end?(memory: Memory): readonly Statement[];
  /** What is still in the memory above a line that shows, whoever reads it, that what the format was reading is over. */
  over?(line: Line, memory: Memory): readonly Statement[];
  /** How many lines above the next one may still be told of, where that are more than a reply has. */
  linesKept?(memory: Memory): number | undefined;
  /** A line passed that this format was not asked about or did not take: for one that tells later of lines above, and has to count them. */
  passed?(memory: Memory): void;
}
