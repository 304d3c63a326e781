/** A fence of Markdown: a line at which code begins or ends (CommonMark §4.5). */
export interface Fence {
  /** What stands behind it: most often the name of a language, perhaps the first line of the code. Empty where it ends code or says nothing of it. */
  readonly info: string;
}

// ```python | ~~~ | ```Nov 24 10:00:01 mail …, and not ```550 5.1.1 No such user```, which is a piece of a line
const FENCE = /^\s{0,12}(?:`{3,8}(?=[^`]*$)|~{3,8})(.*)$/;

/** The fence that a line is. */
export function fenceAt(line: string): Fence | undefined {
  const info = FENCE.exec(line)?.[1];
  return info === undefined ? undefined : { info: info.trim() };
}
