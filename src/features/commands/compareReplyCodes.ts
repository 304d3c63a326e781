import { compareCodes, comparisonPage, explainCode } from '../../core';
import type { CommandHandler } from './command';
import { codeAtCursor, pickCode } from './pickCode';

/** Shows two codes side by side. The argument may be the first of them, or a list of both. */
export const compareReplyCodes: CommandHandler = async ({ pages }, argument) => {
  const [first, second] = (Array.isArray(argument) ? argument : [argument]).map((one: unknown) => (typeof one === 'string' ? explainCode(one)?.code : undefined));
  const left = first ?? (await pickCode('The first reply code', codeAtCursor()));
  if (left === undefined) return;
  const right = second ?? (await pickCode(`The reply code to compare ${left} with`, explainCode(left)?.compareWith[0]));
  const comparison = right === undefined ? undefined : compareCodes(left, right);
  if (comparison) await pages.show(`${comparison.left.code} vs ${comparison.right.code}`, comparisonPage(comparison));
};
