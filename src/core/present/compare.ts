import type { ExplainedCode } from './explain';
import { explainCode } from './explain';

/** Two codes side by side. */
export interface Comparison {
  readonly left: ExplainedCode;
  readonly right: ExplainedCode;
  /** Whole sentences, the most telling first. */
  readonly differences: readonly string[];
}

/** @returns nothing where one of them is no code */
export function compareCodes(leftCode: string, rightCode: string): Comparison | undefined {
  const left = explainCode(leftCode);
  const right = explainCode(rightCode);
  if (!left || !right) return undefined;
  return { left, right, differences: differencesOf(left, right) };
}

const TRY_AGAIN: Readonly<Record<string, string>> = {
  '2': 'needs nothing more',
  '3': 'waits for the client to go on',
  '4': 'may succeed when the same is tried again later',
  '5': 'stays refused until something is changed',
};

function differencesOf(left: ExplainedCode, right: ExplainedCode): readonly string[] {
  if (left.code === right.code) return [`${left.code} is the same code twice; there is no difference.`];
  const differences: string[] = [];
  if (left.className !== right.className) {
    differences.push(`Class: ${left.code} is ${left.className}, ${right.code} is ${right.className}.`);
  }
  const [first = '5', second = '5'] = [left.code[0], right.code[0]];
  if (first !== second) {
    differences.push(`What follows: a request answered ${left.code} ${TRY_AGAIN[first] ?? ''}; one answered ${right.code} ${TRY_AGAIN[second] ?? ''}.`);
  }
  if (left.category !== right.category) {
    differences.push(`Category: ${left.code} concerns ${left.category.toLowerCase()}, ${right.code} ${right.category.toLowerCase()}.`);
  }
  differences.push(`When: ${left.code}: ${left.whenSeen} ${right.code}: ${right.whenSeen}`);
  return differences;
}
