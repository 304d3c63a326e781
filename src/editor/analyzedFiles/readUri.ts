import * as vscode from 'vscode';
import { Unreadable } from '../../files/unreadable';

/** All bytes of a file, from the file system provider that has it. @throws Unreadable */
export async function readUri(uri: vscode.Uri): Promise<Uint8Array> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) throw vscode.FileSystemError.FileIsADirectory(uri);
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    const code = error instanceof vscode.FileSystemError ? error.code : '';
    throw new Unreadable(REASONS[code] ?? (error instanceof Error ? error.message : String(error)), code === 'NoPermissions');
  }
}

const REASONS: Readonly<Record<string, string>> = {
  FileNotFound: 'there is no such file',
  NoPermissions: 'you have no permission to read it',
  FileIsADirectory: 'it is a directory; choose the files in it',
  Unavailable: 'it is not available; is the connection up?',
};
