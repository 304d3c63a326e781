import type * as vscode from 'vscode';
import type { Services } from '../editor/services';

/** One thing a user can see. Freeing what it returns takes it away. */
export type Feature = (services: Services) => vscode.Disposable;
