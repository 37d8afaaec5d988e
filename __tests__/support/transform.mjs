/** TypeScript through swc, quick in jest’s context. */
import swc from '@swc/jest'
import { boundGlobals } from './bind-globals.mjs'

export default {
  createTransformer(options) {
    const transformer = swc.createTransformer(options)
    const quick = ({ code, ...rest }) => ({ ...rest, code: boundGlobals(code) })
    return { process: (...args) => quick(transformer.process(...args)), processAsync: async (...args) => quick(await transformer.processAsync(...args)) }
  },
}
