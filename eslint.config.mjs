import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const outsideOfCore = [{ regex: '^(?!\\.{1,2}/)', message: 'The core imports nothing outside itself.' }];

export default tseslint.config(
  { ignores: ['dist', 'out', 'node_modules', '.vscode-test', 'samples', 'scripts', '*.mjs'] },
  eslint.configs.recommended,
  tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
    },
  },
  {
    // A planted `import 'vscode'`, `import type … from 'node:fs'` or `../editor` here is an error.
    files: ['src/core/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [...outsideOfCore, { regex: '(^|/)(editor|features|cli)(/|$)', message: 'The core knows nothing of what uses it.' }] },
      ],
    },
  },
);
