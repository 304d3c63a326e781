import type * as vscode from 'vscode';
import { createServices } from './editor/services';
import { features } from './features';

/** Starts all that the extension does. */
export function start(context: vscode.ExtensionContext): void {
  const services = createServices(context);
  context.subscriptions.push(services, ...features.map((feature) => feature(services)));
}
