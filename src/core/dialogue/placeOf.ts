import type { Fact } from '../analysis';
import type { Span } from '../text/span';

/** Where a fact of a session stands: that part of it which comes first. */
export function placeOf(fact: Fact): Span {
  switch (fact.kind) {
    case 'reply':
      return fact.lines[0]?.code ?? { line: 0, start: 0, end: 0 };
    case 'outcome':
      return fact.word;
    default:
      return fact.span;
  }
}
