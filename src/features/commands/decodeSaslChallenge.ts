import * as vscode from 'vscode';
import { decodePayload, faultText, shownFields, visible, type Payload } from '../../core';
import type { Services } from '../../editor/services';
import type { CommandHandler } from './command';

/** Decodes the payload under the cursor, the selection, or what the user gives. */
export const decodeSaslChallenge: CommandHandler = async (services) => {
  const decoding = payloadAtCursor(services)?.decoding ?? (await askedFor());
  if (!decoding) return;
  const fault = faultText(decoding);
  const fields = shownFields(decoding, false);
  if (fields.length === 0) {
    await vscode.window.showWarningMessage(fault === undefined ? 'Nothing to decode: this is no Base64.' : `Not valid Base64: ${fault}.`);
    return;
  }
  const items = fields.map(({ name, value, note }) => ({ label: visible(value), description: name, ...(note === undefined ? {} : { detail: visible(note) }) }));
  const title = `${decoding.mechanism ?? 'SASL'}${fault === undefined ? '' : ` (${fault})`}`;
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: 'Choose a field to copy it' });
  if (picked) await vscode.env.clipboard.writeText(picked.label);
};

function payloadAtCursor({ analyses }: Services): Payload | undefined {
  const editor = vscode.window.activeTextEditor;
  const blocks = editor && editor.selection.isEmpty ? analyses.of(editor.document) : undefined;
  if (!editor || !blocks) return undefined;
  const { line, character } = editor.selection.active;
  for (const { first, facts } of blocks.factsAt(line)) {
    for (const fact of facts) {
      if (fact.kind !== 'payload' || first + fact.span.line !== line) continue;
      if (fact.span.start <= character && character <= fact.span.end) return fact;
    }
  }
  return undefined;
}

const BASE64 = /^[A-Za-z0-9+/]{4,}={0,2}$/;

async function askedFor() {
  const editor = vscode.window.activeTextEditor;
  const selected = editor && !editor.selection.isEmpty ? editor.document.getText(editor.selection).trim() : '';
  let text: string | undefined = selected;
  if (selected === '') {
    const clipboard = (await vscode.env.clipboard.readText()).trim();
    text = await vscode.window.showInputBox({
      title: 'Decode SASL Challenge',
      prompt: 'Base64 of a challenge or response; a line such as "334 VXNlcm5hbWU6" will do',
      value: BASE64.test(clipboard) ? clipboard : '',
    });
  }
  if (text === undefined || text === '') return undefined;
  const payload = text.replace(/^334[ -]/, '').trim();
  const server = decodePayload(payload, { speaker: 'server', index: 0 });
  if (server.mechanism !== undefined || text !== payload) return server;
  // Who said it is unknown: what no server would say is a client's, and masked.
  return decodePayload(payload, { speaker: 'client', index: 0 });
}
