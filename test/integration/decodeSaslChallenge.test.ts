import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeEditors, openForeign, openOurs, show, startOf } from './support/documents';
import { run } from './support/user';

const COMMAND = 'mailLog.decodeSaslChallenge';
const LOGIN = '220 mail.example.com ESMTP\nAUTH LOGIN\n334 «VXNlcm5hbWU6»\nYWxpY2U=\n334 UGFzc3dvcmQ6\n«d3JvbmctcGFzc3dvcmQ=»\n535 5.7.8 Authentication failed\n';

describe('Decode SASL Challenge', () => {
  afterEach(closeEditors);

  it('decodes the payload under the cursor and copies what is picked', async () => {
    const opened = await openOurs('smtp-transcript', LOGIN);
    await show(opened, startOf(opened.range(0)));
    const { picks } = await run(COMMAND, { picks: [([first]) => first] });
    assert.lengthOf(picks, 1);
    assert.match(picks[0]?.[0] ?? '', /^Username:/);
    assert.equal(await vscode.env.clipboard.readText(), 'Username:');
  });

  it('masks a password, and so does the clipboard', async () => {
    const opened = await openOurs('smtp-transcript', LOGIN);
    await show(opened, startOf(opened.range(1)));
    const { picks } = await run(COMMAND, { picks: [([first]) => first] });
    assert.include(picks[0]?.join(), '••••••');
    assert.notInclude(picks[0]?.join(), 'wrong-password');
    assert.notInclude(await vscode.env.clipboard.readText(), 'wrong-password');
  });

  it('leaves the document as it is', async () => {
    const opened = await openOurs('smtp-transcript', LOGIN);
    const before = opened.document.getText();
    await show(opened, startOf(opened.range(0)));
    await run(COMMAND, { picks: [([first]) => first] });
    assert.equal(opened.document.getText(), before);
  });

  it('decodes a selection, in any document', async () => {
    const document = await openForeign('markdown', 'The server said 334 VXNlcm5hbWU6 to us.');
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(0, 16, 0, 32) });
    const { picks, inputs } = await run(COMMAND);
    assert.match(picks[0]?.[0] ?? '', /^Username:/);
    assert.isEmpty(inputs);
  });

  it('asks with nothing to decode at hand, starting with a clipboard that is Base64', async () => {
    await vscode.env.clipboard.writeText('VXNlcm5hbWU6');
    const { picks, inputs } = await run(COMMAND, { input: (value) => value });
    assert.deepEqual(inputs, ['VXNlcm5hbWU6']);
    assert.match(picks[0]?.[0] ?? '', /^Username:/);
  });

  it('does not offer a clipboard of other things', async () => {
    await vscode.env.clipboard.writeText('see you at 10!');
    const { picks, inputs } = await run(COMMAND);
    assert.deepEqual(inputs, ['']);
    assert.isEmpty(picks);
  });

  it('says what is wrong with what is no Base64', async () => {
    const { picks, messages } = await run(COMMAND, { input: () => '334 VXNlcm5h!WU6' });
    assert.isEmpty(picks);
    assert.lengthOf(messages, 1);
    assert.match(messages[0] ?? '', /Base64/);
  });
});
