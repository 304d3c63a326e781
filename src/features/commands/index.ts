import * as vscode from 'vscode';
import type { CommandId } from '../../manifest';
import type { Feature } from '../feature';
import { analyzeLogFile } from './analyzeLogFile';
import { chooseLogFormat } from './chooseLogFormat';
import type { CommandHandler } from './command';
import { compareReplyCodes } from './compareReplyCodes';
import { compareSessions } from './compareSessions';
import { copyNote } from './copyNote';
import { copyRedacted } from './copyRedacted';
import { decodeSaslChallenge } from './decodeSaslChallenge';
import { explainReplyCode } from './explainReplyCode';
import { clearFailureFilter, filterFailures } from './filterFailures';
import { followMessage } from './followMessage';
import { ignoreFindings } from './ignoreFindings';
import { ignoreRule } from './ignoreRule';
import { followTail } from './followTail';
import { showRule } from './showRule';
import { showSummary } from './showSummary';
import { nextFailure, previousFailure } from './goToFailure';
import { hideSecrets, revealSecrets } from './revealSecrets';
import { saveRedactedCopy } from './saveRedactedCopy';

/** Every command of package.json, by its id. */
const handlers: Readonly<Record<CommandId, CommandHandler>> = {
  'mailLog.analyzeLogFile': analyzeLogFile,
  'mailLog.decodeSaslChallenge': decodeSaslChallenge,
  'mailLog.copyRedacted': copyRedacted,
  'mailLog.saveRedactedCopy': saveRedactedCopy,
  'mailLog.revealSecrets': revealSecrets,
  'mailLog.hideSecrets': hideSecrets,
  'mailLog.explainReplyCode': explainReplyCode,
  'mailLog.compareReplyCodes': compareReplyCodes,
  'mailLog.compareSessions': compareSessions,
  'mailLog.chooseLogFormat': chooseLogFormat,
  'mailLog.filterFailures': filterFailures,
  'mailLog.clearFailureFilter': clearFailureFilter,
  'mailLog.followMessage': followMessage,
  'mailLog.copyNote': copyNote,
  'mailLog.ignoreFindings': ignoreFindings,
  'mailLog.ignoreRule': ignoreRule,
  'mailLog.followTail': followTail,
  'mailLog.showRule': showRule,
  'mailLog.showSummary': showSummary,
  'mailLog.nextFailure': nextFailure,
  'mailLog.previousFailure': previousFailure,
};

export const commands: Feature = (services) =>
  vscode.Disposable.from(...Object.entries(handlers).map(([id, handler]) => vscode.commands.registerCommand(id, (argument?: unknown, selected?: unknown) => handler(services, argument, selected))));
