import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeEditors, openOurs, show, startOf } from './support/documents';
import { shownPage } from './support/pages';
import { run } from './support/user';

const COMMAND = 'mailLog.explainReplyCode';

describe('Explain Reply Code…', () => {
  afterEach(closeEditors);

  it('offers every code with its name and words to search, and shows the one picked', async () => {
    const { picks } = await run(COMMAND, { picks: ['334'] });
    const [items = []] = picks;
    for (const code of ['220', '250', '334', '421', '450', '521', '535', '550', '554']) {
      assert.isTrue(items.some((item) => item.startsWith(`${code} | `)), code);
    }
    const { title, text } = await shownPage();
    assert.match(title, /^334/);
    for (const part of ['3xx Positive Intermediate', 'Description', 'When you see it', 'How to fix', 'RFC 4954']) assert.include(text, part);
  });

  it('starts with the code at the cursor', async () => {
    const opened = await openOurs('smtp-transcript', '220 mx.example.net ESMTP\nRCPT TO:<bob@example.net>\n«550» 5.1.1 No such user\n');
    await show(opened, startOf(opened.range(0)));
    const { picks } = await run(COMMAND);
    assert.match(picks[0]?.[0] ?? '', /^550/);
  });

  it('shows nothing when the user changes their mind', async () => {
    await run(COMMAND);
    assert.isTrue(vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0));
  });
});
