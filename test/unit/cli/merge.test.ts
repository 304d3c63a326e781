import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../../src/cli/commands/check';
import { merge } from '../../../src/cli/commands/merge';
import { readCases } from '../../support/cases';
import { printedBy } from '../../support/printed';

describe('mail-log merge', () => {
  let folder = '';
  before(() => { folder = mkdtempSync(join(tmpdir(), 'mail-log-')); });
  after(() => { rmSync(folder, { recursive: true }); });

  function file(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }
  async function merged(...files: readonly string[]): Promise<{ readonly status: number; readonly text: string }> {
    const { status, bytes } = await printedBy(() => merge(files, { json: true }));
    return { status, text: bytes.toString('utf8') };
  }
  /** What `check --json` prints of some logs. */
  async function checked(...texts: readonly string[]): Promise<string> {
    const files = texts.map((text, index) => file(`log-${index}`, text));
    return (await printedBy(() => check(files, { json: true, all: true, jobs: 1 }))).bytes.toString('utf8');
  }

  it('counts groups of several runs as one run would have, whatever the order, and again', async () => {
    const texts = readCases().filter(({ format }) => format === 'postfix' || format === 'exim').map(({ text }) => text);
    const records = (await checked(...texts)).split('\n').filter((line) => line !== '');
    const whole = await merged(file('all.jsonl', records.join('\n')));
    const shards = [0, 1, 2].map((shard) => file(`${shard}.jsonl`, records.filter((_, index) => index % 3 === shard).join('\n')));
    assert.deepEqual(await merged(...shards), whole);
    assert.deepEqual(await merged(...[...shards].reverse()), whole);
    const [one = '', ...others] = shards;
    const part = file('part.jsonl', (await merged(...others)).text);
    assert.deepEqual(await merged(part, one), whole);

    const groups = whole.text.trim().split('\n').map((line): Record<string, unknown> => JSON.parse(line) as Record<string, unknown>);
    assert.equal(groups.reduce((sum, { count }) => sum + Number(count), 0), records.length);
    assert.equal(whole.status, 1);
    assert.ok(groups.every(({ count }, index) => index === 0 || Number(count) <= Number(groups[index - 1]?.['count'])));
    const [most] = groups;
    assert.equal(records.filter((line) => line.includes(`"group":${JSON.stringify(most?.['group'])}`)).length, most?.['count']);
  });

  it('leaves out what is no record, and says so', async () => {
    const record = (await checked('220 mx.example.com ESMTP\nEHLO a.example\n250 mx.example.com\nMAIL FROM:<a@example.com>\n250 Ok\nRCPT TO:<b@example.net>\n550 5.1.1 No such user\n')).split('\n')[0] ?? '';
    const { status, text } = await merged(file('mixed.jsonl', `${record}\nno record\n[1]\n{"count":3}\n\n${record}\n`));
    assert.equal(status, 2);
    assert.match(text, /^\{"count":2,"group":"permanent-failure /);
    assert.equal((await merged(join(folder, 'nowhere.jsonl'))).status, 2);
    assert.deepEqual(await merged(file('empty.jsonl', '')), { status: 0, text: '' });
  });
});
