import { configurationReader } from '../../../src/core/kiro/configuration.js'
import { plain } from '../../../src/core/text/message.js'
import { LIMITS } from '../../../src/core/text/limits.js'
import { agent, configuration, contract, hook, sources, type Files } from '../support/repository.js'

describe('mistakes of a file', () => {
  /** A hook file with so many wrong models, one a line. */
  const wrong = (count: number): Files => ({
    '.kiro/hooks/a.json': `{ "hooks": [\n${Array.from({ length: count }, () => '{ "action": { "type": "agent", "model": 5 } }').join(',\n')}\n] }`,
  })
  const told = (count: number): string[] =>
    configuration(wrong(count)).complaints.map(
      ({ place, value, message }) => `${place.line} ${value === 'more' ? plain(message) : value}`,
    )

  test('are reported one by one up to a bound, and then how many there are from where on', () => {
    const each = (count: number): string[] =>
      Array.from({ length: count }, (_, index) => `${index + 2} ${index + 1}.model`)
    expect(told(1)).toEqual(each(1))
    expect(told(LIMITS.mistakes)).toEqual(each(10))
    expect(told(LIMITS.mistakes + 1)).toEqual([...each(10), '12 1 more mistakes from here on'])
    expect(told(LIMITS.mistakes + 5)).toEqual([...each(10), '12 5 more mistakes from here on'])
  })

  test('are counted for each file by itself', () => {
    const files = { ...wrong(11), '.kiro/hooks/b.json': wrong(11)['.kiro/hooks/a.json'] }
    expect(configuration(files).complaints.map(({ place }) => place.file)).toEqual([
      ...Array.from({ length: 11 }, () => '.kiro/hooks/a.json'),
      ...Array.from({ length: 11 }, () => '.kiro/hooks/b.json'),
    ])
  })
})

test('a model is mentioned once with all that runs on it, then the profiles that nothing is routed to', () => {
  const { mentions } = configuration({
    'web/.kiro/settings.json': contract({ p: 'auto', q: 'a', r: 'b' }, { codeReview: 'p', hookActions: 'p' }),
    '.kiro/settings/cli.json': { 'chat.defaultModel': 'c' },
    '.kiro/agents/one.json': agent('one'),
    '.kiro/agents/two.json': agent('two', 'd'),
    '.kiro/settings.json': contract({ s: 'e' }, {}),
  })
  expect(
    mentions.map(({ model, place, appliedBy, assignments, identity }) =>
      [model, `${place.file}:${place.line}`, appliedBy, assignments.map(({ name }) => name).join(' '), identity].join(
        ' | ',
      ),
    ),
  ).toEqual([
    'c | .kiro/settings/cli.json:2 | kiro | agent:one chat:cli | agent:one',
    'd | .kiro/agents/two.json:3 | kiro | agent:two | agent:two',
    'auto | web/.kiro/settings.json:4 | team | web/task:codeReview web/task:hookActions | task:codeReview',
    'e | .kiro/settings.json:4 | team |  | profile:s',
    'a | web/.kiro/settings.json:7 | team |  | profile:q',
    'b | web/.kiro/settings.json:10 | team |  | profile:r',
  ])
})

test('files are read in the order of their paths, whatever that of the tree, and what is in the way is reported', () => {
  const { files, unreachable, contracts } = configuration(
    {
      'b/.kiro/settings.json': contract({}, {}),
      '.kiro/hooks/a.kiro.hook': hook('manual'),
      'a/.kiro/settings.json': contract({}, {}),
      'README.md': '',
      '.kiro/agents/x.json': '{',
    },
    ['z/.kiro', 'docs', '.kiro/agents/y.json'],
  )
  expect(files.map(({ path, root, surface, readable }) => [path, root, surface, readable].join(' '))).toEqual([
    '.kiro/agents/x.json  agents false',
    '.kiro/hooks/a.kiro.hook  hooks true',
    'a/.kiro/settings.json a settings true',
    'b/.kiro/settings.json b settings true',
  ])
  expect(unreachable.map(({ place, kind }) => [place.file, place.line, place.column, kind].join(' '))).toEqual([
    '.kiro/agents/y.json 1 1 symlink',
    'z/.kiro 1 1 symlink',
  ])
  expect(contracts.map(({ root }) => root)).toEqual(['a', 'b'])
})

test('each view of the files is read once, and no view is taken for another', () => {
  const read = configurationReader()
  const [one, other] = [
    { '.kiro/agents/a.json': agent('a'), '.kiro/agents/b.json': agent('b'), '.kiro/agents/c.json': agent('c') },
    { '.kiro/agents/d.json': agent('d') },
  ].map((files) => sources(files))
  const without =
    (...names: readonly string[]) =>
    (path: string): boolean =>
      names.some((name) => path.endsWith(`${name}.json`))
  const views = [without(), without('a'), without('b'), without('a', 'b')].map((ignored) => read(one ?? [], ignored))
  expect(views.map(({ assignments }) => assignments.map(({ name }) => name.slice(-1)).join(''))).toEqual([
    'abc',
    'bc',
    'ac',
    'c',
  ])
  expect(read(one ?? [], without('b'))).toBe(views[2])
  expect(read(one ?? [], without())).toBe(views[0])
  expect(read(other ?? [], without()).assignments.map(({ name }) => name)).toEqual(['agent:d'])
})
