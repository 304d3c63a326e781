import { strict as assert } from 'node:assert';
import { logsOf } from '../../../src/files/rotation';

const logs = (...files: readonly string[]): readonly (readonly string[])[] => logsOf(files, (file) => file);

describe('rotated files', () => {
  const orders: readonly (readonly [what: string, oldestFirst: readonly string[]])[] = [
    ['numbers count up into the past', ['/var/log/mail.log.10.gz', '/var/log/mail.log.3.xz', '/var/log/mail.log.2.gz', '/var/log/mail.log.1', '/var/log/mail.log']],
    ['the number may be 0', ['mail.log.1.bz2', 'mail.log.0.bz2', 'mail.log']],
    ['the number may have zeros before it', ['mainlog.10.gz', 'mainlog.02.gz', 'mainlog.01', 'mainlog']],
    ['the number may stand before the ending', ['mail.2.log', 'mail.1.log', 'mail.log']],
    ['dates count up to now', ['maillog-20261030.zst', 'maillog-20261123', 'maillog']],
    ['dates may be punctuated', ['mail.log.2026-10-30.gz', 'mail.log.2026-11-23', 'mail.log']],
    ['dates may have a time', ['mail.log-20261123-1795392000.gz', 'mail.log-20261124-1795478400.gz', 'mail.log']],
    ['dates may stand before the ending', ['mail-20261030.log.gz', 'mail-20261123.log', 'mail.log']],
    ['Exchange counts within a day or an hour', ['SEND20261123-2.LOG', 'SEND20261123-10.LOG', 'SEND20261124-1.LOG']],
    ['Exchange counts within an hour', ['RECV2026112309-1.LOG', 'RECV2026112310-1.LOG']],
  ];
  for (const [what, oldestFirst] of orders) {
    it(`are put in the order of time: ${what}`, () => {
      for (const given of [oldestFirst, [...oldestFirst].reverse(), [...oldestFirst].sort()]) assert.deepEqual(logs(...given), [oldestFirst]);
    });
  }

  it('of different logs stay apart, in the order they were given', () => {
    assert.deepEqual(logs('mainlog', 'b/mail.log', 'mail.log', 'mainlog.1', 'b/mail.log.1', 'C:\\logs\\mail.log.1'), [
      ['mainlog.1', 'mainlog'],
      ['b/mail.log.1', 'b/mail.log'],
      ['mail.log'],
      ['C:\\logs\\mail.log.1'],
    ]);
  });

  it('that are given twice are read twice', () => {
    assert.deepEqual(logs('mail.log', 'mail.log'), [['mail.log'], ['mail.log']]);
    assert.deepEqual(logs('-', '-'), [['-'], ['-']]);
  });

  it('are not seen in names that only have numbers', () => {
    assert.equal(logs('session-1.log', 'session-2.log', 'bounce 550.txt', '192.0.2.1', 'swaks.smtp').length, 5);
  });
});
