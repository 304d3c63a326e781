import assert from 'node:assert/strict';
import { summary } from '../../../src/cli/commands/summary';
import { printedBy } from '../../support/printed';

describe('mail-log summary', () => {
  it('prints a report in which columns line up', async () => {
    const { status, bytes } = await printedBy(() => summary(['samples/postfix.log'], { json: false }));
    const report = bytes.toString('utf8');
    assert.equal(status, 0);
    assert.match(report, /^samples\/postfix\.log: 210 lines, Nov 24 \d\d:\d\d:\d\d to Nov 24 \d\d:\d\d:\d\d\n\nMessages\n {2}received {4}6 {2}6\.2 KB\n/);
    for (const heading of ['Why mail failed', 'Who refused it', 'Why this server refused strangers', 'Recipient domains', 'Senders', 'Delays of deliveries', 'Failed logins, by address']) {
      assert.ok(report.includes(`\n\n${heading}\n`), heading);
    }
    assert.ok(!/[ \t]$/m.test(report), 'no blank at the end of a line');
  });

  it('prints one object, with lines that count from 1', async () => {
    const { bytes } = await printedBy(() => summary(['samples/postfix.log', 'test/corpus/exim/deliveries.log'], { json: true }));
    const records = bytes.toString('utf8').trim().split('\n').map((one) => JSON.parse(one) as Record<string, unknown>);
    assert.deepEqual(records.map(({ kind, files }) => [kind, files]), [['summary', ['samples/postfix.log']], ['summary', ['test/corpus/exim/deliveries.log']]]);
    assert.deepEqual(records[0]?.['loginFailures'], [{ name: '203.0.113.66', count: 3, line: 141 }]);
  });

  it('fails on a file that is not there', async () => {
    const { status, bytes } = await printedBy(() => summary(['samples/gone.log'], { json: false }));
    assert.deepEqual([status, bytes.length], [2, 0]);
  });
});
