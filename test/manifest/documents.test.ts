import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Links to files that are not there. Links to the web are not followed. */
function deadLinks(path: string, text: string): readonly string[] {
  const prose = text.replace(/^```[^]*?^```/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    const file = target.replace(/#.*$/, '');
    return /^(?:https?:|mailto:)/.test(target) || file === '' || existsSync(join(dirname(path), file)) ? [] : [`${path}: ${target}`];
  });
}

/** Files that documents about the code name and that are not there. What a page says to make is not looked for. */
function filesGone(path: string, text: string, files: readonly string[]): readonly string[] {
  const named = [...text.matchAll(/`([\w./-]+\.(?:ts|mjs|wat))`/g)].map(([, file = '']) => file).filter((file) => !/^name\.(?:web\.)?ts$/.test(file));
  return named.filter((file) => !files.some((one) => one === file || one.endsWith(`/${file}`))).map((file) => `${path}: ${file}`);
}

function documents(): readonly string[] {
  const inDocs = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md')).map((file) => join('docs', file));
  return ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'samples/README.md', ...inDocs];
}

describe('the documentation', function () {
  this.timeout(20_000);
  let copy = '';
  before(() => {
    copy = mkdtempSync(join(tmpdir(), 'mail-log-documents-'));
    cpSync('README.md', join(copy, 'README.md'));
    cpSync('docs', join(copy, 'docs'), { recursive: true });
  });
  after(() => {
    rmSync(copy, { recursive: true });
  });

  function check(): { readonly status: number | null; readonly stderr: string } {
    return spawnSync(process.execPath, ['scripts/sync.mjs', '--check', copy], { encoding: 'utf8' });
  }

  it('repeats what stands elsewhere as it stands there', () => {
    assert.deepEqual(check().stderr, '');
  });

  it('is seen to say something else', () => {
    const readme = join(copy, 'README.md');
    writeFileSync(readme, readFileSync(readme, 'utf8').replace('mailLog.nextFailure', 'mailLog.nextMistake'));
    const { status, stderr } = check();
    assert.equal(status, 1);
    assert.match(stderr, /^Out of date: README\.md\./);
  });

  it('links to files that are there', () => {
    assert.deepEqual(documents().flatMap((path) => deadLinks(path, readFileSync(path, 'utf8'))), []);
    assert.deepEqual(deadLinks('README.md', 'See [here](gone.md#top), [there](LICENSE) and [that](https://example.com).'), ['README.md: gone.md#top']);
  });

  it('names files of the code that are there', () => {
    const files = [...readdirSync('.'), ...['src', 'test', 'scripts'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file).replaceAll('\\', '/')))];
    const pages = ['CONTRIBUTING.md', 'docs/architecture.md', 'docs/at-scale.md', 'docs/performance.md', 'docs/summary.md'];
    assert.deepEqual(pages.flatMap((path) => filesGone(path, readFileSync(path, 'utf8'), files)), []);
    assert.deepEqual(filesGone('docs/performance.md', 'See `blocks/gone.ts` and `blocks/state.ts`.', files), ['docs/performance.md: blocks/gone.ts']);
  });
});
