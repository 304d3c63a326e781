import * as vscode from 'vscode';
import { faultText, readUserInput, shownFields, stepText, titleOf, visible, type Payload } from '../../core';
import { factsOnLine } from '../../editor/analysis/placedFacts';
import type { Services } from '../../editor/services';
import { withoutIcons } from '../../editor/withoutIcons';
import type { CommandHandler } from './command';

/** Decodes the payload under the cursor, the selection, or what the user gives. */
export const decodeSaslChallenge: CommandHandler = async (services) => {
  const under = payloadAtCursor(services);
  const found = under ? [under] : await askedFor();
  if (!found) return;
  const reveal = services.secrets.shownIn(vscode.window.activeTextEditor?.document);
  const items = found.flatMap((one) => [...(found.length > 1 ? [headingOf(one)] : []), ...itemsOf(one, reveal)]);
  const [first] = found;
  if (items.every(({ value }) => value === undefined)) {
    const fault = first && faultText(first);
    await vscode.window.showWarningMessage(fault === undefined ? 'Nothing to decode: this is no Base64.' : `Not valid Base64: ${fault}.`);
    return;
  }
  const title = first && found.length === 1 ? titleOf(first.decoding) : `${found.length} SASL messages`;
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: 'Choose a field to copy it', matchOnDescription: true });
  if (picked?.value !== undefined) await vscode.env.clipboard.writeText(picked.value);
};

interface Item extends vscode.QuickPickItem {
  /** As it is copied; none for a heading. */
  readonly value?: string;
}

function headingOf({ decoding }: Payload): Item {
  return { label: titleOf(decoding), kind: vscode.QuickPickItemKind.Separator };
}

function itemsOf(one: Payload & { readonly urlSafe?: boolean }, reveal: boolean): readonly Item[] {
  const { decoding } = one;
  const fault = faultText(one);
  const remarks = [
    ...(fault === undefined ? [] : [`Fault: ${fault}`]),
    ...(one.urlSafe === true ? ['This is URL-safe Base64; SASL in SMTP uses the standard alphabet'] : []),
    ...(decoding.kind === 'decoded' && decoding.inferred ? ['The mechanism is inferred from the payload'] : []),
    ...(decoding.kind === 'decoded' ? (decoding.message.remarks ?? []) : []),
  ];
  return [
    ...shownFields(decoding, reveal).map(({ name, value, note }) => ({
      label: withoutIcons(visible(value)),
      description: name,
      value,
      ...(note === undefined ? {} : { detail: withoutIcons(visible(note)) }),
    })),
    ...[stepText(one), ...remarks].map((text) => ({ label: withoutIcons(visible(text)), iconPath: new vscode.ThemeIcon('info') })),
  ];
}

function payloadAtCursor({ analyses }: Services): Payload | undefined {
  const editor = vscode.window.activeTextEditor;
  const blocks = editor && editor.selection.isEmpty ? analyses.of(editor.document) : undefined;
  if (!editor || !blocks) return undefined;
  const { line, character } = editor.selection.active;
  for (const { fact } of factsOnLine(blocks, line)) {
    if (fact.kind === 'payload' && fact.span.start <= character && character <= fact.span.end) return fact;
  }
  return undefined;
}

const LIKELY = /^(?:334[ -]|AUTH )?\s*(?:[A-Z0-9-]{3,20} )?[A-Za-z0-9+/_-]{4,}={0,2}$/;

/** The selection; else what the user types, the clipboard offered where it looks like Base64. */
async function askedFor(): Promise<readonly Payload[] | undefined> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor && !editor.selection.isEmpty ? editor.document.getText(editor.selection).trim() : '';
  let text: string | undefined = selected;
  if (selected === '') {
    const clipboard = (await clipboardText()).trim();
    text = await vscode.window.showInputBox({
      title: 'Decode SASL Challenge',
      prompt: 'Base64 of a challenge or response; a line such as "334 VXNlcm5hbWU6" or "AUTH PLAIN …" will do',
      value: clipboard.length < 20_000 && LIKELY.test(clipboard) ? clipboard : '',
    });
  }
  return text === undefined || text.trim() === '' ? undefined : readUserInput(text);
}

/** In milliseconds: longer than reading takes. */
const CLIPBOARD_LIMIT = 500;

/** What the clipboard holds. A browser asks its user first, or never answers; then one types. */
function clipboardText(): Promise<string> {
  return new Promise((resolve) => {
    setTimeout(resolve, CLIPBOARD_LIMIT, '');
    vscode.env.clipboard.readText().then(resolve, () => { resolve(''); });
  });
}
