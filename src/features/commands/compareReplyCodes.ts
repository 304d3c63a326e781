import { compareCodes, comparisonPage, explainCode } from '../../core';
import type { CommandHandler } from './command';
import { codeAtCursor, pickCode } from './pickCode';

/** Shows two codes side by side. The argument may be the first of them. */
export const compareReplyCodes: CommandHandler = async ({ pages }, argument) => {
  const given = typeof argument === 'string' ? explainCode(argument)?.code : undefined;
  const left = given ?? (await pickCode('The first reply code', codeAtCursor()));
  if (left === undefined) return;
  const right = await pickCode(`The reply code to compare ${left} with`, explainCode(left)?.compareWith[0]);
  const comparison = right === undefined ? undefined : compareCodes(left, right);
  if (comparison) await pages.show(`${comparison.left.code} vs ${comparison.right.code}`, comparisonPage(comparison));
};
