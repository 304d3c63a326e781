import { readFileSync } from 'node:fs';

/** The parts of package.json that the tests look at. */
export interface Manifest {
  readonly version: string;
  readonly publisher: string;
  readonly main: string;
  readonly browser: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly icon?: string;
  readonly engines: { readonly vscode: string; readonly node: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: unknown }; readonly virtualWorkspaces: unknown };
  readonly contributes: Contributes;
}

export interface Contributes {
  readonly languages: readonly { readonly id: string; readonly aliases: readonly string[] }[];
  readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
  readonly keybindings?: readonly { readonly command: string; readonly when?: string }[];
  readonly menus?: Readonly<Record<string, readonly { readonly command?: string; readonly when?: string }[]>>;
  readonly views?: Readonly<Record<string, readonly { readonly id: string; readonly when?: string }[]>>;
  readonly viewsWelcome?: readonly { readonly view: string; readonly when?: string }[];
  /** In groups, each with a title of its own. */
  readonly configuration: readonly { readonly title: string; readonly order: number; readonly properties: Readonly<Record<string, Setting>> }[];
}

export interface Setting {
  readonly type: string | readonly string[];
  readonly order?: number;
  readonly scope?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
}

export function readManifest(): Manifest {
  return readJson('package.json') as Manifest;
}

/** All settings by key, in the order of the settings editor. */
export function settingsOf({ configuration }: Contributes): Readonly<Record<string, Setting>> {
  return Object.fromEntries(configuration.flatMap(({ properties }) => Object.entries(properties)));
}

/** Texts of the manifest by key. */
export function readTexts(): Readonly<Record<string, string>> {
  return readJson('package.nls.json') as Record<string, string>;
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
