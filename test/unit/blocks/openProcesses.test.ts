import { strict as assert } from 'node:assert';
import { OpenProcesses } from '../../../src/core/blocks/openProcesses';

describe('the processes with open sessions', () => {
  it('are known by the number at the end of the name', () => {
    const open = new OpenProcesses(['postfix/smtpd[1234]']);
    assert.equal(open.has(1234), true);
    assert.equal(open.has(123), false);
    open.remove('postfix/smtpd[1234]');
    assert.equal(open.has(1234), false);
  });

  it('stay while one of several with the same number is open', () => {
    const open = new OpenProcesses([]);
    for (const session of ['postfix/smtpd[7]', 'relay/smtpd[7]', 'relay/smtpd[7]']) open.add(session);
    open.remove('relay/smtpd[7]');
    assert.equal(open.has(7), true);
    open.remove('postfix/smtpd[7]');
    assert.equal(open.has(7), false);
  });

  it('have numbers of 32 bits, as the scan of lines has', () => {
    assert.equal(new OpenProcesses(['smtpd[4294967299]']).has(3), true);
  });

  it('are none of sessions with other names', () => {
    const open = new OpenProcesses(['', ']', '12', '7]', 'mx.example.net [192.0.2.1]', 'SMTP-3', 'smtpd[1a]']);
    for (const process of [0, 1, 2, 3, 7, 12]) assert.equal(open.has(process), false, String(process));
  });
});
