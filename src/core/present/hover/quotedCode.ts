import type { Format } from '../../formats/format';
import { dsn } from '../../formats/bounces/dsn';
import type { Span } from '../../text/span';
import type { HoverPlace } from './hoverPlace';

export interface QuotedCode {
  readonly span: Span;
  /** `550` or `5.1.1` */
  readonly code: string;
}

/**
 * A code that a bounce mail repeats for its reader. The facts of the mail stand in one passage of it alone; the prose
 * above says the same, and is what people point at. In other formats a number in prose is no code.
 */
export function quotedCodeAt(active: readonly Format[], { line, character, text }: HoverPlace): QuotedCode | undefined {
  if (text.length > LONGEST_LINE || !active.includes(dsn)) return undefined;
  for (const shape of [REPLY, STATUS_ALONE]) {
    for (const { index, groups = {} } of text.matchAll(shape)) {
      let start = index;
      for (const piece of [groups['code'], groups['between'], groups['status']]) {
        const end = start + (piece?.length ?? 0);
        if (piece !== undefined && piece !== groups['between'] && character >= start && character <= end) return { span: { line, start, end }, code: piece };
        start = end;
      }
    }
  }
  return undefined;
}

const LONGEST_LINE = 8000;
// 550 5.1.1 No such user | 550-5.7.26 Unauthenticated | 550 #5.1.1: both of one class, so that neither is a house number.
const REPLY = /(?<![\w.])(?<code>(?<class>[245])[0-5]\d)(?<between> #|[ -])(?<status>\k<class>\.\d{1,3}\.\d{1,3})(?![\w]|\.\d)/g;
// Status: 5.1.1 | (#5.1.1) | #< #5.1.1
const STATUS_ALONE = /(?<=^Status: {0,3}|#)(?<status>[245]\.\d{1,3}\.\d{1,3})(?![\w]|\.\d)/g;
