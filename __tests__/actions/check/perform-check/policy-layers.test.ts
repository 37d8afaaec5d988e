import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BAD_GATEWAY, rateLimit, type Answer } from '../../../support/github/faults.js'
import type { FileContent, Files } from '../../../support/github/git-objects.js'
import type { NewRepository, Repository } from '../../../support/github/repository.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import type { JsonReport } from '../../../../src/core/contract/check/report.js'
import {
  check,
  EXAMPLE,
  isAbout,
  marked,
  openPull,
  POLICY,
  SETTINGS,
  type NewPull,
  type OpenPull,
  type Run,
  type RunOptions,
} from '../../../support/pull-request-run.js'

const github = openGitHub()
let workspace: string

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'kiro-governance-layers-'))
})
afterAll(async () => {
  await rm(workspace, { recursive: true })
})

const POLICY_TOKEN = 'ghp_readsPolicies'

interface Parent {
  readonly repository: Repository
  readonly sha: string
  /** How a policy names its file `kiro.yml`, or another one. */
  readonly at: (ref: string, path?: string) => string
}

let parents = 0

/** A repository of its own that holds policies for others; `files` is told what it is called. */
function newParent(
  files: string | Files | ((name: string) => Files),
  { owner = 'acme', ...options }: NewRepository & { owner?: string } = {},
): Parent {
  parents += 1
  const name = `${owner}/policies-${parents}`
  const repository = github.repository(name, options)
  const sha = repository.commit({
    files: typeof files === 'function' ? files(name) : typeof files === 'string' ? { 'kiro.yml': files } : files,
  })
  repository.branch('main', sha)
  return { repository, sha, at: (ref, path = 'kiro.yml') => `${name}/${path}@${ref}` }
}

const extending = (references: string | readonly string[], more = ''): string =>
  `version: 1\nextends: ${JSON.stringify(references)}\n${more}`

/** The example's change where the repository's own policy says that. */
const under = (policy: string | null): NewPull => ({
  before: { [SETTINGS]: EXAMPLE.before, 'README.md': 'A shop.\n', ...(policy === null ? {} : { [POLICY]: policy }) },
  after: { [SETTINGS]: EXAMPLE.after },
})

/** What the example's change comes to under the example's policy, wherever that lies. */
const BLOCKED = { exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '2', 'credits-delta': '6805' } }
const UNREADABLE = {
  exit: 2,
  stderr: '',
  outputs: { verdict: 'error', 'error-class': 'policy', complete: 'false', 'credits-after': '' },
}

let reports = 0

async function judged(
  change: NewPull | OpenPull,
  { inputs, ...options }: RunOptions = {},
): Promise<{ opened: OpenPull; run: Run; report: JsonReport; shown: string }> {
  const opened = 'pull' in change ? change : await openPull(github, change)
  const file = `${(reports += 1)}.json`
  const run = await check(github, opened, {
    ...options,
    inputs: { 'report-file': file, ...inputs },
    env: { GITHUB_WORKSPACE: workspace },
  })
  const report = await readFile(join(workspace, file), 'utf8')
  const comments = (await opened.pull.comments()).map(({ body }) => body)
  return {
    opened,
    run,
    report: JSON.parse(report) as JsonReport,
    shown: [run.stdout, run.stderr, run.summary, JSON.stringify(run.outputs), report, ...comments].join('\n'),
  }
}

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
  'the organisation’s policy, given %s, judges a repository that has none of its own',
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
  'layers lie from the organisation’s and its parents to the repository’s own, each parent once, and all of them bind',
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

const OUT_OF_REACH: [string, FileContent, string, string, RegExp][] = [
  [
    'a ref that is not there',
    EXAMPLE.policy,
    'no-such-ref',
    'kiro.yml',
    /there is no branch, tag or commit no-such-ref/,
  ],
  ['a commit that is not there', EXAMPLE.policy, 'd'.repeat(40), 'kiro.yml', /there is no branch, tag or commit d{40}/],
  [
    'a file that is not there',
    EXAMPLE.policy,
    'main',
    'no-such-file.yml',
    /there is no file no-such-file\.yml at main/,
  ],
  ['a folder', EXAMPLE.policy, 'main', 'folder.yml', /not a text file/],
  ['a link', { symlink: 'other.yml' }, 'main', 'kiro.yml', /not a text file: it is a link/],
  ['a submodule', { submodule: 'a'.repeat(40) }, 'main', 'kiro.yml', /not a text file/],
  ['a binary file', Buffer.from([0, 1, 2]), 'main', 'kiro.yml', /not a text file/],
  ['a file that GraphQL cuts', `# ${'x'.repeat(600_000)}\nversion: 1\n`, 'main', 'kiro.yml', /too large/],
]

test.concurrent.each(OUT_OF_REACH)(
  'a parent that is %s is an error that names it',
  async (_, content, ref, path, why) => {
    const parent = newParent({
      'kiro.yml': content,
      'other.yml': EXAMPLE.policy,
      'folder.yml/kiro.yml': EXAMPLE.policy,
    })
    const { run } = await judged(under(extending(parent.at(ref, path))))
    expect(run).toMatchObject(UNREADABLE)
    expect(run.annotations).toMatchObject([{ level: 'error', properties: { file: POLICY, line: '2' } }])
    expect(run.annotations[0]?.message).toContain(`${parent.at(ref, path)}, which ${POLICY} extends, cannot be read`)
    expect(run.annotations[0]?.message).toMatch(why)
  },
)

test.concurrent('a repository that is not there is an error that names it', async () => {
  const { run } = await judged(under(extending('acme/no-such-policies/kiro.yml@main')))
  expect(run).toMatchObject(UNREADABLE)
  expect(run.annotations[0]?.message).toContain('acme/no-such-policies/kiro.yml@main')
})

test.concurrent('a name without a ref is no policy of an organisation, and no pass', async () => {
  const { run } = await judged(under(null), { inputs: { 'organization-policy': 'acme/policies/kiro.yml' } })
  expect(run).toMatchObject(UNREADABLE)
  expect(run.annotations[0]?.message).toContain('input organization-policy')
})

test.concurrent.each<[string, Answer]>([
  ['does not answer', BAD_GATEWAY],
  ['asks to wait', rateLimit(1_800_000_000)],
])('when GitHub %s about a parent, nothing is wrong with the policy, and nothing passes', async (_, respond) => {
  const parent = newParent(EXAMPLE.policy)
  github.faults.push({ match: (request) => isAbout(parent.repository, request), respond })
  const { run } = await judged(under(extending(parent.at('main'))))
  expect(run).toMatchObject({ exit: 3, stderr: '', outputs: { verdict: 'error', 'error-class': 'api' } })
})

const MISTAKES: [string, string, string][] = [
  ['an unknown key', 'version: 1\nmodels:\n  zebraKey: [zebra-value]\n', 'line 3, column 3'],
  ['a wrong value', 'version: 1\nteam: { developers: zebra-value }\n', 'line 2, column 9'],
  ['a rule that is none', 'version: 1\nrules:\n  zebra-rule: off\n', 'line 3, column 3'],
  ['no YAML', 'version: 1\nmodels: { allow: [zebra-value\n', 'line 3, column 1'],
  ['an alias without an anchor', 'version: 1\nmodels: { allow: *zebra }\n', 'line 1, column 1'],
  ['a reference that is none', 'version: 1\nextends: zebra/../zebra@main\n', 'line 2, column 1'],
  ['a contradiction', 'version: 1\nteam: { developers: 871147, seats: { pro: 871148 } }\n', 'line 2, column 29'],
]

test.concurrent.each(MISTAKES)('of a parent with %s only the place is told', async (_, text, place) => {
  const parent = newParent(text)
  const [extended, organization] = await Promise.all([
    judged(under(extending(parent.at('main')))),
    judged(under(null), { inputs: { 'organization-policy': parent.at('main') } }),
  ])
  for (const { run, shown } of [extended, organization]) {
    expect(run).toMatchObject(UNREADABLE)
    expect(run.annotations[0]?.message).toContain(parent.at('main'))
    expect(run.annotations[0]?.message).toContain(`is not a valid policy: ${place}.`)
    expect(shown).not.toMatch(/zebra|87114[78]/i)
  }
})

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

test.concurrent(
  'the installing pull request is not told that nothing binds when the organisation’s policy does',
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
