import * as vscode from 'vscode';
import { formatWithId, rules, type Finding, type Format, type Severity } from '../core';
import type { SettingName } from '../manifest';

const SECTION = 'mailLog';

/** The settings of the user, read when asked for. */
export class Settings implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.ConfigurationChangeEvent>();
  private readonly subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(SECTION)) this.changed.fire(event);
  });

  /** One of ours has changed. */
  readonly onDidChange = this.changed.event;

  /** How much findings matter to the user of a document. */
  severities(document: vscode.Uri): (finding: Finding) => Severity {
    const ofRule = new Map<string, Severity>();
    for (const { id, severity } of rules) {
      const set = this.read<string>(`diagnostics.${settingOfRule(id)}`, document);
      ofRule.set(id, SEVERITIES.find((one) => one === set) ?? severity);
    }
    return (finding) => ofRule.get(finding.rule) ?? finding.severity;
  }

  /** The format that `mailLog.formats` gives a document. */
  formatOf(document: vscode.TextDocument): Format | undefined {
    const byPattern = this.read<Readonly<Record<string, unknown>>>('formats', document.uri) ?? {};
    for (const [pattern, id] of Object.entries(byPattern)) {
      if (typeof id === 'string' && vscode.languages.match({ pattern }, document) > 0) return formatWithId(id);
    }
    return undefined;
  }

  /** Whether a line above each session says how it went. */
  showsSessions(document: vscode.Uri): boolean {
    return this.read<boolean>('sessions.codeLens', document) ?? true;
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  // That each rule has its setting is a test of the manifest.
  private read<T>(key: SettingName | `diagnostics.${string}`, scope: vscode.Uri): T | undefined {
    return vscode.workspace.getConfiguration(SECTION, scope).get<T>(key);
  }
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint', 'off'];

/** `rejected-inbound` is set by `mailLog.diagnostics.rejectedInbound`. */
export function settingOfRule(id: string): string {
  return id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
