/** jest's environment for Node, with the globals of the process: tests share the realm of the modules that they load. */
const { TestEnvironment } = require('jest-environment-node')

module.exports = class NativeEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    this.global = globalThis
  }

  /** The globals are not this file's to take away. */
  teardown() {
    return Promise.resolve()
  }
}
