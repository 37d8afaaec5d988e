import type { Files } from '../../../support/github/git-objects.js'
import { EXAMPLE, openPull, POLICY } from '../../../support/pull-request-run.js'
import { setUp, github, newParent, extending, under, BLOCKED, UNREADABLE, judged } from './parent-policies.js'

setUp()

/** Policies in one repository, each extending the next. */
const chain =
  (length: number, last = 'version: 1\nmodels: { deny: [claude-opus-*] }\n') =>
  (name: string): Files =>
    Object.fromEntries(
      Array.from({ length }, (_, index) => [
        `${index + 1}.yml`,
        index + 1 === length ? last : `version: 1\nextends: ${name}/${index + 2}.yml@main\n`,
      ]),
    )

test.concurrent('five policies may extend each other, and the last of them binds', async () => {
  const parent = newParent(chain(4))
  const { run, report } = await judged(under(extending(parent.at('main', '1.yml'))))
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
  expect(report.policy?.layers.map(({ source }) => source)).toEqual([
    ...['4.yml', '3.yml', '2.yml', '1.yml'].map((path) => parent.at('main', path)),
    POLICY,
  ])
})

const TANGLED: [string, (name: string) => Files, RegExp][] = [
  ['more than five deep', chain(5), /more than 5 deep/],
  [
    'in a circle',
    (name) => ({
      '1.yml': `version: 1\nextends: ${name}/2.yml@main\n`,
      '2.yml': `version: 1\nextends: ${name.toUpperCase()}/1.yml@main\n`,
    }),
    /in a circle/,
  ],
  ['themselves', (name) => ({ '1.yml': `version: 1\nextends: ${name}/1.yml@main\n` }), /in a circle/],
]

test.concurrent.each(TANGLED)('policies that extend each other %s are an error', async (_, files, why) => {
  const parent = newParent(files)
  const { run } = await judged(under(extending(parent.at('main', '1.yml'))))
  expect(run).toMatchObject(UNREADABLE)
  expect(run.annotations).toMatchObject([{ level: 'error', properties: { file: POLICY, line: '2' } }])
  expect(run.annotations[0]?.message).toMatch(why)
})

test.concurrent('a policy that extends itself through its own repository is an error', async () => {
  const opened = await openPull(github, under('version: 1\n'))
  const own = extending(`${opened.repository.fullName}/${POLICY}@main`)
  opened.repository.branch('main', opened.repository.commit({ files: { [POLICY]: own }, parents: [opened.from] }))
  const { run } = await judged(opened)
  expect(run).toMatchObject(UNREADABLE)
  expect(run.annotations[0]?.message).toMatch(/in a circle/)
})

const FLOATING: [string, string, (sha: string) => string, boolean][] = [
  ['another owner’s by a tag', 'other', () => 'v1', true],
  ['another owner’s by a branch', 'other', () => 'main', true],
  ['another owner’s by a short commit id', 'other', (sha) => sha.slice(0, 7), true],
  ['another owner’s by a full commit id', 'other', (sha) => sha, false],
  ['the same owner’s by a branch', 'acme', () => 'main', false],
  ['the same owner’s in capitals', 'ACME', () => 'main', false],
]

test.concurrent.each(FLOATING)('a policy that is to extend %s', async (_, owner, ref, floats) => {
  const parent = newParent('version: 1\n', { owner })
  const { run } = await judged({
    before: under('version: 1\n').before,
    after: { [POLICY]: extending(parent.at(ref(parent.sha))) },
  })
  expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'warn', errors: '0' } })
  const unpinned = run.annotations.filter(({ properties }) => properties.title === 'policy-unpinned')
  expect(unpinned.map(({ level, properties: { file, line } }) => ({ level, file, line }))).toEqual(
    floats ? [{ level: 'warning', file: POLICY, line: '2' }] : [],
  )
})

test.concurrent('a parent that floats already is no news of a pull request that leaves it alone', async () => {
  const parent = newParent(EXAMPLE.policy, { owner: 'other' })
  const { run, report } = await judged(under(extending(parent.at('main'))))
  expect(run).toMatchObject(BLOCKED)
  expect(report.findings.filter(({ rule }) => rule === 'policy-unpinned')).toMatchObject([
    { severity: 'warning', introduced: false, file: POLICY, line: 2 },
  ])
})

test.concurrent('a policy that asks for a newer version says so before anything else is wrong with it', async () => {
  const { run, shown } = await judged(under('version: 1\nrequires: ">=9.0"\nsomethingNew: true\n'))
  expect(run).toMatchObject(UNREADABLE)
  expect(run.annotations).toMatchObject([{ level: 'error', properties: { file: POLICY, line: '2' } }])
  expect(run.annotations[0]?.message).toMatch(/needs Kiro Governance >=9\.0, and this is \d.*Upgrade the action/)
  expect(shown).not.toContain('somethingNew')
})
