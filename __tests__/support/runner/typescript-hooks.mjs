/**
 * Hooks of Node's module loader: `./x.js` is found as `./x.ts`, and types become blanks, so that lines and columns stay as they are. They wait
 * for nothing, so that they serve as hooks in the thread and as hooks in a thread of their own.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import swc from '@swc/wasm-typescript'

export function resolve(specifier, context, next) {
  const isOurs = context.parentURL?.endsWith('.ts') && /^\.{1,2}\//.test(specifier)
  return next(isOurs ? specifier.replace(/\.js$/, '.ts') : specifier, withAttributes(specifier, context))
}

/** @actions/languageservice imports JSON without `with { type: 'json' }`, which only bundlers accept. */
function withAttributes(specifier, context) {
  const isBare = specifier.endsWith('.json') && context.parentURL?.includes('/node_modules/@actions/')
  return isBare ? { ...context, importAttributes: { type: 'json' } } : context
}

export function load(url, context, next) {
  if (!url.endsWith('.ts')) {
    return next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context)
  }
  const { code } = swc.transformSync(readFileSync(fileURLToPath(url), 'utf8'), { mode: 'strip-only' })
  return { format: 'module', source: code, shortCircuit: true }
}
