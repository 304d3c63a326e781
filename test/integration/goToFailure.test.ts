import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeEditors, openForeign, openOurs, show } from './support/documents';
import { run } from './support/user';

const NEXT = 'mailLog.nextFailure';
const PREVIOUS = 'mailLog.previousFailure';
const TWO = '220 mx.example.net ESMTP\nRCPT TO:<a@example.net>\n«550 5.1.1 No such user»\nRCPT TO:<b@example.net>\n250 2.1.5 Ok\nRCPT TO:<c@example.net>\n«552 5.2.2 Mailbox full»\nQUIT\n221 2.0.0 Bye\n';

describe('Go to Next and Previous Failure', () => {
  afterEach(closeEditors);

  it('go from one to the other, and around the end', async () => {
    const opened = await openOurs('smtp-transcript', TWO);
    const editor = await show(opened, new vscode.Range(0, 0, 0, 0));
    const places: vscode.Position[] = [];
    for (const command of [NEXT, NEXT, NEXT, PREVIOUS, PREVIOUS]) {
      const { messages } = await run(command);
      assert.isEmpty(messages);
      places.push(editor.selection.active);
    }
    assert.deepEqual(places, [0, 1, 0, 1, 0].map((index) => opened.range(index).start));
  });

  it('bring the failure into view', async () => {
    const opened = await openOurs('smtp-transcript', `220 mx.example.net ESMTP\n${'NOOP\n250 2.0.0 Ok\n'.repeat(300)}RCPT TO:<a@example.net>\n«550 5.1.1 No such user»\n`);
    const failure = opened.range(0);
    const editor = await show(opened, new vscode.Range(0, 0, 0, 0));
    const scrolled = new Promise<void>((resolve) => {
      const subscription = vscode.window.onDidChangeTextEditorVisibleRanges(({ visibleRanges }) => {
        if (!visibleRanges.some((range) => range.contains(failure))) return;
        subscription.dispose();
        resolve();
      });
    });
    await run(NEXT);
    assert.deepEqual(editor.selection.active, failure.start);
    await scrolled;
  });

  it('say so where there is none', async () => {
    const opened = await openOurs('smtp-transcript', '220 mx.example.net ESMTP\nQUIT\n221 2.0.0 Bye\n');
    await show(opened, new vscode.Range(0, 0, 0, 0));
    const { messages } = await run(NEXT);
    assert.match(messages.join(), /No failure/);
  });

  for (const command of [NEXT, PREVIOUS]) {
    it(`${command} says what to open, with no editor and in a document that is not ours`, async () => {
      assert.match((await run(command)).messages.join(), /Open a mail log/);
      await vscode.window.showTextDocument(await openForeign('plaintext', 'Nothing but prose.\n'));
      assert.match((await run(command)).messages.join(), /Open a mail log/);
    });
  }
});
