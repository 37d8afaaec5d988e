/** Preloaded into a run of an action: writes down every module that it loads. */
import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

registerHooks({
  load(url, context, next) {
    appendFileSync(process.env.RECORDED_MODULES, `${url}\n`)
    return next(url, context)
  },
})
