import { pageOfRule } from '../../editor/rulePages';
import type { CommandHandler } from './command';

/** Shows what a rule reports, and why. The argument is its id. */
export const showRule: CommandHandler = async ({ pages }, argument) => {
  const page = await pageOfRule(argument);
  if (page !== undefined) await pages.show(String(argument), page);
};
