import * as vscode from 'vscode';
import { rules } from '../../core';
import { settingOfRule } from '../../editor/settings';
import type { CommandHandler } from './command';

/** Switches a rule off in this workspace. The argument is its id. */
export const ignoreRule: CommandHandler = async ({ settings }, argument) => {
  const rule = rules.find(({ id }) => id === argument);
  if (!rule) return;
  const putBack = await settings.switchOff(rule.id);
  const undo = 'Undo';
  const answer = await vscode.window.showInformationMessage(`“${rule.title}” is no longer reported here. The setting mailLog.diagnostics.${settingOfRule(rule.id)} is now off.`, undo);
  if (answer === undo) await putBack();
};
