import { memoize, memoizeByObject } from './memoize.js'

/**
 * Globs of policies: `*` any run of characters (not "/" in paths), `?` one character, `**` any run of folders (paths only).
 * Matching takes text times pattern at worst, never more: patterns and texts come from files that others write.
 */
export function matchesModel(glob: string, model: string): boolean {
  return inOrder(glob.toLowerCase().split('*'), model.toLowerCase())
}

/** Whether a glob with `**` matches a path, in linear time. */
export function matchesPath(glob: string, path: string): boolean {
  // What comes before the first wildcard and after the last is compared at once: most globs are of one folder, or of files of one name.
  const wildcard = glob.search(/[*?]/)
  if (wildcard === -1) return glob === path
  const start = glob.slice(0, wildcard)
  // The slash of a run of folders is part of that run.
  const end = glob.slice(Math.max(glob.lastIndexOf('*'), glob.lastIndexOf('?')) + 1).replace(/^\//, '')
  if (!path.startsWith(start) || !path.endsWith(end)) return false
  return matches(tokens(glob.slice(wildcard)), path.slice(wildcard), /^$|\/$/.test(start))
}

/** Whether some glob of a list matches, asked once for each list and text: a list is asked about the same models for every kind of work. */
function remembered(
  match: (glob: string, text: string) => boolean,
): (globs: readonly string[], text: string) => boolean {
  const answers = memoizeByObject((globs: readonly string[]) =>
    memoize((text: string) => globs.some((glob) => match(glob, text))),
  )
  return (globs, text) => answers(globs)(text)
}

/** Whether a list of globs matches a model; memoized by list. */
export const listsModel = remembered(matchesModel)
/** Whether a list of globs matches a path; memoized by list. */
export const listsPath = remembered(matchesPath)

/** Whether the text is these pieces with anything between them. The earliest place for a piece is never a wrong one. */
function inOrder(pieces: readonly string[], text: string): boolean {
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  if (pieces.length === 1) return text.length === first.length && fits(first, text, 0)
  if (!fits(first, text, 0)) return false
  let at = first.length
  for (const piece of pieces.slice(1, -1)) {
    const found = find(piece, text, at)
    if (found === -1) return false
    at = found + piece.length
  }
  const end = text.length - last.length
  return end >= at && fits(last, text, end)
}

function find(piece: string, text: string, from: number): number {
  if (!piece.includes('?')) return text.indexOf(piece, from)
  for (let at = from; at + piece.length <= text.length; at += 1) if (fits(piece, text, at)) return at
  return -1
}

function fits(piece: string, text: string, at: number): boolean {
  if (!piece.includes('?')) return text.startsWith(piece, at)
  return at + piece.length <= text.length && piece.split('').every((c, index) => c === '?' || c === text[at + index])
}

type Token =
  | { readonly kind: 'any'; readonly slash: boolean }
  | { readonly kind: 'one' }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'folders' }

function tokens(glob: string): Token[] {
  const result: Token[] = []
  for (let at = 0; at < glob.length; at += 1) {
    const c = glob[at] ?? ''
    if (glob.startsWith('**/', at)) {
      result.push({ kind: 'folders' })
      at += 2
    } else if (glob.startsWith('**', at)) {
      result.push({ kind: 'any', slash: true })
      at += 1
    } else if (c === '*') result.push({ kind: 'any', slash: false })
    else if (c === '?') result.push({ kind: 'one' })
    else result.push({ kind: 'literal', text: c })
  }
  return result
}

/** Runs the pattern as a set of states over the text (Thompson): each character is looked at once per token. */
function matches(pattern: readonly Token[], text: string, atNameStart: boolean): boolean {
  let states = closure(new Set([0]), pattern, atNameStart)
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
      } else if (token.kind === 'one') {
        if (c !== '/') next.add(state + 1)
      } else if (c !== '/' || token.slash) next.add(state)
    }
    states = closure(next, pattern, c === '/')
    if (states.size === 0) return false
  }
  return states.has(pattern.length)
}

/** Adds the states reachable without a character: `*` may match nothing; a folder run too, at the start of a name. */
function closure(states: Set<number>, pattern: readonly Token[], atNameStart: boolean): Set<number> {
  for (const state of states) {
    const token = pattern[state]
    if (token?.kind === 'any' || (token?.kind === 'folders' && atNameStart)) states.add(state + 1)
  }
  return states
}
