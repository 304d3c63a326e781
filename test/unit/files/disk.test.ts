import { strict as assert } from 'node:assert';
import { renameSync, truncateSync, unlinkSync } from 'node:fs';
import { bytesOf } from '../../../src/files/disk';
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
});
