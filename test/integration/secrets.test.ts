import { assert } from 'chai';
import * as vscode from 'vscode';
import { diagnosticsOnce } from './support/diagnostics';
import { closeEditors, openOurs, show, startOf, type Opened } from './support/documents';
import { hoverAt } from './support/hovers';
import { run } from './support/user';

const LOGIN = '220 mail.example.com ESMTP\nAUTH LOGIN\n334 «VXNlcm5hbWU6»\nYWxpY2U=\n334 UGFzc3dvcmQ6\n«d3JvbmctcGFzc3dvcmQ=»\n535 5.7.8 Authentication failed\n';
const SECRET = /wrong-password|d3JvbmctcGFzc3dvcmQ/;

async function fixesAt({ document }: Opened, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<readonly (vscode.CodeAction | vscode.Command)[]>('vscode.executeCodeActionProvider', document.uri, range);
  return actions.filter((one): one is vscode.CodeAction => 'edit' in one && one.edit !== undefined);
}

async function apply(fixes: readonly vscode.CodeAction[], title: string): Promise<void> {
  const fix = fixes.find((one) => one.title === title);
  assert.ok(fix?.edit, `no “${title}” among ${fixes.map((one) => one.title).join(', ')}`);
  assert.isTrue(await vscode.workspace.applyEdit(fix.edit));
}

describe('secrets', () => {
  afterEach(async () => {
    await vscode.workspace.getConfiguration().update('mailLog.decode.display', undefined, vscode.ConfigurationTarget.Global);
    await closeEditors();
  });

  it('raise an alarm that does not tell them', async () => {
    const opened = await openOurs('smtp-transcript', LOGIN);
    const diagnostics = await diagnosticsOnce('the alarm', opened.document, (all) => all.some(({ code }) => typeof code === 'object' && code.value === 'credentials-exposed'));
    for (const { message } of diagnostics) assert.notMatch(message, SECRET);
  });

  it('are masked in the hover, and shown once the user reveals them in this editor, until it is closed', async () => {
    const opened = await openOurs('smtp-transcript', LOGIN);
    await show(opened, startOf(opened.range(1)));
    const masked = await hoverAt(opened.document, opened.range(1));
    assert.include(masked?.text, '••••••');
    assert.notMatch(masked?.text.replaceAll('\\', '') ?? '', SECRET);
    await vscode.commands.executeCommand('mailLog.revealSecrets');
    assert.match((await hoverAt(opened.document, opened.range(1)))?.text.replaceAll('\\', '') ?? '', SECRET);
    await vscode.commands.executeCommand('mailLog.hideSecrets');
    assert.notMatch((await hoverAt(opened.document, opened.range(1)))?.text.replaceAll('\\', '') ?? '', SECRET);
  });

  it('are left out of what Copy Redacted copies, of all and of a selection', async () => {
    const opened = await openOurs('smtp-transcript', LOGIN);
    await show(opened, startOf(opened.range(0)));
    await run('mailLog.copyRedacted');
    const whole = await vscode.env.clipboard.readText();
    assert.equal(whole, opened.document.getText().replace('d3JvbmctcGFzc3dvcmQ=', 'W3JlZGFjdGVkXQ=='));
    // A selection that begins in the middle of the password.
    await show(opened, new vscode.Range(5, 4, 6, 3));
    await run('mailLog.copyRedacted');
    assert.equal(await vscode.env.clipboard.readText(), 'W3JlZGFjdGVkXQ==\n535');
  });

  it('go by a quick fix, and the text still reads as before', async () => {
    const opened = await openOurs('smtp-transcript', LOGIN);
    await apply(await fixesAt(opened, opened.range(1)), 'Redact This Secret');
    assert.equal(opened.document.lineAt(5).text, 'W3JlZGFjdGVkXQ==');
    await diagnosticsOnce('the alarm to end', opened.document, (all) => all.length === 1 && typeof all[0]?.code === 'object' && all[0].code.value === 'permanent-failure');
  });

  it('leave challenges to be replaced with decoded text', async () => {
    const opened = await openOurs('smtp-transcript', LOGIN);
    await apply(await fixesAt(opened, opened.range(0)), 'Replace with Decoded Text');
    assert.equal(opened.document.lineAt(2).text, '334 Username:');
    assert.notInclude((await fixesAt(opened, opened.range(1))).map(({ title }) => title), 'Replace with Decoded Text');
  });

  it('are masked in inlay hints, which come where the user wants them', async () => {
    const opened = await openOurs('smtp-transcript', LOGIN);
    await show(opened, startOf(opened.range(0)));
    const hints = async () =>
      (await vscode.commands.executeCommand<readonly vscode.InlayHint[]>('vscode.executeInlayHintProvider', opened.document.uri, new vscode.Range(0, 0, 7, 0))).map(({ label }) => label);
    assert.isEmpty(await hints());
    const changed = new Promise((resolve) => { vscode.workspace.onDidChangeConfiguration(resolve); });
    await vscode.workspace.getConfiguration().update('mailLog.decode.display', 'inlayHint', vscode.ConfigurationTarget.Global);
    await changed;
    assert.deepEqual(await hints(), ['Username:', 'alice', 'Password:', '••••••']);
  });

  it('cannot be revealed by a workspace', () => {
    const inspected = vscode.workspace.getConfiguration().inspect('mailLog.secrets.reveal');
    assert.equal(inspected?.defaultValue, false);
    return vscode.workspace.getConfiguration().update('mailLog.secrets.reveal', true, vscode.ConfigurationTarget.Workspace).then(
      () => { assert.fail('the workspace set it'); },
      () => undefined,
    );
  });
});
