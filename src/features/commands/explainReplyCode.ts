import { explainCode, explanationMarkdown } from '../../core';
import type { CommandHandler } from './command';
import { codeAtCursor, pickCode } from './pickCode';

export const explainReplyCode: CommandHandler = async ({ pages }) => {
  const code = await pickCode('Which reply code?', codeAtCursor());
  const explained = code === undefined ? undefined : explainCode(code);
  if (explained) await pages.show(`${explained.code} ${explained.name}`, explanationMarkdown(explained));
};
