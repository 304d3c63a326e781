import * as vscode from 'vscode';
import { defaultLimits, formatWithId, rules, type Finding, type Format, type Limits, type Severity } from '../core';
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
    const ofRule = this.severityOfRule(document);
    const ignored = this.ignored(document);
    return ({ rule, severity, cause, code, enhancedStatus }) =>
      [cause, code, enhancedStatus].some((one) => one !== undefined && ignored.includes(one)) ? 'off' : (ofRule(rule) ?? severity);
  }

  /** How much the findings of a rule matter, by its id, unless their cause or code is ignored. */
  severityOfRule(document: vscode.Uri): (rule: string) => Severity | undefined {
    const ofRule = new Map<string, Severity>();
    for (const { id, severity } of rules) {
      const set = this.read<string>(`diagnostics.${settingOfRule(id)}`, document);
      ofRule.set(id, SEVERITIES.find((one) => one === set) ?? severity);
    }
    return (rule) => ofRule.get(rule);
  }

  /** Causes and codes of which no finding is reported. */
  private ignored(document?: vscode.Uri): readonly string[] {
    const set = this.read<unknown>('diagnostics.ignore', document);
    return Array.isArray(set) ? set.filter((one): one is string => typeof one === 'string') : [];
  }

  /** Adds a cause or code to those that are not reported, in the workspace where there is one, or takes it away again. */
  async ignore(one: string, ignore = true): Promise<void> {
    const others = this.ignored().filter((other) => other !== one);
    await vscode.workspace.getConfiguration(SECTION).update('diagnostics.ignore', ignore ? [...others, one] : others, here());
  }

  /** Reports nothing of a rule, by its id, in the workspace where there is one; what it returns puts back what was set. */
  async switchOff(rule: string): Promise<() => Promise<void>> {
    const key = `diagnostics.${settingOfRule(rule)}`;
    const target = here();
    const set = vscode.workspace.getConfiguration(SECTION).inspect(key);
    const before = target === vscode.ConfigurationTarget.Workspace ? set?.workspaceValue : set?.globalValue;
    const write = async (value: unknown): Promise<void> => { await vscode.workspace.getConfiguration(SECTION).update(key, value, target); };
    await write('off');
    return () => write(before);
  }

  /** The format that `mailLog.formats` gives a file, which need not be open. */
  formatOf(uri: vscode.Uri): Format | undefined {
    const byPattern = this.read<Readonly<Record<string, unknown>>>('formats', uri) ?? {};
    // To match a pattern VS Code looks at the URI alone.
    const file = { uri, languageId: '' } as vscode.TextDocument;
    for (const [pattern, id] of Object.entries(byPattern)) {
      if (typeof id === 'string' && vscode.languages.match({ pattern }, file) > 0) return formatWithId(id);
    }
    return undefined;
  }

  /** Whether a line above each session says how it went. */
  showsSessions(document: vscode.Uri): boolean {
    return this.read<boolean>('sessions.codeLens', document) ?? true;
  }

  /** Where rules about how much or how long begin to speak. */
  limits(): Limits {
    const { slowReply, loginFailures } = defaultLimits;
    return { slowReply: atLeastOne(this.read('sessions.slowReply'), slowReply), loginFailures: atLeastOne(this.read('sessions.loginFailures'), loginFailures) };
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  // That each rule has its setting is a test of the manifest.
  private read<T>(key: SettingName | `diagnostics.${string}`, scope?: vscode.Uri): T | undefined {
    return vscode.workspace.getConfiguration(SECTION, scope).get<T>(key);
  }
}

/** Where a choice made at a finding is kept: with the workspace, where there is one. */
function here(): vscode.ConfigurationTarget {
  return vscode.workspace.workspaceFolders ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
}

/** Users can write anything into a setting. */
function atLeastOne(set: unknown, otherwise: number): number {
  return typeof set === 'number' && set >= 1 ? set : otherwise;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint', 'off'];

/** `rejected-inbound` is set by `mailLog.diagnostics.rejectedInbound`. */
export function settingOfRule(id: string): string {
  return id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
