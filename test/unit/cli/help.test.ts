import { strict as assert } from 'node:assert';
import { version } from '../../../package.json';
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

  it('names the nearest option, of this command, to one that the command does not have', () => {
    const refused: readonly (readonly [readonly string[], string])[] = [
      [['check', '--jso', '-'], 'mail-log check has no option --jso; did you mean --json?'],
      [['check', '--fromat=postfix', '-'], 'mail-log check has no option --fromat; did you mean --format?'],
      [['redact', '--Users', '-'], 'mail-log redact has no option --Users; did you mean --users?'],
      [['--versoin'], 'mail-log has no option --versoin; did you mean --version?'],
      // It is an option of others, and was of no effect here.
      [['explain', '--json', '550'], 'mail-log explain has no option --json; see mail-log explain --help'],
      [['summary', '--reveal', '-'], 'mail-log summary has no option --reveal; see mail-log summary --help'],
      [['-x', 'check', '-'], 'mail-log check has no option -x; see mail-log check --help'],
      [['check', '--\u202ereveal', '-'], 'mail-log check has no option --<U+202E>reveal; see mail-log check --help'],
      [['chekc', '--jso', '-'], 'there is no command chekc; did you mean check?'],
      [['sumary', '--help'], 'there is no command sumary; did you mean summary?'],
      [['constructor', '-'], 'there is no command constructor; see mail-log --help'],
      [['check'], 'check needs something to work on; see mail-log check --help'],
    ];
    for (const [args, message] of refused) assert.deepEqual(mailLog(args), { status: 2, stdout: '', stderr: `mail-log: ${message}\n` });
  });

  it('leaves what stands behind two dashes, or begins with an arrow, alone', () => {
    assert.match(mailLog(['explain', '--', '--json']).stderr, /^mail-log: --json is neither a reply code/);
    assert.equal(mailLog(['decode', '-> AUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm']).status, 0);
  });
});

describe('mail-log --version', function () {
  this.timeout(60_000);
  before(buildTerminal);

  it('prints name and version', () => {
    for (const args of [['--version'], ['-V'], ['check', '--version']]) assert.deepEqual(mailLog(args), { status: 0, stdout: `mail-log ${version}\n`, stderr: '' });
  });

  it('is named by --help', () => {
    assert.match(mailLog(['--help']).stdout, /mail-log --version/);
  });
});

describe('mail-log explain', function () {
  this.timeout(60_000);
  before(buildTerminal);

  it('explains the codes among what it is given, and names the rest', () => {
    const { status, stdout, stderr } = mailLog(['explain', '550', '999x', '5.1.1', 'abc']);
    assert.equal(status, 2);
    assert.deepEqual([...stdout.matchAll(/^(\S+) .* · /gm)].map(([, code]) => code), ['550', '5.1.1']);
    assert.equal(stderr, 'mail-log: 999x and abc are neither a reply code such as 550 nor an enhanced status code such as 5.1.1\n');
  });

  it('is silent on standard output where nothing is a code', () => {
    assert.deepEqual(mailLog(['explain', '999']), { status: 2, stdout: '', stderr: 'mail-log: 999 is neither a reply code such as 550 nor an enhanced status code such as 5.1.1\n' });
  });
});
