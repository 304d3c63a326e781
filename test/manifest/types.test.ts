import { strict as assert } from 'node:assert';
import { complaints } from '../support/compile';
import { readManifest, settingsOf } from '../support/manifest';

/** What does not fit when ids are used by the types of src/manifest.ts. */
function compile(lines: readonly string[]): readonly string[] {
  const source = ["import type { CommandId, SettingKey, SettingName } from './manifest';", ...lines].join('\n');
  return complaints('tsconfig.json', 'src/planted.ts', source);
}

describe('ids in the code', function () {
  // Each compiles the manifest anew.
  this.timeout(20_000);
  const { contributes } = readManifest();
  const { commands } = contributes;
  const settings = Object.keys(settingsOf(contributes));

  it('compile where the manifest declares them', () => {
    assert.deepEqual(
      compile([
        ...commands.map(({ command }, index) => `export const c${index}: CommandId = '${command}';`),
        ...settings.map((key, index) => `export const s${index}: SettingKey = '${key}';`),
        ...settings.map((key, index) => `export const n${index}: SettingName = '${key.replace('mailLog.', '')}';`),
      ]),
      [],
    );
  });

  it('do not compile where it does not', () => {
    const said = compile([
      "export const a: CommandId = 'mailLog.nextMistake';",
      "export const b: CommandId = 'displayName';",
      "export const c: SettingKey = 'mailLog.format';",
      "export const d: SettingName = 'mailLog.formats';",
      'export const e: CommandId = String(a);',
    ]);
    assert.deepEqual(said.map((one) => one.replace(/^(\d+): Type '?(.*?)'? is not assignable.*$/, '$1 $2')), [
      '2 "mailLog.nextMistake"',
      '3 "displayName"',
      '4 "mailLog.format"',
      '5 "mailLog.formats"',
      '6 string',
    ]);
  });
});
