// The lint rules: types on, and the arrows of ARCHITECTURE.md as import rules.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Forbids imports in a folder and says what to do instead. */
const arrow = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const noHost = [
  { group: ['vscode'], message: 'The engine is plain data: let src/editor talk to VS Code.' },
  { group: ['node:*'], message: 'The engine is given texts: let src/cli or src/editor read files.' },
  { group: ['**/editor/**', '**/cli/**'], message: 'The engine knows no face: hand it what it needs.' },
];
const noCompiler = {
  group: ['ts-morph'],
  message: 'Only src/engine/typescript writes with ts-morph, loaded on first use.',
};
const noReaders = {
  group: ['**/python/*', '**/typescript/*', '@lezer/*'],
  message: 'Checks and features read the contract: add the fact to the model.',
};
const noEdits = {
  group: ['**/edits/*'],
  message: 'Ask project.plan(change): no compiler is loaded before the first edit.',
};

export default tseslint.config(
  { ignores: ['dist', 'out', 'node_modules', '.vscode-test', 'test/projects'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // ts-morph's node classes are mixins, whose base the rule cannot see.
    files: ['src/engine/typescript/**/*.ts', 'test/typescript/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  arrow(
    ['src/engine/**/*.ts'],
    [...noHost, noCompiler],
    ['src/engine/typescript/**', 'src/engine/checks/**', 'src/engine/features/**', 'src/engine/python/**'],
  ),
  arrow(
    ['src/engine/typescript/**/*.ts'],
    [...noHost, { group: ['**/python/*'], message: 'The two languages meet in contract.ts only.' }],
  ),
  arrow(
    ['src/engine/python/**/*.ts'],
    [...noHost, noCompiler, { group: ['**/typescript/*'], message: 'The two languages meet in contract.ts only.' }],
  ),
  arrow(['src/engine/checks/**/*.ts', 'src/engine/features/**/*.ts'], [...noHost, noCompiler, noReaders, noEdits]),
  arrow(
    ['src/editor/**/*.ts', 'src/extension.ts'],
    [noCompiler, noReaders, { group: ['**/cli/**'], message: 'Editor and command line meet in the engine.' }],
  ),
  arrow(
    ['src/cli/**/*.ts'],
    [
      noCompiler,
      noReaders,
      { group: ['vscode', '**/editor/**'], message: 'Editor and command line meet in the engine.' },
    ],
  ),
  { files: ['src/cli/**/*.ts', 'test/**/*.ts', 'scripts/**'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { process: 'readonly', require: 'readonly', module: 'writable' },
    },
  },
  {
    files: ['**/*.mjs', 'media/**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
