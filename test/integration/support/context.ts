import type * as vscode from 'vscode';
import { extension } from './extension';

/** What services of a test's own need of the extension's context. */
export function context(): vscode.ExtensionContext {
  const memento = new Map<string, unknown>();
  const workspaceState = {
    get: (key: string, otherwise?: unknown): unknown => memento.get(key) ?? otherwise,
    update: (key: string, value: unknown) => Promise.resolve(void memento.set(key, value)),
    keys: () => [...memento.keys()],
  };
  return { extensionUri: extension.extensionUri, workspaceState, subscriptions: [] } as unknown as vscode.ExtensionContext;
}
