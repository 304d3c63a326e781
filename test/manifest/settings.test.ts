import { strict as assert } from 'node:assert';
import { rules, type Severity } from '../../src/core';
import { readManifest, settingsOf, type Setting } from '../support/manifest';

const DIAGNOSTICS = 'mailLog.diagnostics.';

/** Rules without their setting, severities without their rule, and those whose defaults differ. */
function differences(all: readonly { readonly id: string; readonly severity: Severity }[], settings: Readonly<Record<string, Setting>>): readonly string[] {
  const keyOf = (id: string): string => DIAGNOSTICS + id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const keys = all.map(({ id }) => keyOf(id));
  return [
    ...all.filter(({ id }) => !settings[keyOf(id)]).map(({ id }) => `${keyOf(id)} is missing`),
    ...Object.keys(settings).filter((key) => key.startsWith(DIAGNOSTICS) && settings[key]?.enum && !keys.includes(key)).map((key) => `${key} is of no rule`),
    ...all.flatMap(({ id, severity }) => {
      const setting = settings[keyOf(id)];
      return setting && setting.default !== severity ? [`${keyOf(id)} is ${String(setting.default)} by default, its rule ${severity}`] : [];
    }),
  ];
}

/** What is wrong with a setting as it is declared. */
function faults([key, setting]: readonly [string, Setting]): readonly string[] {
  const { type, default: value, enum: choices, order, scope } = setting;
  const actual = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return [
    ...(key.startsWith('mailLog.') ? [] : [`${key} is not under mailLog`]),
    ...((setting.description ?? setting.markdownDescription) === undefined ? [`${key} has no description`] : []),
    ...([type].flat().includes(actual) ? [] : [`${key} is a ${[type].flat().join(' or ')}, its default a ${actual}`]),
    ...(choices === undefined || choices.includes(value) ? [] : [`${key} cannot have its default`]),
    ...(order === undefined ? [`${key} has no place (order)`] : []),
    ...(scope === undefined ? [`${key} has no scope`] : []),
  ];
}

describe('settings', () => {
  const { contributes } = readManifest();
  const properties = settingsOf(contributes);

  it('say of each rule how it is shown', () => {
    assert.deepEqual(differences(rules, properties), []);
    const planted = { 'mailLog.diagnostics.other': { type: 'string', enum: ['off'], default: 'off' }, 'mailLog.diagnostics.theSame': { type: 'string', default: 'error' } };
    assert.deepEqual(differences([{ id: 'planted', severity: 'hint' }, { id: 'the-same', severity: 'off' }], planted), [
      'mailLog.diagnostics.planted is missing',
      'mailLog.diagnostics.other is of no rule',
      'mailLog.diagnostics.theSame is error by default, its rule off',
    ]);
  });

  it('are declared whole', () => {
    assert.deepEqual(Object.entries(properties).flatMap(faults), []);
    assert.deepEqual(faults(['other.setting', { type: 'boolean', default: 'yes', enum: [true] }]), [
      'other.setting is not under mailLog',
      'other.setting has no description',
      'other.setting is a boolean, its default a string',
      'other.setting cannot have its default',
      'other.setting has no place (order)',
      'other.setting has no scope',
    ]);
  });

  it('stand in the same order in their groups as by their own places', () => {
    const places = Object.values(properties).map(({ order }) => order ?? 0);
    assert.deepEqual(places, places.toSorted((one, other) => one - other));
    assert.deepEqual(contributes.configuration.map(({ order }) => order), contributes.configuration.map((_, index) => index + 1));
  });

  it('are each in one group, and the groups have titles of their own', () => {
    const keys = contributes.configuration.flatMap((group) => Object.keys(group.properties));
    assert.equal(new Set(keys).size, keys.length);
    assert.equal(new Set(contributes.configuration.map(({ title }) => title)).size, contributes.configuration.length);
  });

  it('cannot be used by a workspace to show secrets', () => {
    for (const [key, { scope }] of Object.entries(properties)) if (/reveal/i.test(key)) assert.equal(scope, 'application', key);
  });
});
