/**
 * All matches of a global pattern, as `matchAll` gives them: that copies the
 * pattern each time, which takes much longer than to search a line with it.
 */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex++;
  }
  return found;
}

/** The match of a sticky pattern that starts right at a place. The pattern's `lastIndex` is where it ends. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Whether a sticky pattern matches right at a place. Then its `lastIndex` is where the match ends, as behind `matchAt`. */
export function standsAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** The first match of a global pattern from a place on. The pattern's `lastIndex` is where it ends. */
export function matchFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | undefined {
  pattern.lastIndex = from;
  return pattern.exec(text) ?? undefined;
}
