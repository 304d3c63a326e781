import * as vscode from 'vscode';
import { decodedText, holdsSecret, replacementsFor, type Blocks, type Fact } from '../core';
import { toRange } from '../editor/convert';
import { selector } from '../editor/documents';
import { factsOnLine } from '../editor/analysis/placedFacts';
import { allRedactingEdits, redactingEdits } from '../editor/analysis/redaction';
import { inSlices } from '../editor/pace/slices';
import type { Services } from '../editor/services';
import type { Feature } from './feature';

const RULE = 'credentials-exposed';

/** Quick fixes: take a credential out, or write a challenge in clear. */
export const secretFixes: Feature = (services) =>
  vscode.languages.registerCodeActionsProvider(
    [...selector],
    {
      provideCodeActions: (document, range, { diagnostics }) => actionsAt(services, document, range, diagnostics),
      async resolveCodeAction(action, token) {
        if (!(action instanceof RedactAll)) return action;
        const edits = await inSlices(allRedactingEdits(action.blocks), () => token.isCancellationRequested || action.document.version !== action.version);
        if (edits) {
          action.edit = new vscode.WorkspaceEdit();
          action.edit.set(action.document.uri, edits);
        }
        return action;
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );

function actionsAt({ analyses }: Services, document: vscode.TextDocument, range: vscode.Range, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  const blocks = analyses.of(document);
  if (!blocks) return [];
  const here = factsOnLine(blocks, range.start.line).filter(({ first, fact }) => 'span' in fact && toRange(fact.span, first).intersection(range) !== undefined);
  const alarms = diagnostics.filter(({ code }) => typeof code === 'object' && code.value === RULE);
  const actions: vscode.CodeAction[] = [];

  const exposed = here.filter(({ fact }) => replacementsFor(fact).length > 0);
  if (exposed.length > 0) {
    actions.push(action(document, 'Redact This Secret', alarms, exposed.flatMap(({ first, fact }) => redactingEdits([fact], first))));
    actions.push(new RedactAll(document, blocks, alarms));
  }
  for (const { first, fact } of here) {
    const text = inClear(fact);
    if (text !== undefined && fact.kind === 'payload') {
      actions.push(action(document, 'Replace with Decoded Text', [], [new vscode.TextEdit(toRange(fact.span, first), text)]));
    }
  }
  return actions;
}

/** Its edits are made when it is chosen: a big log has many. */
class RedactAll extends vscode.CodeAction {
  readonly version: number;

  constructor(
    readonly document: vscode.TextDocument,
    readonly blocks: Blocks,
    alarms: readonly vscode.Diagnostic[],
  ) {
    super('Redact All Secrets in This File', vscode.CodeActionKind.QuickFix);
    this.version = document.version;
    if (alarms.length > 0) this.diagnostics = [...alarms];
  }
}

/** What a challenge says, where that can stand in a line. */
function inClear(fact: Fact): string | undefined {
  if (fact.kind !== 'payload' || fact.speaker !== 'server' || fact.decoding.kind !== 'decoded' || fact.decoding.clear === true) return undefined;
  if (holdsSecret(fact.decoding)) return undefined;
  const text = decodedText(fact.decoding, false)?.replace(/\0$/, '');
  return text === undefined || text === '' || /\p{Cc}/u.test(text) ? undefined : text;
}

function action(document: vscode.TextDocument, title: string, alarms: readonly vscode.Diagnostic[], edits: vscode.TextEdit[]): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.edit = new vscode.WorkspaceEdit();
  made.edit.set(document.uri, edits);
  if (alarms.length > 0) made.diagnostics = [...alarms];
  return made;
}
