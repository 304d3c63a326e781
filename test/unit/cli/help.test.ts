import { strict as assert } from 'node:assert';
import { buildTerminal, mailLog } from '../../support/terminal';

describe('mail-log --help', function () {
  this.timeout(60_000);
  before(buildTerminal);

  it('lists the commands; each says for itself what it does and explains each option of its usage', () => {
    const all = mailLog(['--help']);
    assert.equal(all.status, 0);
    const commands = [...all.stdout.matchAll(/ mail-log ([a-z]+) +(.+)/g)].map(([, name = '', rest = '']) => ({ name, rest }));
    assert.equal(commands.length, 8);
    for (const { name, rest } of commands) {
      const { status, stdout } = mailLog([name, '--help']);
      assert.equal(status, 0, name);
      assert.ok(stdout.startsWith(`usage: mail-log ${name} ${rest}\n\n`), name);
      const explained = [...stdout.matchAll(/^ {2}(--[a-z]+)/gm)].map(([, option]) => option);
      assert.deepEqual(explained, [...rest.matchAll(/--[a-z]+/g)].map(([option]) => option), name);
      for (const line of stdout.split('\n')) assert.ok(line.length <= 80, line);
    }
  });

  it('is what a wrong option leads to, in one line', () => {
    assert.deepEqual(mailLog(['check', '--jso', '-']), { status: 2, stdout: '', stderr: "mail-log: unknown option '--jso'; see mail-log --help\n" });
  });
});
