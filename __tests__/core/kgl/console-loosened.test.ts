import { judged, lines } from '../support/repository.js'

const FILE = 'console/kiro.kgl.yml'
/** A KGL file of these rules. */
const kgl = (...rules: string[]): string =>
  `rules:${rules.length === 0 ? ' []' : ''}\n${rules.map((rule, index) => `  - { id: r${index}, capability: model_use, ${rule} }\n`).join('')}`
const allow = (...match: string[]): string => `effect: allow, match: ${JSON.stringify(match)}`
const deny = (...match: string[]): string => `effect: deny, match: ${JSON.stringify(match)}`

function said(before: Record<string, string>, after: Record<string, string>, rule = 'console-loosened'): string[] {
  return lines(judged({ before, after })).filter((line) => line.includes(rule))
}

test.each<[string, string, string, RegExp]>([
  [
    'a model is allowed',
    kgl(allow('auto')),
    kgl(allow('auto', 'claude-opus-5')),
    /loosened: claude-opus-5 may now be used by everybody/,
  ],
  [
    'a deny goes',
    kgl(allow('*'), deny('claude-opus-5')),
    kgl(allow('*')),
    /claude-opus-5 may now be used by everybody/,
  ],
  ['a deny goes where nothing allows', kgl(deny('auto')), kgl(), /no rule refuses auto any longer to everybody/],
  [
    'an exclude grows',
    kgl(allow('*'), deny('gpt-*')),
    kgl(allow('*'), `${deny('gpt-*')}, exclude: [gpt-5.6-luna]`),
    /gpt-5\.6-luna may now be used/,
  ],
  [
    'a group is freed',
    kgl(allow('*'), `${deny('auto')}, groups: [g-1]`),
    kgl(allow('*')),
    /auto may now be used by group g-1/,
  ],
  [
    'a deny is narrowed to a group',
    kgl(allow('*'), deny('auto')),
    kgl(allow('*'), `${deny('auto')}, groups: [g-1]`),
    /auto may now be used by everybody else/,
  ],
  ['a pattern of the future', kgl(allow('auto')), kgl(allow('auto', 'nova-*')), /nova-\* may now be used by everybody/],
  ['an id that is not known', kgl(allow('auto')), kgl(allow('auto', 'nova-1')), /nova-1 may now be used/],
  [
    'single people',
    kgl(allow('auto')),
    kgl(allow('auto'), `${allow('*')}, users: [u-1]`),
    /may now be used by person u-1/,
  ],
  [
    'a deny for single people goes',
    kgl(`${deny('*')}, users: [u-1]`),
    kgl(),
    /no rule refuses auto, .* any longer to person u-1/,
  ],
  [
    'a file that was broken',
    'rules: [',
    kgl(allow('*')),
    /was not readable before, so what this change frees is not known/,
  ],
  [
    'a file that breaks',
    kgl(allow('auto')),
    kgl('effect: ask, match: ["*"]'),
    /is not read, so what it allows is not known: model_use cannot be ask/,
  ],
])('%s', (_, before, after, message) => {
  const [line = '', ...others] = said({ [FILE]: before }, { [FILE]: after })
  expect(others).toEqual([])
  expect(line).toMatch(message)
  expect(line).toMatch(/^warning /)
})

test.each<[string, Record<string, string>, Record<string, string>]>([
  ['nothing changes', { [FILE]: kgl(allow('*')) }, { [FILE]: kgl(allow('*')) }],
  [
    'only the words',
    { [FILE]: kgl(allow('auto', 'claude-opus-5')) },
    { [FILE]: `# x\n${kgl(allow('claude-opus-5'), allow('auto'))}` },
  ],
  ['it is tightened', { [FILE]: kgl(allow('*')) }, { [FILE]: kgl(allow('*'), deny('claude-opus-*')) }],
  ['a first file', {}, { [FILE]: kgl(allow('*')) }],
  ['a file moves', { [FILE]: kgl(allow('*')) }, { 'kiro.kgl.yaml': kgl(allow('*')) }],
  ['another file', { 'kgl.yml': kgl(allow('auto')) }, { 'kgl.yml': kgl(allow('*')) }],
])('%s: nothing is loosened', (_, before, after) => {
  expect(said(before, after)).toEqual([])
})

test('a file that goes, and one that moves and loosens', () => {
  expect(said({ [FILE]: kgl(allow('*')) }, {})[0]).toContain(`${FILE}: deleted`)
  expect(said({ [FILE]: kgl(allow('auto')) }, { 'kiro.kgl.yml': kgl(allow('auto', 'claude-opus-5')) })[0]).toContain(
    'claude-opus-5 may now be used by everybody',
  )
})

test('a committed file below .kiro is not taken for a file that no adapter reads', () => {
  const after = { '.kiro/console.kgl.yml': kgl(allow('claude-opus-5')) }
  expect(lines(judged({ before: after, after }))).toEqual([])
})

test.each<[string, string, string, RegExp]>([
  [
    'a deny comes',
    kgl(allow('*')),
    kgl(allow('*'), deny('claude-opus-5')),
    /tightened: claude-opus-5 may no longer be used by everybody$/,
  ],
  ['an allow goes', kgl(allow('auto')), kgl(), /tightened: no rule allows auto any longer to everybody$/],
  [
    'for one group',
    kgl(allow('auto')),
    kgl(allow('auto'), `${deny('auto')}, groups: [g-1]`),
    /tightened: auto may no longer be used by group g-1$/,
  ],
  [
    'for groups and people',
    kgl(allow('auto')),
    kgl(allow('auto'), `${deny('auto')}, groups: [g-1, g-2], users: [u-1, u-2]`),
    /tightened: auto may no longer be used by groups g-1 and g-2 and people u-1 and u-2$/,
  ],
])('tightened: %s', (_, before, after, message) => {
  const [line = '', ...others] = said({ [FILE]: before }, { [FILE]: after }, 'console-tightened')
  expect(others).toEqual([])
  expect(line).toMatch(/^notice /)
  expect(line).toMatch(message)
  expect(said({ [FILE]: before }, { [FILE]: after })).toEqual([])
})

describe('a path that the policy names', () => {
  const PATH = 'ops/console.yml'
  const policy = `version: 1\nconsole: { kgl: [${PATH}] }\n`
  const told = (before: Record<string, string>, after: Record<string, string>): string[] =>
    lines(judged({ before, after, policy }))

  test('is a copy of the console’s rules', () => {
    expect(told({ [PATH]: kgl(allow('auto')) }, { [PATH]: kgl(allow('auto', 'claude-opus-5')) })).toEqual([
      `warning ${PATH}:1:1 console-loosened: The rules of the console are loosened: claude-opus-5 may now be used by everybody`,
    ])
    expect(told({ [PATH]: kgl(allow('auto')) }, { [PATH]: 'rules: [' })[0]).toContain('is not read')
    expect(told({ [PATH]: kgl(allow('auto')) }, {})[0]).toContain(`${PATH}: deleted`)
  })

  test('is not taken for a file that is there', () => {
    const [line] = told({}, {})
    expect(line).toContain(`The policy names ${PATH} in console.kgl, and there is no such file`)
    expect(line).toMatch(/^old /)
  })

  test('without a policy that names it nothing is said', () => {
    const before = { [PATH]: kgl(allow('auto')) }
    expect(lines(judged({ before, after: { [PATH]: kgl(allow('*')) } }))).toEqual([])
  })
})
