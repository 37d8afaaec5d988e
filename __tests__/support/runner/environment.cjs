/** jest's environment for Node, with the globals of the process: tests share the realm of the modules that they load. */
const { TestEnvironment } = require('jest-environment-node')

/** Of jest's hundred lines of a stack: each `expect` records one, and each error of a parser, whether it is thrown or not. */
const STACK_LINES = 12

module.exports = class NativeEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    this.global = globalThis
  }

  async setup() {
    await super.setup()
    Error.stackTraceLimit = STACK_LINES
  }

  /** The globals are not this file's to take away. */
  teardown() {
    return Promise.resolve()
  }
}
