import * as vscode from 'vscode';

const SCHEME = 'mail-log-tests';

/** Files in memory. Each document of a test is one of them, under a name that no other test has used. */
class Files implements vscode.FileSystemProvider {
  private readonly files = new Map<string, { readonly content: Uint8Array; readonly mtime: number }>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private clock = 0;

  readonly onDidChangeFile = this.changed.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const file = this.files.get(uri.path);
    if (file) return { type: vscode.FileType.File, ctime: 0, mtime: file.mtime, size: file.content.length };
    for (const path of this.files.keys()) {
      if (path.startsWith(`${uri.path}/`)) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const file = this.files.get(uri.path);
    if (!file) throw vscode.FileSystemError.FileNotFound(uri);
    if (uri.query === FORBIDDEN) throw vscode.FileSystemError.NoPermissions(uri);
    return file.content;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    const type = this.files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.files.set(uri.path, { content, mtime: ++this.clock });
    this.changed.fire([{ type, uri }]);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(): void {
    // Folders are there when a file is in them.
  }

  delete(uri: vscode.Uri): void {
    this.files.delete(uri.path);
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}

const files = new Files();
vscode.workspace.registerFileSystemProvider(SCHEME, files, { isCaseSensitive: true });
let folders = 0;

/** The query of a URI that may not be read. */
const FORBIDDEN = 'forbidden';

/** The same file where nobody may read it. */
export function forbidden(uri: vscode.Uri): vscode.Uri {
  return uri.with({ query: FORBIDDEN });
}

/**
 * Makes a file in a folder of its own.
 * @param name tells VS Code the language, where it knows it: `session.smtp`
 */
export function makeFile(name: string, content: string | Uint8Array): vscode.Uri {
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${++folders}/${name}` });
  changeFile(uri, content);
  return uri;
}

/** Changes a file as another program would. */
export function changeFile(uri: vscode.Uri, content: string | Uint8Array): void {
  files.writeFile(uri, typeof content === 'string' ? new TextEncoder().encode(content) : content);
}
