import fc from 'fast-check'
import picomatch from 'picomatch'
import { matchesPath } from '../../../src/core/text/glob.js'
import { RUNS } from '../support/properties.js'

/**
 * Our globs of paths beside those of picomatch, on what both have: `*` and `?` within a name, `**` as a name of its own. Its other signs
 * are off: to us they are letters. Not its own matcher in the sources: it turns a glob into a regular expression, and those take
 * exponential time on some texts, while policies and paths come from files that others write.
 */
const SHARED = { dot: true, nobrace: true, nobracket: true, noextglob: true, nonegate: true, windows: false }

/** With picomatch `a/**` means the folder too, with us only what is in it: asked for that, it agrees. */
function picomatched(glob: string, path: string): boolean {
  return picomatch(glob.replace(/(?<=^|\/)\*\*$/, '**/*'), SHARED)(path)
}

const pieces = (...all: string[]) =>
  fc
    .array(fc.constantFrom(...all), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join(''))
    .filter((name) => !['.', '..'].includes(name) && !name.includes('**'))
const path = (name: fc.Arbitrary<string>) =>
  fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'))
const few = pieces('a', 'b', '.', '-')
const odd = pieces('a', '.', 'ü', '漢', '[a]', '{a,b}', '!', '+', '@', 'a b', '$', '^', ',', '#')
const globs = path(
  fc.oneof(
    { weight: 2, arbitrary: fc.constant('**') },
    { weight: 4, arbitrary: pieces('*', '?', 'a', 'b', '.', '-') },
    { weight: 1, arbitrary: odd },
  ),
)

test('a path is matched as picomatch matches it', () => {
  fc.assert(
    fc.property(globs, fc.oneof(path(few), path(odd)), (glob, text) => {
      expect([glob, text, matchesPath(glob, text)]).toEqual([glob, text, picomatched(glob, text)])
    }),
    { ...RUNS, numRuns: RUNS.numRuns * 10 },
  )
})

test('a path that a glob was made from is matched by both', () => {
  const made = fc
    .array(fc.tuple(fc.oneof(few, odd), fc.constantFrom('itself', 'run', 'one', 'folders'), fc.nat(3)), {
      minLength: 1,
      maxLength: 5,
    })
    .map((names) => ({
      text: names.map(([name]) => name).join('/'),
      glob: names
        .map(([name, how, at]) => {
          const cut = Math.min(at, name.length - 1)
          if (how === 'run') return `${name.slice(0, cut)}*`
          if (how === 'one') return `${name.slice(0, cut)}?${name.slice(cut + 1)}`
          return how === 'folders' ? '**' : name
        })
        .join('/'),
    }))
  fc.assert(
    fc.property(made, ({ glob, text }) => {
      expect([glob, text, matchesPath(glob, text), picomatched(glob, text)]).toEqual([glob, text, true, true])
    }),
    { ...RUNS, numRuns: RUNS.numRuns * 5 },
  )
})

test.each<[why: string, glob: string, path: string, ours: boolean]>([
  ['`a/**` is what lies in the folder, not the folder', 'a/**', 'a', false],
  ['`**` in a name runs over folders', 'a**b', 'a/x/b', true],
  ['`**` behind letters runs over folders', 'a/b**', 'a/bc/d', true],
  ['a hidden name is a name', '*', '.kiro', true],
  ['a hidden folder is a folder', '**/x', '.kiro/x', true],
  ['brackets are letters', '[ab]', 'a', false],
  ['braces are letters', '{a,b}', 'a', false],
  ['an exclamation mark is a letter', '!a', 'b', false],
  ['parentheses are letters', '@(a|b)', 'a', false],
  ['parentheses are letters without @ too', '(a)', 'a', false],
  ['a bar is a letter', 'x/a|b', 'b', false],
  ['quotation marks are letters', '"a"', 'a', false],
  ['a backslash is a letter', '\\a', 'a', false],
  ['a dot and a slash are letters', './a', 'a', false],
  ['a slash at the end is part of the path', '*', 'a/', false],
])('meant to differ from picomatch: %s', (_why, glob, text, ours) => {
  expect([matchesPath(glob, text), picomatch(glob)(text)]).toEqual([ours, !ours])
})
