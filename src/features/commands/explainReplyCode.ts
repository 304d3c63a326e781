import { explainCode, explanationMarkdown } from '../../core';
import type { CommandHandler } from './command';
import { codeAtCursor, pickCode } from './pickCode';

/** Shows the page of a code. The argument may be a code: then nothing is asked. */
export const explainReplyCode: CommandHandler = async ({ pages }, argument) => {
  const given = typeof argument === 'string' ? explainCode(argument)?.code : undefined;
  const code = given ?? (await pickCode('Which reply code?', codeAtCursor()));
  const explained = code === undefined ? undefined : explainCode(code);
  if (explained) await pages.show(`${explained.code} ${explained.name}`, explanationMarkdown(explained));
};
