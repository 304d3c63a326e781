/** Where the pointer is. */
export interface HoverPlace {
  /** From 0. */
  readonly line: number;
  /** In UTF-16 units, from 0. */
  readonly character: number;
  /** The line as it stands. */
  readonly text: string;
}
