/**
 * Lets Node load TypeScript: named with `--import`, so that every process of the tests has it. Node 20 knows only hooks in a thread of their own.
 * Where hooks can run in the thread that imports, they do: it is quicker, and no answer of another thread can be lost.
 */
import module, { register } from 'node:module'
import * as hooks from './typescript-hooks.mjs'

if (module.registerHooks === undefined) register('./typescript-hooks.mjs', import.meta.url)
else module.registerHooks({ resolve: hooks.resolve, load: hooks.load })
