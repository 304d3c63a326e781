import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { readManifest, readJson } from '../support/manifest';

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

function loose(versions: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(versions).filter(([, version]) => !EXACT.test(version)).map(([name, version]) => `${name} ${version}`);
}

/** Whether the allow-list of .vscodeignore lets a file into the package. The last line that matches decides. */
function packed(path: string, ignore: string): boolean {
  const lines = ignore.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const matches = (pattern: string): boolean => matchesGlob(path, pattern);
  return lines.reduce((kept, line) => (line.startsWith('!') ? kept || matches(line.slice(1)) : kept && !matches(line)), true);
}

/** `**` is anything, `*` a piece of one name. */
function matchesGlob(path: string, pattern: string): boolean {
  const parts = pattern.split(/(\*\*|\*)/).map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&')));
  return new RegExp(`^${parts.join('')}$`).test(path);
}

describe('the package', () => {
  const manifest = readManifest();
  const ignore = readFileSync('.vscodeignore', 'utf8');

  it('pins every version', () => {
    assert.deepEqual(loose({ ...manifest.dependencies, ...manifest.devDependencies }), []);
    assert.deepEqual(loose({ a: '^1.2.3', b: 'latest', c: '1.2.3', d: '1.2', e: '2.0.0-rc.1' }), ['a ^1.2.3', 'b latest', 'd 1.2']);
  });

  it('is written against the oldest VS Code it runs in', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode'] ?? ''}`);
  });

  it('is written against the oldest Node it builds with', () => {
    assert.equal(/\d+/.exec(manifest.engines.node)?.[0], /\d+/.exec(manifest.devDependencies['@types/node'] ?? '')?.[0]);
  });

  it('has the files it starts with, built and packed', () => {
    for (const file of [manifest.main, manifest.browser, ...Object.values(manifest.bin)]) {
      assert.ok(existsSync(file), `${file} is missing: npm run build makes it`);
      assert.ok(packed(file.replace('./', ''), ignore), `${file} is not in the package`);
    }
  });

  it('has the files that its manifest points to', () => {
    const named = JSON.stringify(manifest).matchAll(/"\.?\/?((?:images|syntaxes|languages)\/[^"]+)"/g);
    for (const [, file = ''] of [...named, ['', 'LICENSE'], ['', 'package.nls.json']]) {
      assert.ok(existsSync(file), `${file} is missing`);
      assert.ok(packed(file, ignore), `${file} is not in the package`);
    }
  });

  it('holds nothing that its users do not need', () => {
    for (const file of ['src/extension.ts', 'test/unit/base64.test.ts', 'samples/postfix.log', 'scripts/sync.mjs', 'package-lock.json', 'docs/architecture.md', 'images/hover-dark.png']) {
      assert.ok(!packed(file, ignore), file);
    }
  });

  it('wakes up for the languages it shares with others, and by itself for its own', () => {
    const { activationEvents, contributes } = manifest;
    const own = contributes.languages.map(({ id }) => `onLanguage:${id}`);
    assert.deepEqual(activationEvents.filter((event) => own.includes(event)), [], 'VS Code adds these by itself');
    assert.deepEqual(activationEvents.filter((event) => event.startsWith('onCommand:') || event === '*'), []);
    for (const language of ['log', 'plaintext']) assert.ok(activationEvents.includes(`onLanguage:${language}`), language);
  });

  it('says that it works in untrusted and virtual workspaces', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });

  it('has its version in the changelog', () => {
    assert.match(readFileSync('CHANGELOG.md', 'utf8'), new RegExp(`^## \\[?${manifest.version.replaceAll('.', '\\.')}\\]?`, 'm'));
  });

  it('has the same version in the lock file', () => {
    assert.equal((readJson('package-lock.json') as { readonly version: string }).version, manifest.version);
  });
});
