import { assert } from 'chai';
import * as vscode from 'vscode';
import { extension } from './support/extension';

describe('the commands', () => {
  it('of the manifest are all there', async () => {
    const manifest = extension.packageJSON as { readonly contributes: { readonly commands: readonly { readonly command: string }[] } };
    const declared = manifest.contributes.commands.map(({ command }) => command);
    assert.isNotEmpty(declared);
    assert.includeMembers([...(await vscode.commands.getCommands(true))], declared);
  });
});
