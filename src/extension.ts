import type * as vscode from 'vscode';
import { createServices } from './editor/services';
import { features } from './features';

/** The one entry, for desktop and web. */
export function activate(context: vscode.ExtensionContext): void {
  const services = createServices(context);
  context.subscriptions.push(services, ...features.map((feature) => feature(services)));
}
