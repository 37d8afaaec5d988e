import { judged, lines } from '../support/repository.js'

const FILE = 'console/kiro.kgl.yml'
/** A KGL file of these rules. */
const kgl = (...rules: string[]): string =>
  `rules:${rules.length === 0 ? ' []' : ''}\n${rules.map((rule, index) => `  - { id: r${index}, capability: model_use, ${rule} }\n`).join('')}`
const allow = (...match: string[]): string => `effect: allow, match: ${JSON.stringify(match)}`
const deny = (...match: string[]): string => `effect: deny, match: ${JSON.stringify(match)}`

function said(before: Record<string, string>, after: Record<string, string>): string[] {
  return lines(judged({ before, after })).filter((line) => line.includes('console-loosened'))
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
    /auto may now be used by everybody outside of the groups/,
  ],
  ['a pattern of the future', kgl(allow('auto')), kgl(allow('auto', 'nova-*')), /nova-\* may now be used by everybody/],
  ['an id that is not known', kgl(allow('auto')), kgl(allow('auto', 'nova-1')), /nova-1 may now be used/],
  [
    'single people',
    kgl(allow('auto')),
    kgl(allow('auto'), `${allow('*')}, users: [u-1]`),
    /r1 now allow models to single people/,
  ],
  [
    'a deny for single people goes',
    kgl(`${deny('*')}, users: [u-1]`),
    kgl(),
    /r0 no longer refuse models to single people/,
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
