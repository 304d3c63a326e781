import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeEditors } from './support/documents';
import { shownPage } from './support/pages';
import { run } from './support/user';

const COMMAND = 'mailLog.compareReplyCodes';

describe('Compare Reply Codes…', () => {
  afterEach(closeEditors);

  it('shows two codes side by side, their differences numbered', async () => {
    await run(COMMAND, { picks: ['334', '521'] });
    const { title, text } = await shownPage();
    assert.equal(title, '334 vs 521');
    for (const part of ['3xx Positive Intermediate', '5xx Permanent Negative', 'Description', 'When you see it', 'How to fix']) assert.include(text, part);
    assert.match(text, /^\| .*Class.* \| 3xx .* \| 5xx .* \|$/m, 'both classes in one row');
    assert.match(text, /Key differences\s+1\. .+\n2\. .+/);
  });

  it('shows nothing after one code only', async () => {
    const { picks } = await run(COMMAND, { picks: ['334'] });
    assert.lengthOf(picks, 2);
    assert.isTrue(vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0));
  });
});
