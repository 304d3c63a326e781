import { compareCodes, explainCode } from '../../core';
import { coloured } from '../output/colour';
import { explanationText, notCodes } from './explain';
import { print, UsageError } from '../output/output';

/** `mail-log compare`: two codes and what tells them apart. */
export function compare(codes: readonly string[]): number {
  if (codes.length !== 2) throw new UsageError('compare takes two codes');
  const [left, right] = codes.map((code) => explainCode(code));
  if (!left || !right) throw notCodes(codes);
  const comparison = compareCodes(left.code, right.code);
  const differences = (comparison?.differences ?? []).map((one, index) => `${index + 1}. ${one}`);
  const applies = (comparison?.applies ?? []).map(({ code, when }) => `${code}: ${when}`);
  print(
    [explanationText(left), '', explanationText(right), '', coloured('heading', 'Key differences:'), ...differences, '', coloured('heading', 'Which one applies when:'), ...applies].join('\n'),
  );
  return 0;
}
