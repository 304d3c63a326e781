import * as vscode from 'vscode';
import type { Feature } from '../feature';
import type { CommandHandler } from './command';
import { compareReplyCodes } from './compareReplyCodes';
import { copyRedacted } from './copyRedacted';
import { decodeSaslChallenge } from './decodeSaslChallenge';
import { explainReplyCode } from './explainReplyCode';
import { nextFailure, previousFailure } from './goToFailure';
import { hideSecrets, revealSecrets } from './revealSecrets';
import { saveRedactedCopy } from './saveRedactedCopy';

/** Every command, by its id in package.json. */
const handlers: Readonly<Record<string, CommandHandler>> = {
  'mailLog.decodeSaslChallenge': decodeSaslChallenge,
  'mailLog.copyRedacted': copyRedacted,
  'mailLog.saveRedactedCopy': saveRedactedCopy,
  'mailLog.revealSecrets': revealSecrets,
  'mailLog.hideSecrets': hideSecrets,
  'mailLog.explainReplyCode': explainReplyCode,
  'mailLog.compareReplyCodes': compareReplyCodes,
  'mailLog.nextFailure': nextFailure,
  'mailLog.previousFailure': previousFailure,
};

export const commands: Feature = (services) =>
  vscode.Disposable.from(...Object.entries(handlers).map(([id, handler]) => vscode.commands.registerCommand(id, () => handler(services))));
