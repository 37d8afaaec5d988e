import type { Files } from '../../../support/github/git-objects.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import { check, EXAMPLE, openPull, POLICY, SETTINGS, type Run } from '../../../support/pull-request-run.js'

const github = openGitHub()

let parents = 0

/** A repository that holds one policy for others, and how it is named. */
function newParent(policy: string): string {
  parents += 1
  const repository = github.repository(`acme/policies-${parents}`)
  repository.branch('main', repository.commit({ files: { 'kiro.yml': policy } }))
  return `acme/policies-${parents}/kiro.yml@main`
}

/** The example's change, or another one, below a parent, where the repository's own policy says `own`. */
async function below(
  parent: string,
  own: string,
  after: Files = { [SETTINGS]: EXAMPLE.after },
  before: Files = {},
): Promise<Run> {
  const policy = `version: 1\nextends: ${parent}\n${own}`
  const opened = await openPull(github, { before: { [SETTINGS]: EXAMPLE.before, [POLICY]: policy, ...before }, after })
  return check(github, opened, { inputs: { comment: 'never' } })
}

const errors = ({ annotations }: Run): string[] =>
  annotations.flatMap(({ level, properties }) => (level === 'error' ? [properties.title ?? ''] : [])).sort()

/** What a child may say to get more than its parent, the example's policy, allows. */
const WIDENING: [string, string][] = [
  ['nothing at all', ''],
  ['a longer allow list', 'models: { allow: ["*"] }'],
  [
    'an allow list for the kind of work',
    'models: { tasks: { taskExecution: { allow: ["*"], maxMultiplier: 100 }, codeReview: { allow: ["*"] }, interactiveChat: { allow: ["*"] } } }',
  ],
  ['a higher cap', 'models: { maxMultiplier: 100 }'],
  ['rules off', 'rules: { model-not-allowed: off, multiplier-over-cap: off, cost-increase: off, cost-total: off }'],
  ['rules as notices', 'rules: { model-not-allowed: notice, multiplier-over-cap: notice, cost-increase: notice }'],
  ['ignored folders', 'ignore: [".kiro/**", "**"]'],
  [
    'exceptions',
    ['model-not-allowed', 'multiplier-over-cap', 'cost-increase'].reduce(
      (list, rule) => `${list}  - { rule: ${rule}, reason: We want it, owner: "@acme/shop", expires: 2099-12-31 }\n`,
      'exceptions:\n',
    ),
  ],
  ['another price', 'catalogue: { models: { claude-opus-4.8: { multiplier: 0.1 } } }'],
  ['higher limits', 'cost: { fail: { increase: { credits: 1000000, percent: 100000 }, total: { credits: 1000000 } } }'],
  ['another team', 'team: { developers: 1, workdays: 1 }'],
  ['that a model takes hardly any credits', 'workload: { models: { claude-opus-4.8: 0.01 } }'],
  ['that the work is elsewhere', 'workload: { roots: { nowhere: 1 } }'],
  ['that there is no work', 'workload: { tasks: { taskExecution: { runs: 0 }, codeReview: { runs: 0 } } }'],
  ['that it only observes', 'enforcement: { mode: observe }'],
  ['that it blocks later', 'enforcement: { mode: block, from: 2099-01-01 }'],
  [
    'delegates of its own',
    'delegates: [model-not-allowed, cost-increase]\nrules: { model-not-allowed: off, cost-increase: off }',
  ],
]

test.concurrent.each(WIDENING)('a policy that says %s is held to its parent', async (_, own) => {
  const run = await below(newParent(EXAMPLE.policy), own)
  expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '2' } })
  expect(errors(run)).toEqual(['cost-increase', 'model-not-allowed'])
})

const MODELS = 'version: 1\nmodels: { allow: [auto, claude-sonnet-4.5, claude-haiku-4.5] }\n'
const OPUS = '{ "name": "reviewer", "model": "claude-opus-4.8" }'
const OFF = [
  'syntax',
  'schema',
  'duplicate-key',
  'unknown-profile',
  'misspelled-model',
  'retired-model',
  'model-not-entitled',
  'unknown-model',
  'symlinked-config',
  'misplaced-key',
  'contradicting-surfaces',
  'budget-missing',
]
const ALL_OFF = `rules: { ${OFF.map((rule) => `${rule}: off`).join(', ')} }`

/** Ways past a parent's list of models that only a rule blocks, of which the parent says nothing. */
const UNREAD: [string, Files][] = [
  ['a misspelled id', { '.kiro/agents/reviewer.json': OPUS.replace('opus-4.8', 'OPUS-4-8') }],
  ['a model that is not offered', { '.kiro/agents/reviewer.json': OPUS.replace('opus-4.8', '3.7-sonnet') }],
  ['an id that nobody knows', { '.kiro/agents/reviewer.json': OPUS.replace('claude-opus-4.8', 'brand-new-model') }],
  ['a key written twice', { '.kiro/agents/reviewer.json': OPUS.replace('"model"', '"model": "auto", "model"') }],
  [
    'a file that is refused but not broken',
    { '.kiro/agents/reviewer.json': OPUS.replace('"model"', '"__proto__": {}, "model"') },
  ],
  ['a file larger than what is read', { '.kiro/agents/reviewer.json': OPUS + ' '.repeat(1_000_001) }],
  ['a link to the settings', { '.kiro': { symlink: 'shared' }, 'shared/agents/reviewer.json': OPUS }],
  ['a submodule', { '.kiro': { submodule: 'a'.repeat(40) } }],
]

test.concurrent.each(UNREAD)(
  'with every rule off that its parent does not name, a policy still keeps no one from seeing %s',
  async (_, after) => {
    const run = await below(newParent(MODELS), ALL_OFF, after)
    expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
  },
)

test.concurrent('a parent that is named beside its own child stays above it', async () => {
  const organization = newParent(MODELS)
  const team = newParent(`version: 1\nextends: ${organization}\nrules: { model-not-allowed: off }\n`)
  const [through, beside] = await Promise.all([below(team, ''), below(`[${team}, ${organization}]`, '')])
  expect(errors(through)).toContain('model-not-allowed')
  expect(errors(beside)).toContain('model-not-allowed')
})

const DELEGATED: [string, string][] = [
  ['off', 'rules: { model-not-allowed: off }'],
  ['a notice', 'rules: { model-not-allowed: notice }'],
  [
    'excepted',
    'exceptions:\n  - { rule: model-not-allowed, model: claude-opus-4.8, reason: Evaluation, owner: "@acme/shop", expires: 2099-12-31 }',
  ],
]

test.concurrent.each(DELEGATED)('a rule that the parent delegates may be %s below', async (_, own) => {
  const [kept, left] = await Promise.all([
    below(newParent(MODELS), own),
    below(newParent(`${MODELS}delegates: [model-not-allowed]\n`), own),
  ])
  expect(kept).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '1' } })
  expect(left).toMatchObject({ exit: 0, outputs: { errors: '0' } })
})

test.concurrent('what a parent delegates binds all the same where no one below says otherwise', async () => {
  expect(await below(newParent(`${MODELS}delegates: [model-not-allowed]\n`), '')).toMatchObject({
    exit: 1,
    outputs: { verdict: 'fail', errors: '1' },
  })
})

const NARROWING: [string, string, string][] = [
  ['a model', 'models: { deny: [claude-sonnet-5] }', 'model-not-allowed'],
  ['a cap', 'models: { maxMultiplier: 0.5 }', 'multiplier-over-cap'],
  ['a limit', 'cost: { fail: { increase: { credits: 1 } } }', 'cost-increase'],
  ['a budget', 'budget: { required: [daily] }', 'budget-missing'],
]

test.concurrent.each(NARROWING)('a policy may take away %s that its parent allows', async (_, own, rule) => {
  const parent = newParent(
    'version: 1\nmodels: { allow: [auto, claude-sonnet-*, claude-haiku-4.5], maxMultiplier: 2.2 }\ncost: { fail: { increase: { credits: 100000 } } }\nbudget: { required: [monthly] }\n',
  )
  const costlier = EXAMPLE.before.replace('claude-haiku-4.5', 'claude-sonnet-5')
  const after = { [SETTINGS]: costlier, '.kiro/agents/a.json': '{ "name": "a", "model": "auto" }' }
  const before = { [SETTINGS]: '{}' }
  const [with_, without] = await Promise.all([below(parent, own, after, before), below(parent, '', after, before)])
  expect(errors(without)).not.toContain(rule)
  expect(errors(with_)).toContain(rule)
})
