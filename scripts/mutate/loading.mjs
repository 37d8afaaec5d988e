/**
 * Loads TypeScript as the tests do (`__tests__/support/runner`), in this thread, with two additions: a file may have another text than the one
 * on disk, and the modules above it may be loaded again, each run under an address of its own (`?run=N`). Nothing is written.
 */
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import swc from '@swc/wasm-typescript'

export const ROOT = new URL('../../', import.meta.url)

const stripped = new Map()
let run = { number: 0, reload: () => false, file: null, text: null }

/** From here on `file` has this text; the modules that `reload` says yes to (paths from the root of the repository) are loaded anew. */
export function beginRun({ reload, file = null, text = null }) {
  run = { number: run.number + 1, reload, file, text }
  return run.number
}

/** The address to import a file of the repository from, in the run that has begun. */
export function addressOf(path) {
  return pathToFileURL(fileURLToPath(new URL(path, ROOT))).href + (run.reload(path) ? `?run=${run.number}` : '')
}

/** The path from the root of the repository, without a run; null for everything else. */
export function pathIn(url) {
  const [address] = url.split('?')
  return address.startsWith(ROOT.href) && !address.includes('/node_modules/') ? address.slice(ROOT.href.length) : null
}

registerHooks({
  resolve(specifier, context, next) {
    const isOurs = context.parentURL?.split('?')[0].endsWith('.ts') && /^\.{1,2}\//.test(specifier)
    const found = next(isOurs ? specifier.replace(/\.js$/, '.ts') : specifier, withAttributes(specifier, context))
    const path = pathIn(found.url)
    return path?.endsWith('.ts') && !found.url.includes('?') ? { ...found, url: addressOf(path) } : found
  },
  load(url, context, next) {
    const path = pathIn(url)
    if (!path?.endsWith('.ts'))
      return next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context)
    return { format: 'module', source: path === run.file ? strip(run.text) : strippedFile(path), shortCircuit: true }
  },
})

/** @actions/languageservice imports JSON without `with { type: 'json' }`, which only bundlers accept. */
function withAttributes(specifier, context) {
  const isBare = specifier.endsWith('.json') && context.parentURL?.includes('/node_modules/@actions/')
  return isBare ? { ...context, importAttributes: { type: 'json' } } : context
}

function strippedFile(path) {
  const known = stripped.get(path)
  if (known !== undefined) return known
  const code = strip(readFileSync(new URL(path, ROOT), 'utf8'))
  stripped.set(path, code)
  return code
}

const strip = (text) => swc.transformSync(text, { mode: 'strip-only' }).code
