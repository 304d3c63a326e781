import * as vscode from 'vscode';
import { formatWithId, type Format } from '../../core';
import type { Settings } from '../settings';

const KEY = 'chosenFormats';
/** Old choices are forgotten beyond so many. */
const MOST_CHOICES = 500;

/** The format the user chose for a file, open or not, by hand or in the settings. */
export class FormatChoices implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;

  /** Some file may have another format now. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly memento: vscode.Memento,
    private readonly settings: Settings,
  ) {
    this.subscription = settings.onDidChange((event) => {
      if (event.affectsConfiguration('mailLog.formats')) this.changed.fire();
    });
  }

  /** @returns nothing where the content shall tell */
  of(uri: vscode.Uri): Format | undefined {
    const id = this.stored()[uri.toString()];
    return (id === undefined ? undefined : formatWithId(id)) ?? this.settings.formatOf(uri);
  }

  /** @param format nothing to have the content tell again */
  async choose(document: vscode.TextDocument, format: Format | undefined): Promise<void> {
    const { [document.uri.toString()]: _, ...others } = this.stored();
    const kept = Object.entries(others).slice(-(MOST_CHOICES - 1));
    await this.memento.update(KEY, Object.fromEntries(format ? [...kept, [document.uri.toString(), format.id]] : kept));
    this.changed.fire();
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private stored(): Readonly<Record<string, string>> {
    return this.memento.get<Record<string, string>>(KEY) ?? {};
  }
}
