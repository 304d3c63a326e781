import * as vscode from 'vscode';

/** Everything that was made since, and is not freed: `window.onDidChangeActiveTextEditor`. */
export interface Live {
  readonly things: readonly string[];
  stop(): void;
}

const MAKERS = /^(on(Did|Will)[A-Z]|register|create(TextEditorDecorationType|StatusBarItem|TreeView|OutputChannel|WebviewPanel|DiagnosticCollection|FileSystemWatcher))/;

/**
 * Counts what listens, is registered or drawn through the API. The tests load in the extension's own name and share its
 * API, so what the extension makes is counted, too.
 */
export function countLive(): Live {
  const things: string[] = [];
  const restores: (() => void)[] = [];
  for (const [space, api] of Object.entries({ window: vscode.window, workspace: vscode.workspace, languages: vscode.languages })) {
    for (const name of Object.keys(api).filter((key) => MAKERS.test(key))) {
      const original = Object.getOwnPropertyDescriptor(api, name);
      const make: unknown = Reflect.get(api, name);
      if (original?.configurable !== true || typeof make !== 'function') continue;
      Object.defineProperty(api, name, {
        configurable: true,
        value: (...args: unknown[]) => counted(`${space}.${name}`, Reflect.apply(make, api, args) as vscode.Disposable, things),
      });
      restores.push(() => { Object.defineProperty(api, name, original); });
    }
  }
  return { things, stop: () => { for (const restore of restores) restore(); } };
}

function counted(name: string, made: vscode.Disposable, things: string[]): vscode.Disposable {
  things.push(name);
  const free = made.dispose.bind(made);
  let freed = false;
  const dispose = (): void => {
    if (!freed) things.splice(things.indexOf(name), 1);
    freed = true;
    free();
  };
  const description = { value: dispose, configurable: true };
  // VS Code freezes some of what it gives; the rest of such a thing is asked of itself.
  if (Object.getOwnPropertyDescriptor(made, 'dispose')?.configurable === false || !Object.isExtensible(made)) return Object.create(made, { dispose: description }) as vscode.Disposable;
  return Object.defineProperty(made, 'dispose', description);
}
