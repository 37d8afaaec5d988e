/**
 * jest's runtime, except that tests, sources and libraries are modules of Node's own, in the realm of the process. A worker loads each module
 * once, and not once for each test file, and code does not pay for the interceptors of a vm context. What this gives up is not used here:
 * module mocks, and globals of a file's own.
 */
const { pathToFileURL } = require('node:url')
const { default: Runtime } = require('jest-runtime')

/** Where jest-circus keeps its event handlers: of a test file, so they end with it. */
const EVENT_HANDLERS = Symbol.for('EVENT_HANDLERS')

module.exports = class NativeRuntime extends Runtime {
  unstable_shouldLoadAsEsm() {
    return true
  }

  unstable_importModule(path) {
    return import(pathToFileURL(path).href)
  }

  /** jest-circus, anew for each test file; with one argument jest asks for nothing else. */
  requireInternalModule(path, name) {
    if (name !== undefined) return super.requireInternalModule(path, name)
    Reflect.deleteProperty(globalThis, EVENT_HANDLERS)
    delete require.cache[require.resolve(path)]
    return require(path)
  }
}
