import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Import paths that match may not stand in the files. Types count as well. */
const border = (files, ...patterns) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});
const forbid = (regex, message) => ({ regex, message });

const packages = '^(?!\\.{1,2}/)';
const folders = (...names) => `(^|/)(${names.join('|')})(/|$)`;
const throughTheList = forbid('(^|/)core/(?!index$)', 'What others may use of the core is what core/index.ts gives.');
const ofFiles = forbid(`${folders('editor', 'features', 'cli')}|^vscode$`, 'Files are read for the editor and the terminal alike.');
const alone = 'No feature imports another: what two of them need belongs into src/editor.';

/** Files in a folder of `depth` inside the core leave it by more steps up than that. */
const coreBorder = (files, depth) =>
  border(files, forbid(packages, 'The core imports nothing outside itself.'), forbid(`^(\\./)?(\\.\\./){${depth + 1}}`, 'The core imports nothing outside itself.'));

export default tseslint.config(
  { ignores: ['dist', 'out', 'node_modules', '.vscode-test', 'samples', 'scripts', '*.mjs'] },
  eslint.configs.recommended,
  tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
    },
  },
  // features ─► editor ─► files ─► core ◄─ files ◄─ cli. Each border is crossed on purpose in test/unit/borders.test.ts.
  coreBorder(['src/core/*.ts'], 0),
  coreBorder(['src/core/*/*.ts'], 1),
  coreBorder(['src/core/*/*/*.ts'], 2),
  coreBorder(['src/core/*/*/*/*.ts'], 3),
  {
    files: ['src/core/**/*.ts'],
    rules: {
      '@typescript-eslint/triple-slash-reference': ['error', { lib: 'never', path: 'never', types: 'never' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportExpression, TSImportType, TSImportEqualsDeclaration', message: 'The core imports by import declarations alone: the border is checked there.' },
      ],
    },
  },
  // Files are read on the web too: what needs Node stands apart, and the web has another for it or goes without.
  border(['src/files/**/*.ts'], throughTheList, ofFiles, forbid('^node:', 'What is here works without Node, too.')),
  border(['src/files/disk.ts', 'src/files/compression/gunzip.ts'], throughTheList, ofFiles),
  border(['src/editor/**/*.ts'], throughTheList, forbid(folders('features', 'cli'), 'Features use src/editor, not the other way round.')),
  border(['src/worker/**/*.ts'], throughTheList, forbid(`${folders('editor', 'features', 'cli')}|^vscode$`, 'A worker thread knows the files and the core alone.')),
  border(['src/cli/**/*.ts'], throughTheList, forbid(`${folders('editor', 'features')}|^vscode$`, 'The terminal knows the core alone.')),
  border(['src/features/*.ts'], throughTheList, forbid(folders('cli'), alone), forbid('^\\./(?!feature$)', alone)),
  border(['src/features/*/**/*.ts'], throughTheList, forbid(folders('cli'), alone), forbid('^\\.\\./(?!feature$|\\.\\./)', alone)),
  // The list of features is what imports them.
  border(['src/features/index.ts'], throughTheList),
);
