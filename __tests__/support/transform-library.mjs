/** Libraries that tests use much, as they are but quick in jest’s context. */
import { boundGlobals } from './bind-globals.mjs'

export default { process: (code) => ({ code: boundGlobals(code) }) }
