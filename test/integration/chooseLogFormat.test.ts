import { assert } from 'chai';
import * as vscode from 'vscode';
import { diagnosticsOnce } from './support/diagnostics';
import { closeEditors, openForeign } from './support/documents';
import { run } from './support/user';

const COMMAND = 'mailLog.chooseLogFormat';

describe('Choose Log Format…', () => {
  afterEach(closeEditors);

  it('has a document read that did not look like a mail log, and no longer', async () => {
    const document = await openForeign('plaintext', '550 5.1.1 No such user\n');
    assert.isEmpty(vscode.languages.getDiagnostics(document.uri));
    await vscode.window.showTextDocument(document);
    const { picks } = await run(COMMAND, { picks: [(labels) => labels.find((label) => label === 'SMTP session')] });
    assert.isAbove(picks[0]?.length ?? 0, 3);
    await diagnosticsOnce('the failure', document, ({ length }) => length === 1);
    await run(COMMAND, { picks: [([automatic]) => automatic] });
    await diagnosticsOnce('no failure', document, ({ length }) => length === 0);
  });

  it('says what to open, with no editor', async () => {
    assert.match((await run(COMMAND)).messages.join(), /Open a mail log/);
  });
});
