import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeEditors } from './support/documents';
import { diagnosticsReported } from './support/events';
import { extension } from './support/extension';
import { makeFile } from './support/files';

// The first of all files: whatever else opens a document wakes the extension up.
describe('the extension', () => {
  after(closeEditors);

  it('wakes up for a document of one of its own languages', async () => {
    assert.isFalse(extension.isActive);
    const uri = makeFile('session.smtp', '220 mail.example.com ESMTP\n');
    const analysed = diagnosticsReported(uri);
    await vscode.window.showTextDocument(uri);
    await analysed;
    assert.isTrue(extension.isActive);
  });
});
