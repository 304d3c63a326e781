import { compareCodes } from '../core';
import { coloured } from './colour';
import { explained, explanationText } from './explain';
import { print, UsageError } from './output';

/** `mail-log compare`: two codes and what tells them apart. */
export function compare(codes: readonly string[]): number {
  const [left = '', right = ''] = codes;
  if (codes.length !== 2) throw new UsageError('compare takes two codes');
  const comparison = compareCodes(explained(left).code, explained(right).code);
  const differences = (comparison?.differences ?? []).map((one, index) => `${index + 1}. ${one}`);
  const applies = (comparison?.applies ?? []).map(({ code, when }) => `${code}: ${when}`);
  print(
    [explanationText(explained(left)), '', explanationText(explained(right)), '', coloured('heading', 'Key differences:'), ...differences, '', coloured('heading', 'Which one applies when:'), ...applies].join('\n'),
  );
  return 0;
}
