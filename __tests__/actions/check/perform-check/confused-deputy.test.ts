import type { Repository } from '../../../support/github/repository.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  check,
  EXAMPLE,
  isAbout,
  openPull,
  POLICY,
  SETTINGS,
  type Run,
  type RunOptions,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

const POLICY_TOKEN = 'ghp_readsEverything'

let repositories = 0

/** A repository that only the token for policies may read, with one policy. */
function hidden(policy: string, owner = 'acme'): { repository: Repository; reference: string } {
  repositories += 1
  const repository = github.repository(`${owner}/hidden-${repositories}`, { private: true, readers: [POLICY_TOKEN] })
  repository.branch('main', repository.commit({ files: { 'kiro.yml': policy } }))
  return { repository, reference: `${owner}/hidden-${repositories}/kiro.yml@main` }
}

const requestsFor = (repository: Repository) => github.requests.filter((request) => isAbout(repository, request))
const titles = ({ annotations }: Run, level: string): string[] =>
  [...new Set(annotations.flatMap((one) => (one.level === level ? [one.properties.title ?? ''] : [])))].sort()

/** Runs the example's change where the base has one policy and the pull request brings another; all that is shown of it. */
async function proposing(
  binding: string | null,
  proposed: string | null,
  { inputs }: RunOptions = {},
): Promise<{ run: Run; shown: string }> {
  const opened = await openPull(github, {
    before: { [SETTINGS]: EXAMPLE.before, ...(binding === null ? {} : { [POLICY]: binding }) },
    after: { [SETTINGS]: EXAMPLE.after, [POLICY]: proposed },
    author: 'mallory',
  })
  const run = await check(github, opened, { inputs: { 'policy-token': POLICY_TOKEN, comment: 'always', ...inputs } })
  const comments = (await opened.pull.comments()).map(({ body }) => body)
  return { run, shown: [run.stdout, run.stderr, run.summary, JSON.stringify(run.outputs), ...comments].join('\n') }
}

const BINDING = { exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '2', 'credits-delta': '5558' } }
const extending = (reference: string, more = ''): string => `version: 1\nextends: ${reference}\n${more}`

const ELSEWHERE: [string, string, (reference: string) => string][] = [
  ['of the author, where all is allowed', 'mallory', (reference) => reference],
  ['that the author may not read', 'acme', (reference) => reference],
  ['at a commit', 'acme', (reference) => reference.replace('main', 'a'.repeat(40))],
  ['that the author guesses', 'acme', (reference) => reference.replace('kiro.yml', 'salaries.yml')],
]

test.concurrent.each(ELSEWHERE)(
  'a proposed policy that extends a repository %s makes no one read it',
  async (_, owner, name) => {
    const { repository, reference } = hidden(
      'version: 1\nmodels: { allow: ["*"] }\nexceptions:\n  - { rule: model-not-allowed, reason: zebra, owner: zebra, expires: 2099-12-31 }\n',
      owner,
    )
    const { run, shown } = await proposing(EXAMPLE.policy, extending(name(reference)))
    expect(run).toMatchObject(BINDING)
    expect(requestsFor(repository)).toEqual([])
    expect(shown).toContain(`The policy would extend ${name(reference)}, which is read only after the merge`)
    expect(shown).not.toMatch(/zebra/)
  },
)

test.concurrent('without a policy on the base a proposed one makes no one read its parents either', async () => {
  const { repository, reference } = hidden(EXAMPLE.policy)
  const { run } = await proposing(null, extending(reference))
  expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'warn' } })
  expect(requestsFor(repository)).toEqual([])
})

test.concurrent('where the binding policy is broken a proposed one makes no one read its parents either', async () => {
  const { repository, reference } = hidden(EXAMPLE.policy)
  const { run } = await proposing('version: 2\n', extending(reference))
  expect(run).toMatchObject({ exit: 2, outputs: { verdict: 'error', 'error-class': 'policy' } })
  expect(requestsFor(repository)).toEqual([])
})

test.concurrent('a parent that the binding policy names already is not asked for again', async () => {
  const { repository, reference } = hidden(EXAMPLE.policy)
  const { run, shown } = await proposing(
    extending(reference),
    extending(reference.replace('acme', 'ACME'), 'models: { deny: [claude-haiku-*] }\n'),
  )
  expect(run).toMatchObject(BINDING)
  expect(requestsFor(repository)).toHaveLength(1)
  expect(titles(run, 'warning')).toEqual(['policy-breaks'])
  expect(shown).not.toContain('read only after the merge')
  expect(shown).toMatch(/under the new one this change would have [2-9] blocking problems/)
})

test.concurrent('nor is a parent of a parent, or one of the organization’s policy', async () => {
  const grand = hidden(EXAMPLE.policy)
  const parent = hidden(extending(grand.reference))
  const organization = hidden('version: 1\nmodels: { deny: [claude-opus-*] }\n')
  const { run, shown } = await proposing(
    extending(parent.reference),
    extending(`[${organization.reference}, ${grand.reference}]`),
    { inputs: { 'organization-policy': organization.reference } },
  )
  expect(run).toMatchObject(BINDING)
  expect([grand, parent, organization].map(({ repository }) => requestsFor(repository).length)).toEqual([1, 1, 1])
  expect(shown).not.toContain('read only after the merge')
})

test.concurrent('another ref or another file of a repository that is read is not read for a proposal', async () => {
  const { repository, reference } = hidden(EXAMPLE.policy)
  repository.branch(
    'secret',
    repository.commit({
      files: { 'kiro.yml': 'version: 1\n', 'other.yml': 'version: 1\n' },
      parents: [repository.tip('main')],
    }),
  )
  const [ref, file] = [reference.replace('main', 'secret'), reference.replace('kiro.yml', 'other.yml')]
  const { run, shown } = await proposing(extending(reference), extending(`[${ref}, ${file}]`))
  expect(run).toMatchObject(BINDING)
  expect(requestsFor(repository)).toHaveLength(1)
  for (const name of [ref, file])
    expect(shown).toContain(`The policy would extend ${name}, which is read only after the merge`)
})

test.concurrent.each([
  'acme/secrets/../secrets/kiro.yml@main',
  'acme/secrets/./kiro.yml@main',
  'acme/secrets/kiro.yml@main:kiro.yml',
  'acme/secrets/kiro.yml@main^{tree}',
  'acme/secrets/kiro.yml@main..next',
  'acme/../secrets/kiro.yml@main',
  'https://example.com/secrets/kiro.yml@main',
  '"acme/secrets/kiro.yml@main\\") { id } evil: repository(owner: \\"x"',
])('a proposed policy that extends %s is broken, and asks for nothing', async (reference) => {
  const { run } = await proposing(EXAMPLE.policy, extending(reference))
  expect(run).toMatchObject({ ...BINDING, outputs: { verdict: 'fail', errors: '3' } })
  expect(titles(run, 'error')).toEqual(['cost-increase', 'model-not-allowed', 'policy-invalid'])
  const writes = new Set(github.writes())
  expect(
    github.requests.filter(
      (request) => !writes.has(request) && `${request.path} ${JSON.stringify(request.body)}`.includes('secrets'),
    ),
  ).toEqual([])
})

/** A parent in which each text says where it is. */
const SPEAKING = `version: 1
delegates: [unused-profile]
ignore: ["zebra-ignore/**"]
team: { developers: 12, region: [us-east-1, zebra-region], approvedModels: [claude-opus-4.8, claude-sonnet-4.5, claude-haiku-4.5, zebra-approved] }
agents: { zebra-agent: codeReview }
models:
  allow: [auto, claude-sonnet-*, claude-haiku-4.5, zebra-allow-*, zebra-allowed]
  deny: ["zebra-deny-*", zebra-denied]
  tasks: { specGeneration: { allow: [claude-opus-*, zebra-task-*] } }
cost: { fail: { increase: { credits: 2000 } } }
workload: { agents: { zebra-worker: { runs: 3 } }, roots: { zebra-root: 0.1 } }
exceptions:
  - { rule: model-not-allowed, path: "zebra-path/**", model: "zebra-model-*", reason: zebra-reason, owner: zebra-owner, expires: 2099-12-31 }
  - { rule: model-not-allowed, path: "**/settings.json", model: "claude-haiku-*", reason: zebra-used, owner: zebra-owner, expires: 2099-12-31 }
  - { rule: cost-unknown, path: "zebra-old/**", reason: zebra-expired, owner: zebra-owner, expires: 2026-01-01 }
`

const AWAY: [string, (reference: string) => string | null][] = [
  ['leaves the policy alone', (reference) => extending(reference)],
  ['no longer extends it', () => 'version: 1\n'],
  ['deletes the policy', () => null],
  ['breaks the policy', () => 'version: [\n'],
  ['extends another one', () => extending('mallory/policies/kiro.yml@main')],
  [
    'fills in what it does not say',
    (reference) =>
      extending(
        reference,
        'models: { allow: ["*"] }\nworkload: { agents: { mine: { runs: 1 } } }\nteam: { region: [eu-central-1] }\n',
      ),
  ],
]

test.concurrent.each(AWAY)('a change that %s brings no text of a parent to light', async (_, proposed) => {
  const { reference } = hidden(SPEAKING)
  const { run, shown } = await proposing(extending(reference), proposed(reference))
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
  expect(titles(run, 'error')).toEqual(expect.arrayContaining(['cost-increase', 'model-not-allowed']))
  expect([...new Set(shown.match(/zebra-\w+/g))]).toEqual([])
})

test.concurrent('nor does the organization’s policy come to light', async () => {
  const { run, shown } = await proposing('version: 1\n', null, { inputs: { 'organization-policy': SPEAKING } })
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
  expect([...new Set(shown.match(/zebra-\w+/g))]).toEqual([])
})
