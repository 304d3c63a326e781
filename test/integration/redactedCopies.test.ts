import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeEditors, openForeign, openOurs, show } from './support/documents';
import { makeFile } from './support/files';
import { run } from './support/user';

const LOGIN = '220 mail.example.com ESMTP\nAUTH LOGIN\n334 VXNlcm5hbWU6\nYWxpY2U=\n334 UGFzc3dvcmQ6\nd3JvbmctcGFzc3dvcmQ=\n535 5.7.8 Authentication failed\n';
const REDACTED = LOGIN.replace('d3JvbmctcGFzc3dvcmQ=', 'W3JlZGFjdGVkXQ==');

describe('Save Redacted Copy…', () => {
  afterEach(closeEditors);

  it('saves the text without its secrets, and shows it', async () => {
    const opened = await openOurs('smtp-transcript', LOGIN);
    await show(opened, new vscode.Range(0, 0, 0, 0));
    const target = makeFile('session.redacted.smtp', '');
    const { suggested } = await run('mailLog.saveRedactedCopy', { many: [], save: target });
    assert.match(suggested[0]?.path ?? '', /\/session\.redacted\.smtp$/);
    assert.equal(await textOf(target), REDACTED);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), target.toString());
  });

  it('replaces names too, where the user wants that', async () => {
    const opened = await openOurs('smtp-transcript', LOGIN.replace('mail.example.com', 'mail.corp.test-host.net'));
    await show(opened, new vscode.Range(0, 0, 0, 0));
    const target = makeFile('session.redacted.smtp', '');
    await run('mailLog.saveRedactedCopy', { many: ['User names', 'Hosts and IP addresses'], save: target });
    const text = await textOf(target);
    assert.notMatch(text, /corp|YWxpY2U=|d3JvbmctcGFzc3dvcmQ/);
    assert.match(text, /^220 \S+ ESMTP$/m);
    assert.include(text, '535 5.7.8 Authentication failed');
  });

  it('writes nothing where a question is dismissed', async () => {
    const opened = await openOurs('smtp-transcript', LOGIN);
    await show(opened, new vscode.Range(0, 0, 0, 0));
    const target = makeFile('session.redacted.smtp', 'as before');
    await run('mailLog.saveRedactedCopy', { save: target });
    await run('mailLog.saveRedactedCopy', { many: [] });
    assert.equal(await textOf(target), 'as before');
  });
});

describe('Copy Redacted', () => {
  afterEach(closeEditors);

  it('keeps CR LF line ends, also across the blocks of a long file', async () => {
    const text = `${LOGIN}${'NOOP\n250 2.0.0 Ok\n'.repeat(700)}${LOGIN}`.replaceAll('\n', '\r\n');
    const opened = await openOurs('smtp-transcript', text);
    await show(opened, new vscode.Range(0, 0, 0, 0));
    await run('mailLog.copyRedacted');
    assert.equal(await vscode.env.clipboard.readText(), text.replaceAll('d3JvbmctcGFzc3dvcmQ=', 'W3JlZGFjdGVkXQ=='));
  });

  it('copies several selections, one below the other', async () => {
    const opened = await openOurs('smtp-transcript', LOGIN);
    const editor = await show(opened, new vscode.Range(0, 0, 0, 0));
    editor.selections = [new vscode.Selection(1, 0, 1, 10), new vscode.Selection(5, 0, 5, 20)];
    await run('mailLog.copyRedacted');
    assert.equal(await vscode.env.clipboard.readText(), 'AUTH LOGIN\nW3JlZGFjdGVkXQ==');
  });

  it('works in a document of another language', async () => {
    const document = await openForeign('markdown', LOGIN);
    await vscode.window.showTextDocument(document);
    await run('mailLog.copyRedacted');
    assert.equal(await vscode.env.clipboard.readText(), REDACTED);
  });
});

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
