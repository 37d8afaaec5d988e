/** Loaded before the program: whoever makes code of a string is stopped, and heard, even if the program hears of it and goes on. */
globalThis.Function = new Proxy(Function, {
  construct: refuse,
  apply: refuse,
})

function refuse() {
  process.stderr.write('code is made of a string\n')
  throw new EvalError('code is made of a string')
}
