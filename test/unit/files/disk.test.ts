import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { renameSync, truncateSync, unlinkSync } from 'node:fs';
import { bytesOf, fileBytesOf, headOf } from '../../../src/files/disk';
import { Unreadable } from '../../../src/files/unreadable';
import { temporaryFolder } from '../../support/temporary';

describe('a file on the disk', () => {
  const folder = temporaryFolder();
  const big = Buffer.alloc(3 << 20, 'x');

  async function drain(rest: AsyncGenerator<Uint8Array>): Promise<number> {
    let length = 0;
    for await (const piece of rest) length += piece.length;
    return length;
  }

  it('that becomes shorter while it is read gives what it had, then says so', async () => {
    const path = folder.write('shrinking.log', big);
    const bytes = bytesOf(path);
    const first = await bytes.next();
    truncateSync(path, 100);
    assert.equal((first.value as Uint8Array).length, 1 << 20);
    await assert.rejects(drain(bytes), (error) => error instanceof Unreadable && error.message === 'it became shorter while it was read; run this again');
  });

  it('that is rotated while it is read is read to its end', async () => {
    const path = folder.write('rotating.log', big);
    const bytes = bytesOf(path);
    await bytes.next();
    renameSync(path, `${path}.1`);
    folder.write('rotating.log', 'new\n');
    assert.equal(await drain(bytes), 2 << 20);
    const deleted = bytesOf(`${path}.1`);
    await deleted.next();
    unlinkSync(`${path}.1`);
    assert.equal(await drain(deleted), 2 << 20);
  });

  it('that is empty, or tells no size, is no fault', async () => {
    assert.equal(await drain(bytesOf(folder.write('empty.log', ''))), 0);
    if (process.platform === 'linux') assert.ok((await drain(bytesOf('/proc/self/status'))) > 0);
  });

  it('is told from a pipe, which nobody may be there to write into', async function () {
    if (process.platform === 'win32') this.skip();
    const pipe = folder.path('pipe');
    execFileSync('mkfifo', [pipe]);
    assert.equal(await drain(headOf(pipe)), 0);
    for (const path of [pipe, '/dev/zero']) await assert.rejects(drain(fileBytesOf(path)), (error) => error instanceof Unreadable && error.message.startsWith('it is a pipe or a device'));
    await assert.rejects(drain(fileBytesOf(folder.path('.'))), (error) => error instanceof Unreadable && error.message.startsWith('it is a directory'));
    await assert.rejects(drain(fileBytesOf(folder.path('gone'))), (error) => error instanceof Unreadable && error.message === 'there is no such file');
    assert.equal(await drain(fileBytesOf(folder.write('plain.log', 'x'))), 1);
  });
});
