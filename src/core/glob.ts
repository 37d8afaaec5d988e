/**
 * Globs of policies: `*` any run of characters (not "/" in paths), `?` one character, `**` any run of folders (paths only).
 * Matching is linear in text times pattern, never exponential: patterns come from files that others write.
 */
export function matchesModel(glob: string, model: string): boolean {
  return matches(tokens(glob.toLowerCase(), false), model.toLowerCase())
}

export function matchesPath(glob: string, path: string): boolean {
  return matches(tokens(glob, true), path)
}

type Token =
  | { readonly kind: 'any' | 'one'; readonly slash: boolean }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'folders' }

function tokens(glob: string, path: boolean): Token[] {
  const result: Token[] = []
  for (let at = 0; at < glob.length; at += 1) {
    const c = glob[at] ?? ''
    if (path && glob.startsWith('**/', at)) {
      result.push({ kind: 'folders' })
      at += 2
    } else if (path && glob.startsWith('**', at)) {
      result.push({ kind: 'any', slash: true })
      at += 1
    } else if (c === '*') result.push({ kind: 'any', slash: !path })
    else if (c === '?') result.push({ kind: 'one', slash: !path })
    else result.push({ kind: 'literal', text: c })
  }
  return result
}

/** Runs the pattern as a set of states over the text (Thompson): each character is looked at once per token. */
function matches(pattern: readonly Token[], text: string): boolean {
  let states = closure(new Set([0]), pattern)
  for (const c of text.split('')) {
    const next = new Set<number>()
    for (const state of states) {
      const token = pattern[state]
      if (token === undefined) continue
      if (token.kind === 'literal') {
        if (token.text === c) next.add(state + 1)
      } else if (token.kind === 'folders') {
        next.add(state)
        if (c === '/') next.add(state + 1)
      } else if (c !== '/' || token.slash) next.add(token.kind === 'one' ? state + 1 : state)
    }
    states = closure(next, pattern, c === '/')
    if (states.size === 0) return false
  }
  return states.has(pattern.length)
}

/** Adds the states reachable without a character: `*` may match nothing; a folder run too, at the start of a name. */
function closure(states: Set<number>, pattern: readonly Token[], atNameStart = true): Set<number> {
  for (const state of states) {
    const token = pattern[state]
    if (token?.kind === 'any' || (token?.kind === 'folders' && atNameStart)) states.add(state + 1)
  }
  return states
}
