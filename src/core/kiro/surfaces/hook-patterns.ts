import { isRecord } from './document.js'

/** Patterns of one hook and characters of one that are read; what is beyond is no limit on the events. */
const MOST = { patterns: 50, characters: 500 } as const

/**
 * The files that start a hook, as globs: the lists of IDE 0.x (`when.patterns`) as they are written, the regular expression of v1
 * (`matcher`, tested against the path) as the globs that say the same. Empty where the hook names none, or one that has no such globs:
 * then every file may start it.
 */
export function readPatterns(hook: Readonly<Record<string, unknown>>): readonly string[] {
  const stated = [hook.when, hook.trigger, hook].flatMap((part) => {
    if (!isRecord(part)) return []
    const { patterns, filePattern, matchPattern } = part
    return [patterns, filePattern, matchPattern].flatMap((one) => (Array.isArray(one) ? (one as unknown[]) : [one]))
  })
  const globs = stated.filter((glob) => typeof glob === 'string')
  if (globs.length === 0) return typeof hook.matcher === 'string' ? globsOf(hook.matcher) : []
  return globs.length > MOST.patterns || globs.some((glob) => glob.length > MOST.characters) ? [] : globs
}

/** The globs of a regular expression on paths; none for one that is not made of names, alternatives and "anything". */
function globsOf(matcher: string): readonly string[] {
  if (matcher.length > MOST.characters) return []
  // Globs are written there too, one or several with commas: no regular expression has a `*` with nothing before it.
  if (/^\*|,\*|\*\*|\/\*/.test(matcher)) return matcher.split(',').map((glob) => glob.trim())
  const expanded = expand(matcher)
  if (expanded === null) return []
  const globs = expanded.map(globOf)
  return globs.every((glob) => glob !== null) ? globs : []
}

/** A regular expression without its groups of alternatives: `\.(md|mdx)$` is two. Null where there are too many, or a bracket is alone. */
function expand(matcher: string): string[] | null {
  let at = 0
  /** The alternatives of one level; the reading position is behind its closing bracket afterwards. */
  const alternatives = (level: number): string[] | null => {
    if (level > 8) return null
    const all: string[] = []
    let heads = ['']
    while (at < matcher.length && matcher[at] !== ')') {
      const c = matcher[at] ?? ''
      let tails: string[]
      if (c === '|') {
        all.push(...heads)
        heads = ['']
        at += 1
        continue
      } else if (c === '(') {
        at += matcher.startsWith('(?:', at) ? 3 : 1
        const inner = alternatives(level + 1)
        if (inner === null || matcher[at] !== ')') return null
        at += 1
        const optional = matcher[at] === '?'
        if (optional) at += 1
        tails = optional ? ['', ...inner] : inner
      } else {
        const piece = /^(?:\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[\s\S])(?:[*+]\??)?/.exec(matcher.slice(at))?.[0] ?? c
        at += piece.length
        const optional = matcher[at] === '?'
        if (optional) at += 1
        tails = optional ? ['', piece] : [piece]
      }
      heads = heads.flatMap((head) => tails.map((tail) => head + tail))
      if (heads.length + all.length > MOST.patterns) return null
    }
    return [...all, ...heads]
  }
  const expressions = alternatives(0) ?? []
  return at < matcher.length || expressions.length === 0 ? null : expressions
}

/** The glob of a regular expression without groups; null where it says more than a glob can. */
function globOf(expression: string): string | null {
  const start = expression.startsWith('^')
  const end = /(?:^|[^\\])\$$/.test(expression)
  const body = expression.slice(start ? 1 : 0, end ? -1 : undefined)
  let glob = ''
  for (let at = 0; at < body.length; at += 1) {
    const rest = body.slice(at)
    const anything = /^(?:\.[*+]\??|\[\^(?:\/|\\\/|\\\\)+\][*+]\??|\\w[*+]|\[[\w-]+\][*+])/.exec(rest)?.[0]
    const next = body[at + 1] ?? ''
    if (anything !== undefined) {
      glob += anything.startsWith('.') ? '**' : '*'
      at += anything.length - 1
    } else if (body[at] === '\\' && /[^a-z0-9]/i.test(next)) {
      glob += next
      at += 1
    } else if (/[\\^$*+?[\]{}|]/.test(body[at] ?? '')) return null
    else glob += body[at] ?? ''
  }
  const open = start || glob.startsWith('**') || glob.startsWith('*') ? '' : /^[./\\]/.test(glob) ? '**' : '**/'
  // A name with an ending is meant whole; `src/` or `src` is the beginning of one. A dot that means any letter is nearly always meant as a dot.
  const closed = end || glob.endsWith('*') || /\.\w+$|(?:^|\/)[A-Z]\w*$/.test(glob) ? '' : '**'
  return `${open}${glob}${closed}`
}
