import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder that is there while the tests of a `describe` run. */
export function temporaryFolder(): { write(name: string, content: string | Uint8Array): string; path(name: string): string } {
  let folder = '';
  before(() => { folder = mkdtempSync(join(tmpdir(), 'mail-log-test-')); });
  after(() => { rmSync(folder, { recursive: true, force: true }); });
  const path = (name: string): string => join(folder, name);
  return {
    path,
    write(name, content) {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), content);
      return path(name);
    },
  };
}
