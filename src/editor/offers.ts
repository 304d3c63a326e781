import type * as vscode from 'vscode';

const KEY = 'offeredFiles';
/** Old offers are forgotten beyond so many. */
const MOST_OFFERS = 500;

/** Which files something was offered for: nobody is asked twice. */
export class Offers {
  constructor(private readonly memento: vscode.Memento) {}

  /** Whether this is the first offer for a file; from now on it is not. */
  async first(uri: vscode.Uri): Promise<boolean> {
    const offered = this.memento.get<readonly string[]>(KEY) ?? [];
    const key = uri.toString();
    if (offered.includes(key)) return false;
    await this.memento.update(KEY, [...offered, key].slice(-MOST_OFFERS));
    return true;
  }
}
