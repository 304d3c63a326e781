import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { tokenize } from './grammars';
import { marked, roleOf, unmarked } from './marked';
import { grammarOf, texts } from './texts';

const folder = 'test/grammar/snapshots';
const update = process.env['UPDATE_SNAPSHOTS'] === '1';
const renewal = 'UPDATE_SNAPSHOTS=1 node scripts/unit.mjs test/grammar';

// samples/postfix.log → test/grammar/snapshots/samples/postfix.log.snap
const snapshotOf = (path: string): string => `${folder}/${path.replace(/^test\/(?:grammar\/)?/, '')}.snap`;

/** Compares lines with those kept in the file and names the first that differs; writes the file instead where that was asked for. */
function assertSnapshot(path: string, actual: readonly string[]): void {
  if (update) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual.map((line) => `${line}\n`).join(''));
    return;
  }
  assert.ok(existsSync(path), `${path} is missing; ${renewal} writes it`);
  const kept = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  const length = Math.max(kept.length, actual.length);
  for (let at = 0; at < length; at++) {
    if (kept[at] === actual[at]) continue;
    assert.fail(`${path}:${at + 1} (${renewal} renews it)\n  kept: ${kept[at] ?? '(no line)'}\n  now:  ${actual[at] ?? '(no line)'}`);
  }
}

describe('grammar snapshots', function () {
  this.timeout(60_000);

  for (const text of texts) {
    it(text.path, async () => {
      const snapshot = marked(await grammarOf(text), text.lines);
      assert.deepEqual(snapshot.map(unmarked), text.lines);
      assertSnapshot(snapshotOf(text.path), snapshot);
    });
  }

  it('give each role the same scopes wherever it stands', async () => {
    const roles = new Map<string, string>();
    for (const text of texts) {
      for (const piece of tokenize(await grammarOf(text), text.lines).flat()) {
        const role = roleOf(piece);
        if (role === '') continue;
        const scopes = piece.scopes.filter((scope) => !scope.startsWith('meta.')).join(' ');
        assert.equal(scopes, roles.get(role) ?? scopes, `${role} in ${text.path}: ${piece.text}`);
        roles.set(role, scopes);
      }
    }
    assertSnapshot(`${folder}/roles.snap`, [...roles].map(([role, scopes]) => `${role}: ${scopes}`).sort());
  });

  it('are kept of no text that is gone', () => {
    const wanted = new Set([`${folder}/roles.snap`, ...texts.map(({ path }) => snapshotOf(path))]);
    const stale = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.snap') && !wanted.has(path));
    if (update) for (const path of stale) rmSync(path);
    else assert.deepEqual(stale, []);
  });
});
