import { plain } from '../../../src/core/text/message.js'
import { readFileSync, writeFileSync } from 'node:fs'
import { parsePolicy } from '../../../src/core/policy/parse.js'
import { referenceKey } from '../../../src/core/policy/reference.js'
import type { FoundPolicy } from '../../../src/core/policy/layers.js'
import { rememberParents, resolveBinding } from '../../../src/core/policy/resolve.js'

/** One input for everything that can be wrong; what is said about it is in errors.golden.txt, for people to review. */
const INPUTS: Readonly<Record<string, string>> = {
  'no version': 'team: {}',
  'a version of the future': 'version: 2',
  'a version in quotes': 'version: "1"',
  'a key with a slip': 'version: 1\nmodles: {}',
  'a key unlike any': 'version: 1\nowner: me',
  'a section that is a list': 'version: 1\nteam: []',
  'a section that is nothing': 'version: 1\nmodels:',
  'requires: no version range': 'version: 1\nrequires: latest',
  'requires: a number': 'version: 1\nrequires: 1.0',
  'requires: a newer version': 'version: 1\nrequires: ">=99.1"\nkeyOfTheFuture: {}',
  'extends: a number': 'version: 1\nextends: 5',
  'extends: without a ref': 'version: 1\nextends: acme/policies/kiro.yml',
  'extends: a URL': 'version: 1\nextends: https://github.com/acme/policies/kiro.yml@v1',
  'extends: out of the repository': 'version: 1\nextends: acme/policies/../../secret.yml@v1',
  'extends: a revision of git': 'version: 1\nextends: "acme/policies/kiro.yml@main:secret"',
  'delegates: one number': 'version: 1\ndelegates: 5',
  'delegates: a rule with a slip': 'version: 1\ndelegates: [shcema]',
  'workflows: a kind with a slip': 'version: 1\nworkflows: { release#review: codeReviews }',
  'agents: a kind with a slip': 'version: 1\nagents: { reviewer: codeReviews }',
  'extends: too many': 'version: 1\nextends: [a, b, c, d, e, f]',
  'ignore: one number': 'version: 1\nignore: 5',
  'ignore: an empty glob': 'version: 1\nignore:\n  - docs/**\n  - ""',
  'ignore: a glob that is too long': `version: 1\nignore: [${'a'.repeat(201)}]`,
  'team: a key with a slip': 'version: 1\nteam:\n  developer: 12',
  'team.developers: none': 'version: 1\nteam: { developers: 0 }',
  'team.developers: a part': 'version: 1\nteam: { developers: 2.5 }',
  'team.developers: in quotes': 'version: 1\nteam: { developers: "12" }',
  'team.seats: a plan with a slip': 'version: 1\nteam: { seats: { proo: 3 } }',
  'team.seats: a plan unlike any': 'version: 1\nteam: { seats: { enterprise: 3 } }',
  'team.seats: fewer than none': 'version: 1\nteam: { seats: { pro: -1 } }',
  'team.seats: not as many as developers': 'version: 1\nteam:\n  developers: 12\n  seats: { pro: 8 }',
  'team.login: with a slip': 'version: 1\nteam: { login: [gooogle] }',
  'team.login: unlike any': 'version: 1\nteam: { login: [saml] }',
  'team.login: one number': 'version: 1\nteam: { login: 5 }',
  'team.login: empty': 'version: 1\nteam: { login: [] }',
  'team.region: empty': 'version: 1\nteam: { region: [] }',
  'team.billing: with a slip': 'version: 1\nteam: { billing: entreprise }',
  'team.overage: a word': 'version: 1\nteam: { overage: "yes" }',
  'team.workdays: too many': 'version: 1\nteam: { workdays: 32 }',
  'team.approvedModels: a number': 'version: 1\nteam:\n  approvedModels:\n    - auto\n    - 5',
  'models: a key with a slip': 'version: 1\nmodels: { alow: [auto] }',
  'models.allow: one number': 'version: 1\nmodels: { allow: 5 }',
  'models.maxMultiplier: in quotes': 'version: 1\nmodels: { maxMultiplier: "1.3" }',
  'models.maxMultiplier: as Kiro writes it': 'version: 1\nmodels: { maxMultiplier: 1.3x }',
  'models.maxMultiplier: below zero': 'version: 1\nmodels: { maxMultiplier: -1 }',
  'models.tasks: a kind with a slip': 'version: 1\nmodels:\n  tasks:\n    codeReviews: { maxMultiplier: 1 }',
  'models.tasks: a kind unlike any': 'version: 1\nmodels: { tasks: { testing: {} } }',
  'models.tasks: deny has no place here': 'version: 1\nmodels: { tasks: { codeReview: { deny: [auto] } } }',
  'budget: a key with a slip': 'version: 1\nbudget: { require: [monthly] }',
  'budget.required: a period with a slip': 'version: 1\nbudget: { required: [montly] }',
  'budget.required: a period unlike any': 'version: 1\nbudget: { required: [weekly] }',
  'budget.minimumAction: unlike any': 'version: 1\nbudget: { minimumAction: email }',
  'budget.team: a number': 'version: 1\nbudget: { team: 14000 }',
  'cost: a level with a slip': 'version: 1\ncost: { fial: {} }',
  'cost.fail: a number': 'version: 1\ncost: { fail: 2000 }',
  'cost.fail.increase: a percentage as text': 'version: 1\ncost: { fail: { increase: { percent: 40% } } }',
  'cost.fail.increase: below zero': 'version: 1\ncost: { fail: { increase: { credits: -5 } } }',
  'cost.fail.total: percent has no place here': 'version: 1\ncost: { fail: { total: { percent: 40 } } }',
  'cost.fail.total: infinite': 'version: 1\ncost: { fail: { total: { credits: .inf } } }',
  'workload.tasks: a key with a slip': 'version: 1\nworkload: { tasks: { codeReview: { run: 2 } } }',
  'workload.tasks: credits without a high':
    'version: 1\nworkload: { tasks: { codeReview: { credits: { low: 1, typical: 2 } } } }',
  'workload.tasks: credits that fall':
    'version: 1\nworkload:\n  tasks:\n    codeReview: { credits: { low: 3, typical: 2, high: 1 } }',
  'workload.agents: without runs': 'version: 1\nworkload: { agents: { reviewer: {} } }',
  'workload.agents: a number': 'version: 1\nworkload: { agents: { reviewer: 3 } }',
  'workload.hooks: a trigger with a slip': 'version: 1\nworkload: { hooks: { sav: { runs: 3 } } }',
  'workload.cliShare: in percent': 'version: 1\nworkload: { cliShare: 40 }',
  'workload.roots: more than all': 'version: 1\nworkload:\n  roots: { web: 0.7, api: 0.7 }',
  'enforcement: without a mode': 'version: 1\nenforcement: { from: 2026-12-01 }',
  'enforcement.mode: with a slip': 'version: 1\nenforcement: { mode: blok }',
  'enforcement.from: no day': 'version: 1\nenforcement: { mode: block, from: 2026-02-30 }',
  'rules: a rule with a slip': 'version: 1\nrules: { model-not-alowed: off }',
  'rules: a rule unlike any': 'version: 1\nrules: { no-llms: error }',
  'rules: a severity with a slip': 'version: 1\nrules: { schema: eror }',
  'rules: a severity unlike any': 'version: 1\nrules: { schema: fatal }',
  'rules: false for off': 'version: 1\nrules: { schema: false }',
  'exceptions: without an owner and an end': 'version: 1\nexceptions:\n  - { rule: schema, reason: "x" }',
  'exceptions: no day':
    'version: 1\nexceptions:\n  - rule: schema\n    reason: x\n    owner: "@a"\n    expires: next year',
  'exceptions: one that is no list': 'version: 1\nexceptions: { rule: schema }',
  'catalogue: a multiplier below zero': 'version: 1\ncatalogue: { models: { x: { multiplier: -1 } } }',
  'catalogue: a status with a slip': 'version: 1\ncatalogue: { models: { x: { status: experimantal } } }',
  'catalogue: a plan with a slip': 'version: 1\ncatalogue: { models: { x: { plans: [pro, powr] } } }',
  'several things at once':
    'version: 1\nteam: { developers: 0, billing: private }\nmodels: { alow: [auto], maxMultiplier: no }\nrules: { schma: error }\n',
  'behind an anchor': 'version: 1\nworkload: { agents: { a: &r { runs: many }, b: *r } }',
  nothing: '',
  'only a comment': '# later\n',
  'a text': 'hello',
  'a list': '- version: 1',
  'a tab': 'version: 1\nteam:\n\tdevelopers: 1',
  'an open quote': 'version: 1\nrequires: ">=1',
  'an open list': 'version: 1\nignore: [a, b',
  'a key written twice': 'version: 1\nteam: {}\nteam: {}',
  'a missing colon': 'version: 1\nteam\n  developers: 1\n',
  'a merge': 'version: 1\nteam: { <<: { developers: 1 } }',
  'a key that is a list': 'version: 1\n? [a]\n: 1',
}

const own = '.github/kiro-policy.yml'
const P = (name: string): string => `acme/${name}/kiro.yml@v1`

/** Policies that extend each other, by name; null cannot be read. What is wrong with one of them is reported without its text. */
const LAYERS: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  'a parent that cannot be read': { [own]: `version: 1\nmodels: {}\nextends: ${P('a')}`, [P('a')]: null },
  'a parent with a mistake': {
    [own]: `version: 1\nextends: [${P('a')}, ${P('b')}]`,
    [P('a')]: 'version: 1',
    [P('b')]: 'version: 1\nteam:\n  secretly: 5',
  },
  'a parent that is empty': { [own]: `version: 1\nextends: ${P('a')}`, [P('a')]: '' },
  'a parent that needs a newer version': {
    [own]: `version: 1\nextends: ${P('a')}`,
    [P('a')]: 'version: 1\nrequires: ">=99"',
  },
  'a parent of a parent that cannot be read': {
    [own]: `version: 1\nextends: ${P('a')}`,
    [P('a')]: `version: 1\nextends: ${P('b')}`,
    [P('b')]: null,
  },
  'a circle': {
    [own]: `version: 1\nextends: ${P('a')}`,
    [P('a')]: `version: 1\nextends: ${P('b')}`,
    [P('b')]: `version: 1\nextends: ${P('A').replace('acme', 'Acme')}`,
    [P('A')]: 'version: 1',
  },
  'one that extends itself': { [own]: `version: 1\nextends: ${P('a')}`, [P('a')]: `version: 1\nextends: ${P('a')}` },
  'six deep': {
    [own]: `version: 1\nextends: ${P('a')}`,
    ...Object.fromEntries(
      'abcde'.split('').map((name, index) => [P(name), `version: 1\nextends: ${P('bcdef'[index] ?? '')}`]),
    ),
  },
  'an organization’s policy that cannot be read': { 'acme/.github/kiro.yml@main': null },
  'an organization’s policy with a mistake': { 'acme/.github/kiro.yml@main': 'version: 1\nsecretly: 5' },
}

async function toldOfLayers(files: Readonly<Record<string, string | null>>): Promise<string[]> {
  const find = (source: string): FoundPolicy => {
    const text = files[source]
    return text === null || text === undefined
      ? { source, sha: null, unreadable: 'there is no such file.' }
      : { source, sha: null, text }
  }
  const organization = own in files ? null : find(Object.keys(files)[0] ?? '')
  const binding = await resolveBinding(
    { organization, own: own in files ? find(own) : null },
    rememberParents((reference) =>
      Promise.resolve(
        find(
          Object.keys(files).find((name) => name.toLowerCase() === referenceKey(reference).toLowerCase()) ??
            referenceKey(reference),
        ),
      ),
    ),
  )
  if (binding.failure === null) return ['  → (accepted)']
  const { problems, hint } = binding.failure
  return [
    ...problems.map(
      ({ file, line, column, message }) =>
        `  → ${file === null ? '' : `${file}:${line ?? 0}:${column ?? 0} `}${message}`,
    ),
    `    ${hint}`,
  ]
}

const golden = new URL('./errors.golden.txt', import.meta.url)

function told(text: string): string[] {
  const parsed = parsePolicy(text, { source: 'policy', sha: null })
  return 'problems' in parsed
    ? parsed.problems.map(({ line, column, message }) => `  → ${line}:${column} ${plain(message)}`)
    : ['  → (accepted)']
}

const sections = Object.entries(INPUTS).map(([name, text]) =>
  [
    `## ${name}`,
    ...text
      .replace(/a{99,}/, 'aaa…')
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => `  | ${line}`),
    ...told(text),
    '',
  ].join('\n'),
)

test('every error is reported as it was reviewed', async () => {
  const layers = await Promise.all(
    Object.entries(LAYERS).map(async ([name, files]) =>
      [
        `## ${name}`,
        ...Object.entries(files).map(
          ([source, text]) => `  | ${source}: ${text === null ? '(cannot be read)' : text.replaceAll('\n', ' ⏎ ')}`,
        ),
        ...(await toldOfLayers(files)),
        '',
      ].join('\n'),
    ),
  )
  const written = [
    'What a policy with an error is told: line:column and a sentence. Written by UPDATE=1; review every line.\n',
    ...sections,
    '# Layers\n',
    ...layers,
  ].join('\n')
  if (process.env.UPDATE === '1') writeFileSync(golden, written)
  expect(written.split('\n')).toEqual(readFileSync(golden, 'utf8').split('\n'))
})

test('none of them is accepted, none shows the validator’s or the parser’s inside', () => {
  for (const [name, text] of Object.entries(INPUTS)) {
    const lines = told(text)
    expect([
      name,
      lines.filter((line) => /accepted|undefined|\[object|#\/|instancePath|is not as it should be|\\u0/.test(line)),
    ]).toEqual([name, []])
  }
})

test('of what is wrong with a parent, not a word of its text is reported', async () => {
  for (const files of Object.values(LAYERS))
    expect((await toldOfLayers(files)).join('\n')).not.toMatch(/secretly|>=99|team/)
})

test('every place is inside the text', () => {
  for (const [name, text] of Object.entries(INPUTS)) {
    const parsed = parsePolicy(text, { source: 'policy', sha: null })
    const rows = text.split('\n')
    for (const { line, column } of 'problems' in parsed ? parsed.problems : []) {
      expect([
        name,
        line >= 1 && line <= rows.length,
        column >= 1 && column <= (rows[line - 1]?.length ?? 0) + 1,
      ]).toEqual([name, true, true])
    }
  }
})
