import { strict as assert } from 'node:assert';
import { Buffer } from 'node:buffer';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redactFiles } from '../../../src/cli/commands/redact';
import { redact } from '../../../src/core';
import { analyze } from '../../support/annotate';
import { printedBy } from '../../support/printed';

const plain = { users: false, hosts: false };
const both = { users: true, hosts: true };

describe('mail-log redact', () => {
  let folder = '';
  before(() => { folder = mkdtempSync(join(tmpdir(), 'mail-log-')); });
  after(() => { rmSync(folder, { recursive: true }); });

  async function redacted(bytes: Buffer, options = plain): Promise<Buffer> {
    const file = join(folder, 'some.log');
    writeFileSync(file, bytes);
    const { status, bytes: printed } = await printedBy(() => redactFiles([file], options));
    assert.equal(status, 0);
    return printed;
  }

  for (const name of readdirSync('samples').filter((one) => /\.(?:smtp|log)$/.test(one))) {
    it(`takes out of ${name} what the editor takes out`, async () => {
      const text = readFileSync(join('samples', name), 'utf8');
      const once = (await redacted(Buffer.from(text))).toString('utf8');
      assert.equal(once, redact(text, analyze(text).facts));
    });
    it(`changes nothing more in ${name} the second time, names replaced`, async () => {
      const once = await redacted(readFileSync(join('samples', name)), both);
      assert.equal((await redacted(once, both)).toString('utf8'), once.toString('utf8'));
    });
  }

  const SESSION = 'S: 220 mx.example.com ESMTP\nC: AUTH PLAIN AGFsaWNlAG5vdC1yZWFs\nS: 535 no\n';
  const CLEAN = SESSION.replace('AGFsaWNlAG5vdC1yZWFs', 'AGFsaWNlAFtyZWRhY3RlZF0=');

  it('takes a response out of all rows of a dump, characters and octets', async () => {
    const dump = readFileSync('test/corpus/curl/trace.log');
    const once = (await redacted(dump)).toString('latin1');
    // The last characters of the password, in Base64, and their octets
    for (const piece of ['cy0wMTIzNDU2Nzg5', '63 79 30 77 4d 54 49 7a', 'aGFuLXNpeHR5LWZv']) {
      assert.ok(dump.includes(piece));
      assert.ok(!once.includes(piece), piece);
    }
    const folded = ['<= Recv header, 30 bytes (0x1e)', '0000: 220 mx.example.com ESMTP', '=> Send header, 114 bytes (0x72)', `0000: AUTH PLAIN ${'AGFsaWNlAG5v'.repeat(5).slice(0, 53)}`, '0040: dC1yZWFs', '<= Recv header, 9 bytes (0x9)', '0000: 535 no', ''].join('\n');
    assert.ok(!(await redacted(Buffer.from(folded))).includes('dC1yZWFs'));
  });

  it('gives back every other byte: line ends, and what is no UTF-8', async () => {
    const around = Buffer.from([0x53, 0x3a, 0x20, 0x32, 0x35, 0x30, 0x20, 0xe9, 0xff, 0x00, 0x0d, 0x0a, 0x0d, 0x0a]);
    const crlf = (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'));
    assert.deepEqual(await redacted(Buffer.concat([crlf(SESSION), around])), Buffer.concat([crlf(CLEAN), around]));
  });

  it('reads UTF-16', async () => {
    const wide = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
    assert.deepEqual(await redacted(wide(SESSION)), wide(CLEAN));
    assert.deepEqual(await redacted(wide(SESSION).swap16()), wide(CLEAN).swap16());
  });

  it('goes on over the borders of what is read at a time', async () => {
    const filler = 'C: NOOP\nS: 250 2.0.0 Ok\n'.repeat(50_000);
    const text = `${SESSION}${filler}C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\n${'\n'.repeat(3)}C: YWxpY2U=\nS: 334 UGFzc3dvcmQ6\nC: bm90LXJlYWw=\n`;
    const clean = (await redacted(Buffer.from(text))).toString('utf8');
    assert.equal(clean.length, text.length + CLEAN.length - SESSION.length + 4);
    assert.ok(!clean.includes('bm90LXJlYWw') && clean.includes('YWxpY2U='));
  });
});
