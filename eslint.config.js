import js from '@eslint/js'
import ts from 'typescript-eslint'

/**
 * The walls of docs/architecture.md. Imports go one way:
 *   actions, cli → commands, check, usage-run, audit-run, publish → io | render | core;   render → core;   io → core;   core → core.
 * core and render are pure: no node, no runner, no clock, no console, no network.
 */
const wall = (files, forbidden) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: forbidden.map(([what, message]) => ({
          ...(Array.isArray(what) ? { group: what } : { regex: what }),
          message,
        })),
      },
    ],
  },
})

/** The packages that core and render may load: they compute, and open neither files nor connections. */
const PURE = [
  'zod',
  'jsonc-parser',
  'yaml',
  'big.js',
  'diff',
  'fast-string-width',
  '@noble/hashes',
  'fastest-levenshtein',
]
const OTHER_PACKAGES = [
  `^(?!\\.{1,2}/|(?:${PURE.map((name) => name.replaceAll('.', '\\.')).join('|')})(?:/|$))`,
  `core and render are pure: let io do it and pass the result. Of packages they load ${PURE.join(', ')} only`,
]
const RUNNER = [['@octokit/*', '@actions/*', 'undici'], 'only io/runner and io/github talk to the runner and to GitHub']
/** Rooms that join the layers, and above them the entries. */
const JOINTS = ['check', 'commands', 'usage-run', 'audit-run', 'publish']
const ENTRIES = ['actions', 'cli']
/** Only folders of src: `core/contract/check` and `core/kiro` are rooms of core. */
const up = (names, message) => [`^(?:\\.\\./)+(?:${names.join('|')})/`, message]

export default ts.config(
  {
    ignores: ['dist/', 'lib/', 'generated/', 'node_modules/', 'coverage/', 'examples/'],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/core/**', 'src/render/**'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'console', 'require', 'setTimeout', 'Buffer', '__dirname'],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'today is a parameter' }],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'today is a parameter' },
      ],
    },
  },
  wall(['src/core/**'], [OTHER_PACKAGES, up(['render', 'io', ...JOINTS, ...ENTRIES], 'core imports core only')]),
  {
    files: ['src/core/rules/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/cost/**'],
              message: 'rules see the data of the estimate, not its code',
              allowTypeImports: true,
            },
          ],
        },
      ],
    },
  },
  wall(['src/render/**'], [OTHER_PACKAGES, up(['io', ...JOINTS, ...ENTRIES], 'render imports core only')]),
  wall(['src/io/**'], [RUNNER, up(['render', ...JOINTS, ...ENTRIES], 'io imports core only')]),
  wall(['src/io/runner.ts', 'src/io/github/**'], [up(['render', ...JOINTS, ...ENTRIES], 'io imports core only')]),
  wall(
    JOINTS.map((name) => `src/${name}/**`),
    [RUNNER, up(ENTRIES, 'joints are called by the entries, never the other way')],
  ),
  wall(
    ['src/publish/**'],
    [RUNNER, up(['check', 'commands', 'usage-run', 'audit-run', ...ENTRIES], 'publish is given what it says')],
  ),
  wall(['src/cli/**'], [RUNNER, up(['actions'], 'entries do not know each other')]),
  wall(['src/actions/**'], [RUNNER, up(['cli'], 'entries do not know each other')]),
  wall(['src/index.ts'], [OTHER_PACKAGES, ['^\\./(?!core/|render/|version)', 'the library is core and render']]),
  { rules: { 'no-control-regex': 'off', 'max-lines': ['error', { max: 300 }] } },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        document: 'readonly',
        window: 'readonly',
      },
    },
  },
)
