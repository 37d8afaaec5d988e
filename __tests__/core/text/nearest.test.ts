import { nearest } from '../../../src/core/text/nearest.js'

const PROFILES = ['primary', 'fast', 'slow']

test.each<[string, readonly string[], string | null]>([
  ['fats', PROFILES, 'fast'],
  ['fast', PROFILES, 'fast'],
  ['FAST', PROFILES, 'fast'],
  ['fsat', PROFILES, 'fast'],
  ['primry', PROFILES, 'primary'],
  // Two letters differ, and are no neighbours that were exchanged.
  ['fxat', PROFILES, null],
  ['fatz', PROFILES, null],
  ['xyst', PROFILES, null],
  ['tasf', PROFILES, null],
  ['afts', ['fast'], null],
  // The same at both ends of a word, and whatever the case.
  ['afst', PROFILES, 'fast'],
  ['FATS', PROFILES, 'fast'],
  ['prmy', PROFILES, null],
  ['quick', PROFILES, null],
  ['', PROFILES, null],
  ['a', ['b'], 'b'],
  ['alow', ['allow', 'deny'], 'allow'],
  ['gpt', ['auto', 'glm-5'], null],
  ['fast', [], null],
  ['x'.repeat(101), ['x'.repeat(100)], null],
  ['fat', ['fact', 'fast'], 'fact'],
  // Of several as close: the one that begins like the text, wherever it is; else the first.
  ['fass', ['bass', 'fast'], 'fast'],
  ['fass', ['fast', 'bass'], 'fast'],
  ['FASS', ['Bass', 'Fast'], 'Fast'],
  ['bat', ['cat', 'rat'], 'cat'],
  ['fast', ['xast', 'faxx', 'fasx'], 'fasx'],
  // A third of the letters of the longer one, rounded down.
  ['abcdef', ['abcdxy'], 'abcdxy'],
  ['abcde', ['abcxy'], null],
  ['abcde', ['abcdexy'], 'abcdexy'],
  ['abcdexy', ['abcde'], 'abcde'],
  ['x'.repeat(100), ['x'.repeat(101)], 'x'.repeat(101)],
  // An exchange is not one where something else differs too, before or after.
  ['bacd', ['abc'], null],
  ['baxd', ['abcd'], null],
  ['ab', ['b'], 'b'],
  ['ba', ['ab'], 'ab'],
  // A word in place of a sign.
  ['proplus', ['pro', 'pro+'], 'pro+'],
  ['pro-plus', ['pro', 'pro+'], 'pro+'],
  ['Pro_Plus', ['pro', 'PRO+'], 'PRO+'],
  ['pro plus', ['pro', 'pro+'], 'pro+'],
  ['plus-pro', ['pro', 'pro+'], null],
])('%j among %j: %s', (text, candidates, expected) => {
  expect(nearest(text, candidates)).toBe(expected)
})

test('an exact name is nearest to itself, wherever it is', () => {
  for (const name of PROFILES) expect(nearest(name, [...PROFILES].reverse())).toBe(name)
})
