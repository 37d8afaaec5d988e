import fc from 'fast-check'
import { addition, checkOwner, CODEOWNERS_PATHS, missingLines } from '../../../src/core/init/codeowners.js'
import { RUNS } from '../support/properties.js'

const PATH = '.github/CODEOWNERS'
const OWNER = '@acme/platform'
const LINES = [
  '/.github/kiro-policy.yml @acme/platform',
  '/.github/workflows/ @acme/platform',
  '/.github/CODEOWNERS @acme/platform',
]

const added = (text: string, path: string = PATH, owner = OWNER): string =>
  text + addition(text, missingLines(text, path, owner))

test('a list that is not there yet has three lines', () => {
  expect(added('')).toBe(`${LINES.join('\n')}\n`)
})

test('a list somewhere else is about its own place', () => {
  expect(CODEOWNERS_PATHS.map((path) => missingLines('', path, OWNER)[2])).toEqual([
    '/.github/CODEOWNERS @acme/platform',
    '/CODEOWNERS @acme/platform',
    '/docs/CODEOWNERS @acme/platform',
  ])
})

test('lines come last, where they win, after a line of their own', () => {
  expect(added('* @acme/all\n')).toBe(`* @acme/all\n${LINES.join('\n')}\n`)
  expect(added('* @acme/all')).toBe(`* @acme/all\n${LINES.join('\n')}\n`)
  expect(added('* @acme/all\r\n/x @a')).toBe(`* @acme/all\r\n/x @a\r\n${LINES.join('\r\n')}\r\n`)
})

test('a path that has a line keeps it, whoever it names', () => {
  expect(missingLines('/.github/workflows/ @acme/ci # theirs\n', PATH, OWNER)).toEqual([LINES[0], LINES[2]])
  expect(missingLines('  .github/kiro-policy.yml\t@acme/ci\r\n', PATH, OWNER)).toEqual([LINES[1], LINES[2]])
  expect(missingLines('/.github/workflows/\n', PATH, OWNER)).toEqual([LINES[0], LINES[2]])
})

test('comments and other paths are no such line', () => {
  expect(
    missingLines(
      '# /.github/workflows/ @acme/ci\n#/.github/CODEOWNERS\n/.github/ @acme/ci\n/.github/workflows/kiro.yml @acme/ci\n* @a\n/x/.github/workflows/ @a\n',
      PATH,
      OWNER,
    ),
  ).toEqual(LINES)
})

test('whatever is in the list stays, and a second time adds nothing', () => {
  const line = fc.oneof(fc.constantFrom('* @a', ...LINES, '# x', '', '/.github/CODEOWNERS', '\ufeff/x @y'), fc.string())
  const text = fc
    .tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([lines, end, ended]) => lines.join(end) + (ended ? end : ''))
  fc.assert(
    fc.property(text, fc.constantFrom(...CODEOWNERS_PATHS), (before, path) => {
      const after = added(before, path)
      expect(after.startsWith(before)).toBe(true)
      expect(after.endsWith('\n') || after === before).toBe(true)
      expect(missingLines(after, path, '@somebody/else')).toEqual([])
      expect(added(after, path)).toBe(after)
    }),
    RUNS,
  )
})

test.each([
  '@octocat',
  '@octo-cat',
  '@acme/platform',
  '@acme/platform_team.x',
  '@octocat_acme',
  'a@example.com',
  'first.last+x@sub.example.co.uk',
])('%s is an owner', (owner) => {
  expect(() => {
    checkOwner(owner)
  }).not.toThrow()
})

test.each([
  ['acme/platform', 'acme/platform is not a user, a team or an e-mail address; did you mean @acme/platform?'],
  ['octocat', 'did you mean @octocat?'],
  ['', 'is not a user'],
  ['@', '@ is not a user'],
  ['@acme/', 'is not a user'],
  ['@acme/a/b', 'is not a user'],
  ['@acme team', 'is not a user'],
  ['@a @b', 'is not a user'],
  ['@-a', 'is not a user'],
  ['@acme/x\n* @evil', 'is not a user'],
  ['@acme/x#y', 'is not a user'],
  ['a@b', 'is not a user'],
  ['https://github.com/acme', 'is not a user'],
  [`@${'a'.repeat(300)}`, 'is not a user'],
])('%j is none, and it says what one is', (owner, message) => {
  expect(() => {
    checkOwner(owner)
  }).toThrow(
    expect.objectContaining({
      name: 'UserError',
      message: expect.stringContaining(message) as string,
      hint: expect.stringContaining('@org/team') as string,
    }) as Error,
  )
})
