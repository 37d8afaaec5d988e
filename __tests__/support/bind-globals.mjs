const GLOBALS = ['Array', 'BigInt', 'Boolean', 'Error', 'Float64Array', 'Int32Array', 'JSON', 'Map', 'Math', 'NaN', 'Number', 'Object', 'Promise', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'TextDecoder', 'TextEncoder', 'Uint8Array', 'Uint16Array', 'Uint32Array', 'WeakMap', 'isNaN', 'parseInt']

const USED = new RegExp(`(?<![\\w$.])(?:${GLOBALS.join('|')})(?![\\w$])`, 'g')

/**
 * Code with the globals that it uses bound at its beginning. Jest runs tests in a context in which each look at a global asks an interceptor, which
 * makes code that looks often several times slower than it is. On the first line, so that the numbers of lines stay.
 */
export function boundGlobals(code) {
  const used = [...new Set(code.match(USED))].filter((name) => !isDeclared(name, code))
  if (used.length === 0) return code
  const binding = `const { ${used.join(', ')} } = globalThis; `
  const [, directive = ''] = /^((?:\s*\/\*[^]*?\*\/)*\s*(?:'use strict'|"use strict");?)/.exec(code) ?? []
  return `${directive}${binding}${code.slice(directive.length)}`
}

/** Whether the name may be something else’s in this file. */
function isDeclared(name, code) {
  return new RegExp(`(?:const|let|var|class|function|as|import) +${name}(?![\\w$])|[{,]\\s*${name}\\s*[,}]`).test(code)
}
