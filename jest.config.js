import { availableParallelism } from 'node:os'

/** Tests run on the TypeScript sources through swc; the end-to-end suite spawns what is in dist/. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['<rootDir>/__tests__/support/transform.mjs', { jsc: { parser: { syntax: 'typescript' }, target: 'es2023', experimental: { keepImportAttributes: true } }, module: { type: 'es6' } }],
    '/node_modules/@actions/.+\\.js$': '<rootDir>/__tests__/project/json-attributes.mjs',
    '/node_modules/(yaml|jsonc-parser|fast-check|big\\.js)/.+\\.m?js$': '<rootDir>/__tests__/support/transform-library.mjs',
    '-validator\\.cjs$': '<rootDir>/__tests__/support/transform-library.mjs',
  },
  transformIgnorePatterns: ['/node_modules/(?!@actions/|yaml/|jsonc-parser/|fast-check/|big\\.js/)'],
  testTimeout: 60_000,
  testSequencer: '<rootDir>/__tests__/support/sequencer.mjs',
  globalSetup: '<rootDir>/__tests__/support/github/backend-setup.mjs',
  globalTeardown: '<rootDir>/__tests__/support/github/backend-teardown.mjs',
  // Much of the suite waits for processes that it has started, and for GitHub’s silence. A percentage above 100 is a number to jest.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
}
