import { strict as assert } from 'node:assert';
import { readManifest, readTexts } from '../support/manifest';

/** Keys that stand in only one of manifest and texts, and texts that stand in the manifest itself. */
function differences(manifest: unknown, texts: Readonly<Record<string, string>>): readonly string[] {
  const used = [...JSON.stringify(manifest).matchAll(/"%([^"%]+)%"/g)].map(([, key = '']) => key);
  const spelled = [...JSON.stringify(manifest).matchAll(/"(title|description|markdownDescription|displayName)":"([A-Z][^"]*)"/g)];
  return [
    ...used.filter((key) => texts[key] === undefined).map((key) => `package.nls.json lacks ${key}`),
    ...Object.keys(texts).filter((key) => !used.includes(key)).map((key) => `package.json does not use ${key}`),
    ...Object.entries(texts).filter(([, text]) => text.trim() === '').map(([key]) => `${key} is empty`),
    ...spelled.filter(([, , text]) => text !== 'Mail Log').map(([, field, text]) => `${field} "${text ?? ''}" belongs into package.nls.json`),
  ];
}

describe('the texts of the manifest', () => {
  it('are all there and all used', () => {
    assert.deepEqual(differences(readManifest(), readTexts()), []);
  });

  it('are seen to be missing, unused, empty or out of place', () => {
    const planted = { contributes: { commands: [{ title: '%gone%' }, { title: '%empty%' }, { title: 'Spelled out' }] } };
    assert.deepEqual(differences(planted, { unused: 'Unused', empty: ' ' }), [
      'package.nls.json lacks gone',
      'package.json does not use unused',
      'empty is empty',
      'title "Spelled out" belongs into package.nls.json',
    ]);
  });
});
