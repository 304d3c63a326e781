import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { complaints } from '../support/compile';

interface Example {
  /** Where it goes, as its first line says. */
  readonly path: string;
  readonly code: string;
}

/** The TypeScript of a document whose first line is a comment with its place. */
function examplesIn(text: string): readonly Example[] {
  return [...text.matchAll(/^```ts\n\/\/ (a row of )?(\S+)\n([^]*?)^```/gm)].map(([, row, path = '', code = '']) => {
    if (row === undefined) return { path, code };
    const { type, module = path.replace(/^.*\/|\.ts$/g, '') } = ROWS[path] ?? { type: `no row type is known for ${path}` };
    return { path: `${dirname(path)}/planted.ts`, code: `import type { ${type} } from './${module}';\nexport const row: ${type} = ${code.trim()};\n` };
  });
}

/** The type of a row, and the file that has it where that is not the table itself. */
const ROWS: Readonly<Record<string, { readonly type: string; readonly module?: string }>> = {
  'src/core/reference/replyCodes.ts': { type: 'ReplyCodeEntry' },
  'src/core/reference/enhancedStatus.ts': { type: 'EnhancedStatusEntry' },
  'src/core/reference/causes.ts': { type: 'Cause' },
  'src/core/reference/commands.ts': { type: 'SmtpCommand' },
  'src/core/reference/logFields/postfixFields.ts': { type: 'LogField', module: 'logField' },
};

describe('docs/extending.md', function () {
  // Each compiles against the sources anew.
  this.timeout(20_000);

  const text = readFileSync('docs/extending.md', 'utf8');
  const examples = examplesIn(text);

  it('has an example of each kind', () => {
    assert.equal(examples.length, 15);
  });

  for (const { path, code } of examples) {
    it(`is right about ${path}`, () => {
      assert.deepEqual(complaints('tsconfig.json', path, code), []);
    });
  }

  it('is seen to be wrong', () => {
    const [wrong] = examplesIn("```ts\n// a row of src/core/reference/causes.ts\n{ id: 'planted' }\n```\n");
    assert.match(complaints('tsconfig.json', wrong?.path ?? '', wrong?.code ?? '')[0] ?? '', /missing the following properties/);
  });

  it('names files that are there', () => {
    const created = examples.map(({ path }) => path);
    for (const [, path = ''] of text.matchAll(/`((?:src|test|docs|scripts)\/[\w/.-]+\.\w+)`/g)) {
      if (!created.includes(path) && !/test\/integration\/sameCode|test\/corpus\/mail-hog|docs\/rules\/address-disclosed/.test(path)) assert.ok(existsSync(path), path);
    }
  });
});
