import * as vscode from 'vscode';
import type { CommandId } from '../../manifest';
import type { Feature } from '../feature';
import { chooseLogFormat } from './chooseLogFormat';
import type { CommandHandler } from './command';
import { compareReplyCodes } from './compareReplyCodes';
import { copyNote } from './copyNote';
import { decodeSaslChallenge } from './decodeSaslChallenge';
import { explainReplyCode } from './explainReplyCode';
import { clearFailureFilter, filterFailures } from './filterFailures';
import { followMessage } from './followMessage';
import { ignoreFindings } from './ignoreFindings';
import { nextFailure, previousFailure } from './goToFailure';

/** Every command of package.json, by its id. */
const handlers: Readonly<Record<CommandId, CommandHandler>> = {
  'mailLog.decodeSaslChallenge': decodeSaslChallenge,
  'mailLog.explainReplyCode': explainReplyCode,
  'mailLog.compareReplyCodes': compareReplyCodes,
  'mailLog.chooseLogFormat': chooseLogFormat,
  'mailLog.filterFailures': filterFailures,
  'mailLog.clearFailureFilter': clearFailureFilter,
  'mailLog.followMessage': followMessage,
  'mailLog.copyNote': copyNote,
  'mailLog.ignoreFindings': ignoreFindings,
  'mailLog.nextFailure': nextFailure,
  'mailLog.previousFailure': previousFailure,
};

export const commands: Feature = (services) =>
  vscode.Disposable.from(...Object.entries(handlers).map(([id, handler]) => vscode.commands.registerCommand(id, (argument?: unknown) => handler(services, argument))));
