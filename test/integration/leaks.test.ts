import { assert } from 'chai';
import * as vscode from 'vscode';
import { createServices, type Services } from '../../src/editor/services';
import { commands } from '../../src/features/commands';
import { features } from '../../src/features';
import type { Feature } from '../../src/features/feature';
import { context } from './support/context';
import { closeEditors, openOurs, show } from './support/documents';
import { extension } from './support/extension';
import { countLive, type Live } from './support/live';

const LOGIN = '220 mail.example.com ESMTP\nAUTH LOGIN\n334 VXNlcm5hbWU6\nYWxpY2U=\n334 UGFzc3dvcmQ6\nd3JvbmctcGFzc3dvcmQ=\n535 5.7.8 Authentication failed\n';
const TIMES = 20;

describe('what is switched off', () => {
  let live: Live;
  beforeEach(async () => {
    await extension.activate();
    live = countLive();
  });
  afterEach(async () => {
    live.stop();
    await vscode.workspace.getConfiguration().update('mailLog.decode.display', undefined, vscode.ConfigurationTarget.Global);
    await closeEditors();
  });

  it('leaves nothing behind, whichever feature it was and however often', () => {
    const services = createServices(context());
    try {
      toggle(services, live);
    } finally {
      services.dispose();
    }
    assert.isEmpty(live.things);
  });

  it('leaves no decoration behind when the way of showing decoded text changes to and fro', async () => {
    await show(await openOurs('smtp-transcript', LOGIN), new vscode.Range(0, 0, 0, 0));
    const settings = vscode.workspace.getConfiguration('mailLog');
    const counts: string[] = [];
    for (const display of ['off', 'decoration', 'inlayHint', 'decoration', 'off', 'inlayHint', 'decoration', 'off']) {
      await settings.update('decode.display', display, vscode.ConfigurationTarget.Global);
      counts.push(`${display} ${live.things.filter((name) => name === 'window.createTextEditorDecorationType').length}`);
    }
    assert.deepEqual(counts, ['off 0', 'decoration 1', 'inlayHint 0', 'decoration 1', 'off 0', 'inlayHint 0', 'decoration 1', 'off 0']);
  });

  it('is every listener of a document that is closed', async () => {
    const before = [...live.things];
    for (let time = 0; time < 5; time++) {
      await show(await openOurs('smtp-transcript', LOGIN), new vscode.Range(0, 0, 0, 0));
      await closeEditors();
    }
    assert.sameMembers([...live.things], before);
  });
});

function toggle(services: Services, live: Live): void {
  assert.isNotEmpty(live.things);
  const before = [...live.things];
  const made = new Set<Feature>();
  // Ids of commands cannot be taken twice, and the extension under test has them.
  for (const feature of features.filter((one) => one !== commands)) {
    for (let time = 0; time < TIMES; time++) {
      const started = feature(services);
      if (live.things.length > before.length) made.add(feature);
      started.dispose();
    }
    assert.sameMembers([...live.things], before);
  }
  assert.isAbove(made.size, 8, 'it is seen what features make');
}
