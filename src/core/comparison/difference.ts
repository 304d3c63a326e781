/** One thing in which two sessions differ. */
export interface Difference {
  readonly what: string;
  readonly left: Value;
  readonly right: Value;
}

/** How one of them has it: words of ours, then what the log names. Text, not Markdown. */
export interface Value {
  readonly words?: string;
  readonly names?: readonly string[];
}

/** The difference, if it is one; where the log of one does not show it, nothing is said. */
export function differing(what: string, left: Value | undefined, right: Value | undefined): readonly Difference[] {
  return !left || !right || (left.words === right.words && left.names?.join('\n') === right.names?.join('\n')) ? [] : [{ what, left, right }];
}
