import { createHash } from 'node:crypto'
import { EXAMPLE, isAbout, marked, POLICY, SETTINGS } from '../../../support/pull-request-run.js'
import {
  setUp,
  github,
  type Parent,
  newParent,
  extending,
  under,
  BLOCKED,
  UNREADABLE,
  judged,
} from './parent-policies.js'

setUp()

const POLICY_TOKEN = 'ghp_readsPolicies'

const requestsFor = ({ repository }: Parent) => github.requests.filter((request) => isAbout(repository, request))
const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

const WAYS: [string, (parent: Parent) => string][] = [
  ['branch', ({ at }) => at('main')],
  ['full ref', ({ at }) => at('refs/heads/main')],
  ['tag', ({ at, repository, sha }) => (repository.tag('v1', sha), at('v1'))],
  ['annotated tag', ({ at, repository, sha }) => (repository.tag('v1.0', sha, 'The first policy'), at('v1.0'))],
  ['full commit id', ({ at, sha }) => at(sha)],
]

test.concurrent.each(WAYS)('a parent in another repository judges, named by a %s', async (_, name) => {
  const parent = newParent(EXAMPLE.policy)
  const source = name(parent)
  const own = extending(source)
  const { run, report, opened } = await judged(under(own))
  expect(run).toMatchObject(BLOCKED)
  expect(report.policy).toMatchObject({
    source: POLICY,
    layers: [
      { source, role: 'parent', sha: parent.sha, digest: digest(EXAMPLE.policy) },
      { source: POLICY, role: 'repository', sha: opened.from, digest: digest(own) },
    ],
  })
  expect((await marked(opened))[0]?.body).toContain(source)
})

test.concurrent.each(['inline', 'by name'])(
  'the organization’s policy, given %s, judges a repository that has none of its own',
  async (how) => {
    const parent = newParent(EXAMPLE.policy)
    const input = how === 'inline' ? EXAMPLE.policy.trim() : parent.at('main')
    const { run, report } = await judged(under(null), { inputs: { 'organization-policy': input } })
    expect(run).toMatchObject(BLOCKED)
    const layer =
      how === 'inline'
        ? { source: 'input organization-policy', sha: null, digest: digest(input) }
        : { source: input, sha: parent.sha, digest: digest(EXAMPLE.policy) }
    expect(report.policy?.layers).toEqual([{ ...layer, role: 'organization' }])
    expect(requestsFor(parent)).toHaveLength(how === 'inline' ? 0 : 1)
  },
)

test.concurrent(
  'layers lie from the organization’s and its parents to the repository’s own, each parent once, and all of them bind',
  async () => {
    const parent = newParent((name) => ({
      'grand.yml': 'version: 1\nteam: { developers: 12 }\n',
      'kiro.yml': `version: 1\nextends: ${name}/grand.yml@main\ncost: { fail: { increase: { credits: 2000 } } }\n`,
      'team.yml': `version: 1\nextends: [${name}/kiro.yml@main]\nmodels: { deny: [claude-opus-*] }\n`,
    }))
    const organization = `version: 1\nextends: ${parent.at('main')}\n`
    const own = extending([parent.at('main', 'team.yml'), parent.at('main')], 'budget: { required: [daily] }\n')
    const { run, report } = await judged(under(own), { inputs: { 'organization-policy': organization } })
    expect(run).toMatchObject(BLOCKED)
    expect(report.policy?.layers.map(({ role, source }) => [role, source])).toEqual([
      ['parent', parent.at('main', 'grand.yml')],
      ['parent', parent.at('main')],
      ['organization', 'input organization-policy'],
      ['parent', parent.at('main', 'team.yml')],
      ['repository', POLICY],
    ])
    expect(requestsFor(parent)).toHaveLength(3)
  },
)

const SECRET =
  'version: 1\nmodels: { allow: [auto, zebra-model-*] }\nexceptions:\n  - { rule: model-not-allowed, model: auto, reason: Zebra, owner: zebra, expires: 2027-01-01 }\n'

test.concurrent.each(['extends', 'organization-policy'])(
  'a private parent named in %s is an error without a token for it, and judges with one',
  async (where) => {
    const parent = newParent(SECRET, { private: true, readers: [POLICY_TOKEN] })
    const source = parent.at('main')
    const change = under(where === 'extends' ? extending(source) : null)
    const inputs: Record<string, string> = where === 'extends' ? {} : { 'organization-policy': source }
    const without = await judged(change, { inputs })
    expect(without.run).toMatchObject(UNREADABLE)
    expect(without.run.annotations).toMatchObject([
      { level: 'error', properties: where === 'extends' ? { file: POLICY, line: '2' } : {} },
    ])
    expect(without.run.annotations[0]?.message).toContain(source)
    expect(without.run.annotations[0]?.message).toContain('policy-token')
    const [comment] = await marked(without.opened)
    expect(comment?.body).toContain('the policy cannot be read, so nothing was judged')
    expect(comment?.body).toContain(source)
    expect(without.report.policy).toMatchObject({ source })
    expect(without.shown).not.toMatch(/zebra/i)

    const judgedBefore = requestsFor(parent).length
    const { run, shown } = await judged(change, { inputs: { ...inputs, 'policy-token': POLICY_TOKEN } })
    expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
    expect(run.annotations.map(({ properties }) => properties.title)).toContain('model-not-allowed')
    expect(shown).not.toMatch(/zebra/i)
    expect(shown).not.toContain(POLICY_TOKEN)
    // The token for policies goes to their repositories, and to nothing else.
    expect(
      requestsFor(parent)
        .slice(judgedBefore)
        .map(({ authorization }) => authorization),
    ).toEqual([expect.stringContaining(POLICY_TOKEN)])
    expect(run.requests.filter(({ authorization }) => authorization?.includes(POLICY_TOKEN))).toEqual([])
  },
)

test.concurrent('each parent costs one request beside the seven for the first comment of a pull request', async () => {
  const [one, other] = [newParent(EXAMPLE.policy), newParent('version: 1\n')]
  const { run } = await judged(under(extending([one.at('main'), other.at('main')])), {
    inputs: { 'organization-policy': one.at('main') },
  })
  expect(run).toMatchObject(BLOCKED)
  expect(run.requests.length).toBeLessThanOrEqual(7)
  expect([requestsFor(one).length, requestsFor(other).length]).toEqual([1, 1])
})

test.concurrent('no parent is read when no Kiro file, policy or workflow changed', async () => {
  const [extended, organization] = [newParent(EXAMPLE.policy), newParent('zebra: 1\n')]
  const { run } = await judged(
    { ...under(extending(extended.at('main'))), after: { 'README.md': 'A better shop.\n' } },
    { inputs: { 'organization-policy': organization.at('main') } },
  )
  expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'skipped' } })
  expect(run.requests.length).toBeLessThanOrEqual(4)
  expect([...requestsFor(extended), ...requestsFor(organization)]).toEqual([])
})

test.concurrent(
  'the installing pull request is not told that nothing binds when the organization’s policy does',
  async () => {
    const workflow =
      'on: pull_request\njobs:\n  kiro:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: kiro-governance/kiro-governance@v1\n'
    const change = { before: { [SETTINGS]: EXAMPLE.before }, after: { '.github/workflows/kiro.yml': workflow } }
    const [without, with_] = await Promise.all([
      judged(change),
      judged(change, { inputs: { 'organization-policy': EXAMPLE.policy } }),
    ])
    const [comments, governed] = await Promise.all([marked(without.opened), marked(with_.opened)])
    expect(comments[0]?.body).toContain('so only what is broken can block')
    expect(governed[0]?.body).toContain('Policy `input organization-policy`')
    expect(governed[0]?.body).not.toContain('so only what is broken can block')
  },
)
