/** Tests run on the TypeScript sources through swc; the end-to-end suite spawns what is in dist/. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2023', experimental: { keepImportAttributes: true } }, module: { type: 'es6' } }],
    '/node_modules/@actions/.+\\.js$': '<rootDir>/__tests__/project/json-attributes.mjs',
  },
  transformIgnorePatterns: ['/node_modules/(?!@actions/)'],
  testTimeout: 30_000,
  testSequencer: '<rootDir>/__tests__/support/sequencer.mjs',
  globalSetup: '<rootDir>/__tests__/support/github/backend-setup.mjs',
  globalTeardown: '<rootDir>/__tests__/support/github/backend-teardown.mjs',
  // Much of the suite waits for processes that it has started.
  maxWorkers: '100%',
}
