/** What a client may have said: the words from `start` to `end` (UTF-16 units, exclusive) of a line. */
export interface Heard {
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Nothing says that it is the client who speaks. */
  readonly unlabelled: boolean;
  /** The words stand there as a string literal, line ends and all. */
  readonly literal: boolean;
}
