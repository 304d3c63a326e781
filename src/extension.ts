import type * as vscode from 'vscode';

/**
 * The one entry, for desktop and web. What it loads is big, and other extensions wait while it is compiled: so the core
 * has a turn of its own, and the rest the next one.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  await import('./core');
  await new Promise((resolve) => setTimeout(resolve, 0));
  const { start } = await import('./start');
  start(context);
}
