import { strict as assert } from 'node:assert';
import { readManifest, readTexts, type Contributes } from '../support/manifest';
import { sourcesIn } from '../support/sources';

const PREFIX = 'mailLog.';

/**
 * Commands whose title has another key than the one their id asks for. The ids that src/manifest.ts gives to the code
 * are made of these keys.
 */
function mistitled({ commands }: Pick<Contributes, 'commands'>, texts: Readonly<Record<string, string>>): readonly string[] {
  const ids = commands.map(({ command }) => command);
  const titled = Object.keys(texts).filter((key) => /^command\.[^.]+$/.test(key)).map((key) => key.replace('command.', PREFIX));
  return [
    ...commands.filter(({ command, title }) => title !== `%${command.replace(PREFIX, 'command.')}%`).map(({ command, title }) => `${command} has the title ${title}`),
    ...titled.filter((id) => !ids.includes(id)).map((id) => `package.nls.json titles ${id}, which is no command`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} stands twice`),
  ];
}

/** Keys and menu entries of commands that are not declared. */
function unknownCommands({ commands, keybindings = [], menus = {} }: Pick<Contributes, 'commands' | 'keybindings' | 'menus'>): readonly string[] {
  const used = [...keybindings, ...Object.values(menus).flat()].flatMap(({ command }) => (command?.startsWith(PREFIX) ? [command] : []));
  return used.filter((id) => !commands.some(({ command }) => command === id));
}

/** Context keys of ours in `when` clauses that no source sets. */
function unsetKeys({ keybindings = [], menus = {} }: Pick<Contributes, 'keybindings' | 'menus'>, settings: readonly string[], sources: Iterable<string>): readonly string[] {
  const text = [...sources].join('\n');
  const used = [...keybindings, ...Object.values(menus).flat()].flatMap(({ when = '' }) => [...when.matchAll(/(?<!config\.)\bmailLog\.\w+/g)].map(([key]) => key));
  const configured = [...keybindings, ...Object.values(menus).flat()].flatMap(({ when = '' }) => [...when.matchAll(/\bconfig\.(mailLog\.[\w.]+)/g)].map(([, key = '']) => key));
  return [...used.filter((key) => !text.includes(`'${key}'`)), ...configured.filter((key) => !settings.includes(key))];
}

/** Ids of ours that stand in the code as whole strings and are nothing that the manifest knows. */
function unknownIds(known: readonly string[], sources: ReadonlyMap<string, string>): readonly string[] {
  return [...sources].flatMap(([path, source]) =>
    [...source.matchAll(/['"`](mailLog\.[\w.]+)['"`]/g)].flatMap(([, id = '']) => (known.includes(id) ? [] : [`${path}: ${id}`])),
  );
}

/** What is no command and no setting, and still has an id. */
const OTHER_IDS = ['mailLog.active', 'mailLog.open', 'mailLog.status', 'mailLog.failures', 'mailLog.failuresFiltered', 'mailLog.summary', 'mailLog.secretsRevealed'];

describe('commands', () => {
  const { contributes } = readManifest();
  const sources = sourcesIn('src');
  const settings = Object.keys(contributes.configuration.properties);

  it('have the title that their id asks for', () => {
    assert.deepEqual(mistitled(contributes, readTexts()), []);
    const planted = { commands: [{ command: 'mailLog.one', title: '%command.other%', category: '' }] };
    assert.deepEqual(mistitled(planted, { 'command.two': 'Two' }), ['mailLog.one has the title %command.other%', 'package.nls.json titles mailLog.two, which is no command']);
  });

  it('are all of one category', () => {
    assert.deepEqual([...new Set(contributes.commands.map(({ category }) => category))], ['Mail Log']);
  });

  it('are declared where a key or a menu calls them', () => {
    assert.deepEqual(unknownCommands(contributes), []);
    assert.deepEqual(unknownCommands({ commands: [], menus: { 'editor/context': [{ command: 'mailLog.gone' }, { command: 'workbench.action.quit' }] } }), ['mailLog.gone']);
  });

  it('wait for context keys that somebody sets', () => {
    assert.deepEqual(unsetKeys(contributes, settings, sources.values()), []);
    const planted = { keybindings: [{ command: 'x', when: 'editorTextFocus && mailLog.unset && config.mailLog.gone' }] };
    assert.deepEqual(unsetKeys(planted, settings, sources.values()), ['mailLog.unset', 'mailLog.gone']);
  });

  it('have keys only while a mail log has the focus', () => {
    for (const { command, when } of contributes.keybindings ?? []) assert.match(when ?? '', /\bmailLog\.active\b/, command);
  });

  it('are the only ids of ours in the code, with settings and what is listed here', () => {
    const known = [...contributes.commands.map(({ command }) => command), ...settings, ...OTHER_IDS];
    assert.deepEqual(unknownIds(known, sources), []);
    assert.deepEqual(unknownIds(known, new Map([['planted.ts', "x('mailLog.nextFailures', 'mailLog.nextFailure');"]])), ['planted.ts: mailLog.nextFailures']);
    for (const id of OTHER_IDS) assert.ok([...sources.values()].some((source) => source.includes(`'${id}'`)), id);
  });
});
