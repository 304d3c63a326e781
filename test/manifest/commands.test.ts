import { strict as assert } from 'node:assert';
import { LOG_NAME } from '../../src/editor/analyzedFiles/logNames';
import { readManifest, readTexts, settingsOf, type Contributes } from '../support/manifest';
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

type Conditional = Pick<Contributes, 'keybindings' | 'menus' | 'views' | 'viewsWelcome'>;

/** Every `when` clause. */
function conditionsIn({ keybindings = [], menus = {}, views = {}, viewsWelcome = [] }: Conditional): readonly string[] {
  return [...keybindings, ...Object.values(menus).flat(), ...Object.values(views).flat(), ...viewsWelcome].flatMap(({ when }) => when ?? []);
}

/** Context keys of ours in `when` clauses. */
function contextKeysIn(contributes: Conditional): readonly string[] {
  return [...new Set(conditionsIn(contributes).flatMap((when) => when.match(/(?<!config\.)\bmailLog\.\w+/g) ?? []))];
}

/** Context keys that no source sets, and settings in `when` clauses that are not declared. */
function unsetKeys(contributes: Conditional, settings: readonly string[], sources: Iterable<string>): readonly string[] {
  const text = [...sources].join('\n');
  const viewIds = Object.values(contributes.views ?? {}).flat().map(({ id }) => id);
  const configured = conditionsIn(contributes).flatMap((when) => [...when.matchAll(/\bconfig\.(mailLog\.[\w.]+)/g)].map(([, key = '']) => key));
  return [
    ...contextKeysIn(contributes).filter((key) => !viewIds.includes(key) && !text.includes(`'${key}'`)),
    ...configured.filter((key) => !settings.includes(key)),
  ];
}

/** Ids of ours that stand in the code as whole strings and are nothing that the manifest knows. */
function unknownIds(known: readonly string[], sources: ReadonlyMap<string, string>): readonly string[] {
  return [...sources].flatMap(([path, source]) =>
    [...source.matchAll(/['"`](mailLog\.[\w.]+)['"`]/g)].flatMap(([, id = '']) => (known.includes(id) ? [] : [`${path}: ${id}`])),
  );
}

/** Ids that VS Code wants and no manifest declares: of status items and of pages. */
const UNDECLARED = ['mailLog.status', 'mailLog.summary'];

describe('commands', () => {
  const { contributes } = readManifest();
  const sources = sourcesIn('src');
  const settings = Object.keys(settingsOf(contributes));

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

  it('of the Explorer and of tabs are for the names that the code takes for logs', () => {
    const [item] = contributes.menus?.['explorer/context'] ?? [];
    assert.equal(item?.when, `!explorerResourceIsFolder && resourceFilename =~ ${String(LOG_NAME)}`);
    const [onTab] = contributes.menus?.['editor/title/context'] ?? [];
    assert.equal(onTab?.when, `resourceScheme != untitled && resourceScheme != mail-log-excerpt && resourceFilename =~ ${String(LOG_NAME)}`);
    for (const name of ['mail.log', 'mail.log.1', 'mail.log.2.gz', 'maillog', 'maillog-20261124.xz', 'mainlog.01', 'exim_mainlog.2.gz', 'exim_rejectlog', 'mail.err.1', 'mail-20261124.log.bz2', 'SEND20261124-1.LOG', 'mail.log-20261124-1795478400.zst']) {
      assert.match(name, LOG_NAME);
    }
    for (const name of ['mail.log.txt', 'notes.txt', 'log', 'archive.tar.gz', 'catalog', 'mail.login', 'maillogger.js', 'changelog.md']) assert.doesNotMatch(name, LOG_NAME);
  });

  it('wait for context keys that somebody sets', () => {
    assert.deepEqual(unsetKeys(contributes, settings, sources.values()), []);
    const planted = { keybindings: [{ command: 'x', when: 'editorTextFocus && mailLog.unset && config.mailLog.gone' }] };
    assert.deepEqual(unsetKeys(planted, settings, sources.values()), ['mailLog.unset', 'mailLog.gone']);
  });

  it('have keys only while a mail log has the focus', () => {
    for (const { command, when } of contributes.keybindings ?? []) assert.match(when ?? '', /\bmailLog\.active\b/, command);
  });

  it('are the only ids of ours in the code, with settings, views and context keys', () => {
    const views = Object.values(contributes.views ?? {}).flat().map(({ id }) => id);
    const known = [...contributes.commands.map(({ command }) => command), ...settings, ...views, ...contextKeysIn(contributes), ...UNDECLARED];
    assert.deepEqual(unknownIds(known, sources), []);
    assert.deepEqual(unknownIds(known, new Map([['planted.ts', "x('mailLog.nextFailures', 'mailLog.nextFailure');"]])), ['planted.ts: mailLog.nextFailures']);
    for (const id of UNDECLARED) assert.ok([...sources.values()].some((source) => source.includes(`'${id}'`)), id);
  });
});
