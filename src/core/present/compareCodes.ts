import { differencesOf } from './differences';
import { explainCode, type ExplainedCode } from './explain';

/** Two codes side by side. */
export interface CodeComparison {
  readonly left: ExplainedCode;
  readonly right: ExplainedCode;
  /** Whole sentences, the most telling first; a word in backticks is code. At least one. */
  readonly differences: readonly string[];
  /** When each of them is the one that is seen: one entry where both are the same code. */
  readonly applies: readonly { readonly code: string; readonly when: string }[];
}

/** @returns nothing where one of them is no code */
export function compareCodes(leftCode: string, rightCode: string): CodeComparison | undefined {
  const left = explainCode(leftCode);
  const right = explainCode(rightCode);
  if (!left || !right) return undefined;
  const same = left.code === right.code;
  return {
    left,
    right,
    differences: same ? [`Both are ${left.code}: there is nothing to tell apart.`] : differencesOf(left, right),
    applies: (same ? [left] : [left, right]).map(({ code, whenSeen }) => ({ code, when: whenSeen })),
  };
}
