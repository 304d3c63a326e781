import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { formats, mechanisms, rules, type Format } from '../../src/core';
import { detectFormats } from '../../src/core/reading/detect';
import { causes } from '../../src/core/reference/causes';
import { enhancedStatusCodes } from '../../src/core/reference/enhancedStatus';
import { replyCodes } from '../../src/core/reference/replyCodes';
import type { Mechanism } from '../../src/core/sasl/mechanism';
import { expectationOf, readCases, type Case } from '../support/cases';
import { vectors } from '../support/saslVectors';
import { sourcesIn } from '../support/sources';

/** What a module exports, by the module's file name. */
type Folder = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Things that a file of the folder exports and the list does not have. `member` is what such a thing is known by. */
function unlisted(folder: Folder, member: string, list: readonly object[]): readonly string[] {
  return Object.entries(folder).flatMap(([file, exported]) =>
    Object.entries(exported)
      .filter(([, thing]) => typeof thing === 'object' && thing !== null && member in thing && !list.includes(thing))
      .map(([name]) => `${file}: ${name} is not in the list`),
  );
}

/** Files that the list of their folder does not lead to. @param sources by path; the list is `index.ts` */
function unreached(sources: ReadonlyMap<string, string>): readonly string[] {
  const reached = new Set<string>();
  const open = [...sources.keys()].filter((path) => path.endsWith('index.ts'));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    for (const { fileName } of ts.preProcessFile(sources.get(path) ?? '').importedFiles) {
      const target = `${join(dirname(path), fileName)}.ts`.replaceAll('\\', '/');
      if (sources.has(target)) open.push(target);
    }
  }
  return [...sources.keys()].filter((path) => !reached.has(path)).map((path) => `${path} is imported by no list`);
}

function withoutCase(all: readonly Format[], cases: readonly Pick<Case, 'format'>[]): readonly string[] {
  return all.filter(({ id }) => !cases.some((one) => one.format === id)).map(({ id }) => `test/corpus/${id}/ has no case`);
}

function withoutFormat(all: readonly Format[], cases: readonly Pick<Case, 'format'>[]): readonly string[] {
  return cases.filter(({ format }) => !all.some(({ id }) => id === format)).map(({ format }) => `test/corpus/${format}/ is of no format`);
}

/** Signs that do not match their sample, or no line of the format's cases. */
function unseenSigns(all: readonly Format[], cases: readonly Pick<Case, 'format' | 'text'>[]): readonly string[] {
  return all.flatMap(({ id, signs, headless }) => {
    const lines = cases.filter((one) => one.format === id).flatMap((one) => one.text.split(/\r\n|\r|\n/));
    const pieces = headless && !lines.some((line) => headless.pattern.test(line)) ? [`${id}: no case has a headless line`] : [];
    return signs.flatMap(({ pattern, sample }) => [
      ...(pattern.test(sample) ? [] : [`${id}: ${String(pattern)} does not match its sample`]),
      ...(lines.some((line) => pattern.test(line)) ? [] : [`${id}: no case has a line like ${String(pattern)}`]),
    ]).concat(pieces);
  });
}

/** Headless pieces that the pattern of a format finds and none of its words announces, and words that announce none. */
function unannounced(all: readonly Format[], cases: readonly Pick<Case, 'text'>[]): readonly string[] {
  const lines = cases.flatMap((one) => one.text.split(/\r\n|\r|\n/));
  return all.flatMap(({ id, headless }) => {
    const found = headless ? lines.filter((line) => headless.pattern.test(line)) : [];
    const silent = found.filter((line) => !headless?.words.some((word) => line.includes(word)));
    const idle = headless?.words.filter((word) => !found.some((line) => line.includes(word))) ?? [];
    return [...silent.map((line) => `${id}: no word announces ${line}`), ...idle.map((word) => `${id}: no headless line has "${word}"`)];
  });
}

/** Cases whose text looks most like another format. */
function contested(all: readonly Format[], cases: readonly Pick<Case, 'format' | 'name' | 'text'>[], detect: (text: string) => Format | undefined): readonly string[] {
  return cases.flatMap(({ format, name, text }) => {
    const found = detect(text);
    return all.some(({ id }) => id === format) && found?.id !== format ? [`${format}/${name} looks like ${found?.id ?? 'nothing'}`] : [];
  });
}

/** Lines in the cases of one format that another particular one claims as surely. A system log may hold lines of several programs. */
function claimedTwice(all: readonly Format[], cases: readonly Pick<Case, 'format' | 'text'>[]): readonly string[] {
  const sure = all.filter(({ general, programs }) => general !== true && programs === undefined).map(({ id, signs }) => ({ id, patterns: signs.filter(({ weight }) => weight === 4).map(({ pattern }) => pattern) }));
  const claims = (id: string, line: string): boolean => sure.some((one) => one.id === id && one.patterns.some((pattern) => pattern.test(line)));
  return cases.flatMap(({ format, text }) =>
    text.split(/\r\n|\r|\n/).flatMap((line) => (claims(format, line) ? sure.filter(({ id }) => id !== format && claims(id, line)).map(({ id }) => `${format} and ${id}: ${line.slice(0, 80)}`) : [])),
  );
}

function withoutRuleCase(ids: readonly string[], cases: readonly Pick<Case, 'text'>[]): readonly string[] {
  const seen = cases.flatMap(({ text }) => expectationOf(text).findings).map((finding) => finding.split(' ')[1]);
  return ids.filter((id) => !seen.includes(id)).map((id) => `no case has a finding of ${id}`);
}

/** Mechanisms of which no published message is tested. */
function withoutVector(all: readonly Mechanism[], names: readonly string[]): readonly string[] {
  return all.filter((one) => !names.some((name) => (one.covers ? one.covers(name) : one.name === name))).map(({ name }) => `${name} has no vector`);
}

/** The page of each rule, and the rule of each page. */
function withoutPage(ids: readonly string[], pages: readonly string[]): readonly string[] {
  return [
    ...ids.filter((id) => !pages.includes(`${id}.md`)).map((id) => `docs/rules/${id}.md is missing`),
    ...pages.filter((page) => !ids.includes(page.replace(/\.md$/, ''))).map((page) => `docs/rules/${page} is of no rule`),
  ];
}

/** Ids that stand twice, and ids out of order. Numbers inside are compared as numbers. */
function misplaced(ids: readonly string[]): readonly string[] {
  return ids.flatMap((id, index) => {
    const before = ids[index - 1];
    if (ids.indexOf(id) !== index) return [`${id} stands twice`];
    return before !== undefined && before.localeCompare(id, 'en', { numeric: true }) > 0 ? [`${id} stands after ${before}`] : [];
  });
}

const CORE = 'src/core';

/** The modules of a folder of the core, loaded. */
async function load(folder: 'formats' | 'rules' | 'sasl/mechanisms'): Promise<Folder> {
  const modules: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const file of sourcesIn(`${CORE}/${folder}`).keys()) {
    const name = file.replace(/\.ts$/, '');
    modules[file] = await (folder === 'formats'
      ? import(`../../src/core/formats/${name}.ts`)
      : folder === 'rules'
        ? import(`../../src/core/rules/${name}.ts`)
        : import(`../../src/core/sasl/mechanisms/${name}.ts`));
  }
  return modules;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((file) => file.endsWith('.ts'));
}

const format = (id: string, pattern: RegExp, sample: string): Format => ({ id, name: id, signs: [{ pattern, weight: 4, sample }], read: () => undefined });
const planted = format('planted', /^PLANTED /, 'PLANTED line');

describe('each folder and its list', () => {
  for (const [folder, member, list] of [
    ['formats', 'signs', formats],
    ['rules', 'severity', rules],
    ['sasl/mechanisms', 'recognizes', mechanisms],
    ['sasl/mechanisms', 'reference', mechanisms],
  ] as const) {
    it(`agree: ${folder}, by "${member}"`, async () => {
      assert.deepEqual(unlisted(await load(folder), member, list), []);
    });
  }

  it('are seen to differ', () => {
    assert.deepEqual(unlisted({ 'planted.ts': { planted, helper: () => 1 } }, 'signs', formats), ['planted.ts: planted is not in the list']);
  });

  for (const folder of ['src/core/formats', 'src/core/rules', 'src/core/sasl/mechanisms', 'src/core/sasl/credentials', 'src/core/sasl/credentials/passages', 'src/core/reference/providers', 'src/features']) {
    it(`agree: the list of ${folder} leads to every file`, () => {
      // What a contract says is only a type, and needs no list.
      assert.deepEqual(unreached(sourcesIn(folder)), []);
    });
  }

  it('are seen to differ where nothing imports a file', () => {
    const sources = new Map([
      ['index.ts', "import { hover } from './hover';"],
      ['hover.ts', "import type { Feature } from './feature';"],
      ['feature.ts', ''],
      ['forgotten.ts', "import type { Feature } from './feature';"],
    ]);
    assert.deepEqual(unreached(sources), ['forgotten.ts is imported by no list']);
  });
});

describe('each format', () => {
  const cases = readCases();

  it('has a case, and each case a format', () => {
    assert.deepEqual([...withoutCase(formats, cases), ...withoutFormat(formats, cases)], []);
    assert.deepEqual(withoutCase([planted], cases), ['test/corpus/planted/ has no case']);
    assert.deepEqual(withoutFormat([planted], [{ format: 'gone' }]), ['test/corpus/gone/ is of no format']);
  });

  it('announces the headless pieces of it by words', () => {
    assert.deepEqual(unannounced(formats, cases), []);
    assert.deepEqual(unannounced([{ ...planted, headless: { words: ['PLANT ', 'plant'], pattern: /PLANTE?D?T? / } }], [{ text: 'PLANTED 1\na PLANT 2' }]), [
      'planted: no word announces PLANTED 1',
      'planted: no headless line has "plant"',
    ]);
  });

  it('has no sign that its cases do not show', () => {
    assert.deepEqual(unseenSigns(formats, cases), []);
    assert.deepEqual(unseenSigns([format('planted', /^PLANTED /, 'PLANT line')], [{ format: 'planted', text: 'a\nPLAN' }]), [
      'planted: /^PLANTED / does not match its sample',
      'planted: no case has a line like /^PLANTED /',
    ]);
  });

  it('claims no line that another claims as surely', () => {
    assert.deepEqual(claimedTwice(formats, cases), []);
    const rival = format('rival', /^PLANTED line/, 'PLANTED line');
    assert.deepEqual(claimedTwice([planted, rival], [{ format: 'planted', text: 'PLANTED line' }]), ['planted and rival: PLANTED line']);
  });

  it('is what its cases look like most', () => {
    const likeliest = (text: string): Format | undefined => detectFormats(text).likeliest;
    assert.deepEqual(contested(formats, cases, likeliest), []);
    const rival = format('rival', /^PLANTED line/, 'PLANTED line');
    assert.deepEqual(contested([planted, rival], [{ format: 'planted', name: 'one', text: 'PLANTED line' }], () => rival), ['planted/one looks like rival']);
  });
});

describe('each mechanism', () => {
  it('has a published message', () => {
    const names = vectors.map(({ mechanism }) => mechanism);
    assert.deepEqual(withoutVector(mechanisms, names), []);
    const unseen: Mechanism = { name: 'PLANTED', reference: { rfc: 4422 }, read: () => ({ step: '', parts: [] }) };
    assert.deepEqual(withoutVector([unseen], names), ['PLANTED has no vector']);
  });
});

describe('each rule', () => {
  const ids = rules.map(({ id }) => id);

  it('has a page, and each page a rule', () => {
    const pages = readdirSync('docs/rules').filter((page) => page !== 'README.md');
    assert.deepEqual(withoutPage(ids, pages), []);
    assert.deepEqual(withoutPage(['planted'], ['gone.md']), ['docs/rules/planted.md is missing', 'docs/rules/gone.md is of no rule']);
  });

  it('has a case that shows it', () => {
    assert.deepEqual(withoutRuleCase(ids, readCases()), []);
    assert.deepEqual(withoutRuleCase(['planted'], readCases()), ['no case has a finding of planted']);
  });

  it('stands in a file of its name', () => {
    const files = filesIn(`${CORE}/rules`);
    for (const id of ids) assert.ok(files.includes(`${id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}.ts`), id);
  });
});

describe('each table of the reference', () => {
  it('is in order and has nothing twice', () => {
    assert.deepEqual(misplaced(replyCodes.map(({ code }) => code)), []);
    assert.deepEqual(misplaced(enhancedStatusCodes.map(({ code }) => code)), []);
    const ids: readonly string[] = causes.map(({ id }) => id);
    assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), []);
    assert.deepEqual(misplaced(['1.2', '1.10', '1.9', '1.2']), ['1.9 stands after 1.10', '1.2 stands twice']);
  });
});
