import { availableParallelism } from 'node:os'

/** Tests run on the TypeScript sources, loaded by Node itself (support/runner); the end-to-end suite spawns what is in dist/. */
export default {
  runtime: '<rootDir>/__tests__/support/runner/runtime.cjs',
  setupFiles: ['<rootDir>/__tests__/support/runner/properties.mjs'],
  testEnvironment: '<rootDir>/__tests__/support/runner/environment.cjs',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  transform: {},
  testTimeout: 120_000,
  globalSetup: '<rootDir>/__tests__/support/github/backend-setup.mjs',
  globalTeardown: '<rootDir>/__tests__/support/github/backend-teardown.mjs',
  maxWorkers: availableParallelism(),
}
