import { strict as assert } from 'node:assert';
import { build, type BuildFailure } from 'esbuild';
import { ESLint } from 'eslint';
import { coreBundle } from '../../scripts/coreBundle.mjs';
import { complaints } from '../support/compile';
import { folderCircles, importCircles } from '../support/importCircles';
import { sourcesIn } from '../support/sources';
import { unusedExports } from '../support/unusedExports';

/** What each check says against code that crosses a border. A check that lets it pass is no check. */

describe('the lint rules', function () {
  this.timeout(20_000);
  const eslint = new ESLint();

  async function said(path: string, code: string): Promise<readonly string[]> {
    const [result] = await eslint.lintText(`${code}\n`, { filePath: path });
    return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? 'syntax');
  }

  const importRule = '@typescript-eslint/no-restricted-imports';
  const crossings: readonly (readonly [what: string, path: string, code: string, rule: string])[] = [
    ['the core imports VS Code', 'src/core/planted.ts', "import { window } from 'vscode';\nexport const x = window;", importRule],
    ['the core imports a type of VS Code', 'src/core/text/planted.ts', "import type { Range } from 'vscode';\nexport type X = Range;", importRule],
    ['the core imports Node', 'src/core/planted.ts', "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;", importRule],
    ['the core imports Node by its old name', 'src/core/sasl/planted.ts', "export { createHmac } from 'crypto';", importRule],
    ['the core imports a dependency', 'src/core/sasl/mechanisms/planted.ts', "import 'mocha';", importRule],
    ['the core imports the editor', 'src/core/rules/planted.ts', "export * from '../../editor/convert';", importRule],
    ['a format imports what stands beside the core', 'src/core/formats/servers/postfix/planted.ts', "export * from '../../../../../editor/convert';", importRule],
    ['the core imports the manifest', 'src/core/planted.ts', "export type { CommandId } from '../manifest';", importRule],
    ['the core imports what stands beside it', 'src/core/sasl/mechanisms/planted.ts', "import type data from '../../../../package.json';\nexport type X = typeof data;", importRule],
    ['the core imports while it runs', 'src/core/planted.ts', "export const x = import('node:fs');", 'no-restricted-syntax'],
    ['the core names a type by import()', 'src/core/planted.ts', "export type X = import('vscode').Range;", 'no-restricted-syntax'],
    ['the core asks for the types of Node', 'src/core/planted.ts', '/// <reference types="node" />\nexport const x = 1;', '@typescript-eslint/triple-slash-reference'],
    ['the editor imports a feature', 'src/editor/planted.ts', "export { hover } from '../features/hover';", importRule],
    ['the editor reaches into the core', 'src/editor/planted.ts', "export { causes } from '../core/reference/causes';", importRule],
    ['a feature imports another', 'src/features/planted.ts', "export { hover } from './hover';", importRule],
    ['a feature imports a command', 'src/features/planted.ts', "export { pickCode } from './commands/pickCode';", importRule],
    ['a command imports another feature', 'src/features/commands/planted.ts', "export { hover } from '../hover';", importRule],
    ['a feature imports the terminal', 'src/features/planted.ts', "export { blocksOf } from '../cli/input';", importRule],
    ['the files import the editor', 'src/files/planted.ts', "export { toRange } from '../editor/convert';", importRule],
    ['the files import VS Code', 'src/files/compression/planted.ts', "export { window } from 'vscode';", importRule],
    ['the files import Node', 'src/files/planted.ts', "export { open } from 'node:fs/promises';", importRule],
    ['the files reach into the core', 'src/files/planted.ts', "export { eachLine } from '../core/text/lines';", importRule],
    ['the core imports the files', 'src/core/planted.ts', "export { logsOf } from '../files/rotation';", importRule],
    ['a worker imports the editor', 'src/worker/planted.ts', "export { toRange } from '../editor/convert';", importRule],
    ['a worker imports VS Code', 'src/worker/planted.ts', "export { window } from 'vscode';", importRule],
    ['the terminal imports the editor', 'src/cli/planted.ts', "export { toRange } from '../editor/convert';", importRule],
    ['the terminal imports VS Code', 'src/cli/planted.ts', "export { window } from 'vscode';", importRule],
  ];
  for (const [what, path, code, rule] of crossings) {
    it(`see that ${what}`, async () => {
      assert.deepEqual(await said(path, code), [rule]);
    });
  }

  const allowed: readonly (readonly [what: string, path: string, code: string])[] = [
    ['the core imports from inside itself', 'src/core/sasl/mechanisms/planted.ts', "export type { Span } from '../../text/span';"],
    ['the editor imports the core and VS Code', 'src/editor/planted.ts', "export { formats } from '../core';\nexport { window } from 'vscode';"],
    ['a feature imports its contract, the editor and the core', 'src/features/planted.ts', "export type { Feature } from './feature';\nexport { toRange } from '../editor/convert';\nexport { formats } from '../core';"],
    ['a command imports its sibling', 'src/features/commands/planted.ts', "export { pickCode } from './pickCode';"],
    ['the files import the core', 'src/files/planted.ts', "export { formats } from '../core';"],
    ['the files on the disk import Node', 'src/files/disk.ts', "export { open } from 'node:fs/promises';"],
    ['the terminal imports the files', 'src/cli/planted.ts', "export { logsOf } from '../files/rotation';"],
    ['the terminal imports Node and the core', 'src/cli/planted.ts', "export { open } from 'node:fs/promises';\nexport { formats } from '../core';"],
  ];
  for (const [what, path, code] of allowed) {
    it(`do not mind that ${what}`, async () => {
      assert.deepEqual(await said(path, code), []);
    });
  }
});

describe('the compiler', function () {
  this.timeout(20_000);
  it("knows neither Node nor the DOM nor timers in the core", () => {
    const source = ['export const a = process.pid;', 'export const b = document;', 'setTimeout(() => a, 1);', 'console.log(b);', "require('fs');", 'export const fine: Map<string, Uint8Array> = new Map();'];
    const said = complaints('src/core/tsconfig.json', 'src/core/planted.ts', source.join('\n'));
    assert.deepEqual(said.map((one) => one.replace(/^(\d+): Cannot find name '(\w+)'.*$/, '$1 $2')), ['1 process', '2 document', '3 setTimeout', '4 console', '5 require']);
  });
});

describe('the bundle of the core', () => {
  async function bundled(contents: string): Promise<readonly string[]> {
    const stdin = { contents, resolveDir: 'src/core', sourcefile: 'planted.ts', loader: 'ts' } as const;
    const { entryPoints: _, ...options } = coreBundle;
    return build({ ...options, stdin, write: false, logLevel: 'silent' }).then(
      () => [],
      (failure: BuildFailure) => failure.errors.map(({ text }) => text),
    );
  }

  for (const module of ['vscode', 'node:fs', 'fs']) {
    it(`fails where it needs ${module}`, async () => {
      assert.deepEqual(await bundled(`import * as planted from '${module}';\nexport const x = planted;`), [`Could not resolve "${module}"`]);
    });
  }

  it('is made where it needs nothing', async () => {
    assert.deepEqual(await bundled("export * from './index';"), []);
  });
});

describe('what files import of each other', () => {
  it('goes round in no circle, types included', () => {
    assert.deepEqual(importCircles(sourcesIn('src')), []);
  });

  it('is seen where it does', () => {
    const sources = new Map([
      ['core/index.ts', "export { a } from './a';"],
      ['core/a.ts', "import type { B } from './deep';\nexport const a: B = 1;"],
      ['core/deep/index.ts', "export type { B } from './b';"],
      ['core/deep/b.ts', "import type { a } from '../a';\nexport type B = typeof a;"],
    ]);
    assert.deepEqual(importCircles(sources), [['core/a.ts', 'core/deep/index.ts', 'core/deep/b.ts', 'core/a.ts']]);
  });

  it('goes round in no circle of folders either', () => {
    assert.deepEqual(folderCircles(sourcesIn('src')), []);
  });

  it('is seen where it does, though no files import each other', () => {
    const sources = new Map([
      ['core/reading/line.ts', "import { quoted } from '../formats/quoted';"],
      ['core/formats/quoted.ts', ''],
      ['core/formats/list.ts', "import { blank } from '../reading/blank';"],
      ['core/reading/blank.ts', ''],
    ]);
    assert.deepEqual(folderCircles(sources), [['core/reading', 'core/formats', 'core/reading']]);
  });
});

describe('what a file exports', () => {
  it('is named in another', () => {
    // What the build takes in place of another file has the exports of that, and the entry is for VS Code.
    const unused = unusedExports(sourcesIn('src'), sourcesIn('test')).filter((one) => !/\.web\.ts: |^extension\.ts: activate$/.test(one));
    assert.deepEqual(unused, []);
  });

  it('is seen where it is not', () => {
    const sources = new Map([
      ['a.ts', 'export const used = 1;\nexport const tested = 2;\nexport function alone() {}\nexport interface Shape {}\nalone();'],
      ['b.ts', "import { used } from './a';"],
    ]);
    assert.deepEqual(unusedExports(sources, new Map([['a.test.ts', 'tested']])), ['a.ts: alone']);
  });
});
