import { strict as assert } from 'node:assert';
import { withoutNames } from '../../../src/core/reference/withoutNames';

describe('A reply without names', () => {
  for (const [reply, without] of [
    ['<bob@example.net>: Recipient address rejected: User unknown', '<@>: Recipient address rejected: User unknown'],
    ['bob+tag@example.net,carol@mail.example.com unknown', '@,@ unknown'],
    ['Client host [unknown[192.0.2.1]] blocked using bl.example.org', 'Client host [host[0]] blocked using bl.example.org'],
    ['mail from [192.0.2.1] refused, ask mx.example.net[2001:db8::1]', 'mail from [0] refused, ask host[0]'],
    ['Access denied, banned sender[192.0.2.1]', 'Access denied, banned sender[0]'],
    ['[TSS04] Messages from 192.0.2.1 temporarily deferred', '[TSS04] Messages from 192.0.2.1 temporarily deferred'],
    ['a@b@c', '@@'],
    ['[192.0.2.1', '[192.0.2.1'],
    ['@', '@'],
    ['', ''],
  ] as const) {
    it(JSON.stringify(reply), () => {
      assert.equal(withoutNames(reply), without);
    });
  }

  it('does not take long, whatever it holds', () => {
    for (const hostile of ['a'.repeat(200_000), '@'.repeat(200_000), '['.repeat(200_000), '[1.'.repeat(70_000)]) assert.equal(typeof withoutNames(hostile), 'string');
  });
});
