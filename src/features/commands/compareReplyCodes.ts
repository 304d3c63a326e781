import { compareCodes, comparisonPage } from '../../core';
import type { CommandHandler } from './command';
import { codeAtCursor, pickCode } from './pickCode';

export const compareReplyCodes: CommandHandler = async ({ pages }) => {
  const left = await pickCode('The first reply code', codeAtCursor());
  if (left === undefined) return;
  const right = await pickCode(`The reply code to compare ${left} with`);
  const comparison = right === undefined ? undefined : compareCodes(left, right);
  if (comparison) await pages.show(`${comparison.left.code} vs ${comparison.right.code}`, comparisonPage(comparison));
};
