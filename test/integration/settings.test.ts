import { assert } from 'chai';
import * as vscode from 'vscode';
import { diagnosticsOnce } from './support/diagnostics';
import { closeEditors, edit, endOf, openOurs } from './support/documents';
import { changeFile } from './support/files';

const BOUNCED =
  'Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<nosuch@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))\n';

describe('a change of the settings', () => {
  afterEach(closeEditors);

  it('is seen at once: another severity, none, what is ignored', async () => {
    const { document } = await openOurs('mail-log', BOUNCED);
    const settings = vscode.workspace.getConfiguration('mailLog');
    try {
      await settings.update('diagnostics.permanentFailure', 'hint', vscode.ConfigurationTarget.Global);
      await diagnosticsOnce('a hint', document, ([one]) => one?.severity === vscode.DiagnosticSeverity.Hint);
      await settings.update('diagnostics.permanentFailure', 'off', vscode.ConfigurationTarget.Global);
      await diagnosticsOnce('nothing', document, ({ length }) => length === 0);
      await settings.update('diagnostics.permanentFailure', undefined, vscode.ConfigurationTarget.Global);
      await diagnosticsOnce('an error', document, ([one]) => one?.severity === vscode.DiagnosticSeverity.Error);
      await settings.update('diagnostics.ignore', ['5.1.1'], vscode.ConfigurationTarget.Global);
      await diagnosticsOnce('nothing', document, ({ length }) => length === 0);
    } finally {
      for (const name of ['diagnostics.permanentFailure', 'diagnostics.ignore']) await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('with a value that means nothing is passed over', async () => {
    const { document } = await openOurs('mail-log', BOUNCED);
    const settings = vscode.workspace.getConfiguration('mailLog');
    try {
      await settings.update('diagnostics.permanentFailure', 17, vscode.ConfigurationTarget.Global);
      await settings.update('diagnostics.ignore', 'everything', vscode.ConfigurationTarget.Global);
      await edit(document, endOf(document), BOUNCED);
      const found = await diagnosticsOnce('both failures', document, ({ length }) => length === 2);
      assert.isTrue(found.every(({ severity }) => severity === vscode.DiagnosticSeverity.Error));
    } finally {
      for (const name of ['diagnostics.permanentFailure', 'diagnostics.ignore']) await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

describe('a log that another program writes to', () => {
  afterEach(closeEditors);

  it('is followed while it grows, line by line, faster than anybody types', async () => {
    const { document } = await openOurs('mail-log', BOUNCED);
    await vscode.window.showTextDocument(document);
    let text = BOUNCED;
    for (let line = 0; line < 4; line++) {
      text += BOUNCED;
      changeFile(document.uri, text);
    }
    await diagnosticsOnce('all five', document, ({ length }) => length === 5);
  });

  it('is read anew when it was cut off and begun again', async () => {
    const { document } = await openOurs('mail-log', BOUNCED.repeat(3));
    await vscode.window.showTextDocument(document);
    changeFile(document.uri, BOUNCED);
    await diagnosticsOnce('one', document, ({ length }) => length === 1);
  });
});
