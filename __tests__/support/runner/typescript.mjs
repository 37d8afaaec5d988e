/** Lets Node load TypeScript: named with `--import`, so that every process of the tests has it. */
import { register } from 'node:module'

register('./typescript-hooks.mjs', import.meta.url)
