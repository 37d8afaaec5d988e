import { parsePolicy } from '../../../src/core/policy/parse.js'

const isRead = (yaml: string): boolean => 'layer' in parsePolicy(`version: 1\n${yaml}`, { source: 'p', sha: null })

/** A list of so many texts of so many characters. */
const texts = (count: number, length = 1): string =>
  JSON.stringify(Array.from({ length: count }, () => 'a'.repeat(length)))
const exceptions = (count: number, fields = ''): string =>
  `exceptions: [${Array.from({ length: count }, () => `{ rule: schema, reason: a, owner: b, expires: 2027-01-01${fields} }`).join(', ')}]`
const parents = (count: number): string =>
  `extends: [${Array.from({ length: count }, (_, index) => `acme/policies/${index}.yml@v1`).join(', ')}]`
const limited =
  (level: string, of: string): ((value: number) => string) =>
  (value) =>
    `cost: { ${level}: { ${of.replace('N', String(value))} } }`

/** A key as it is written with a number, the least and the most that it may be (null where that has no bound), and how far away the next is. */
test.each<[string, (value: number) => string, number | null, number | null, number]>([
  ['team.developers', (value) => `team: { developers: ${value} }`, 1, 1_000_000, 1],
  ['team.seats', (value) => `team: { seats: { pro: ${value} } }`, 0, 1_000_000, 1],
  ['team.workdays', (value) => `team: { workdays: ${value} }`, 1, 31, 1],
  ['team.region, entries', (value) => `team: { region: ${texts(value)} }`, 1, 500, 1],
  ['team.approvedModels, entries', (value) => `team: { approvedModels: ${texts(value)} }`, null, 500, 1],
  ['models.maxMultiplier', (value) => `models: { maxMultiplier: ${value} }`, 0, 100, 0.1],
  [
    'models.tasks, maxMultiplier',
    (value) => `models: { tasks: { codeReview: { maxMultiplier: ${value} } } }`,
    0,
    100,
    0.1,
  ],
  ['models.allow, entries', (value) => `models: { allow: ${texts(value)} }`, null, 500, 1],
  ['models.deny, characters', (value) => `models: { deny: ${texts(1, value)} }`, 1, 200, 1],
  ['ignore, entries', (value) => `ignore: ${texts(value)}`, null, 500, 1],
  ['exceptions, entries', (value) => exceptions(value), null, 500, 1],
  [
    'exceptions, characters of the reason',
    (value) => exceptions(1).replace('reason: a', `reason: "${'a'.repeat(value)}"`),
    1,
    500,
    1,
  ],
  [
    'exceptions, characters of the owner',
    (value) => exceptions(1).replace('owner: b', `owner: "${'b'.repeat(value)}"`),
    1,
    100,
    1,
  ],
  ['exceptions, characters of the path', (value) => exceptions(1, `, path: "${'a'.repeat(value)}"`), 1, 200, 1],
  ['extends, entries', (value) => parents(value), null, 5, 1],
  ['workload.tasks, runs', (value) => `workload: { tasks: { codeReview: { runs: ${value} } } }`, 0, 10_000, 0.5],
  [
    'workload.tasks, credits',
    (value) =>
      `workload: { tasks: { codeReview: { credits: { low: ${Math.min(0, value)}, typical: ${value}, high: ${value} } } } }`,
    0,
    100_000,
    0.5,
  ],
  [
    'workload.tasks, tokens',
    (value) => `workload: { tasks: { codeReview: { tokens: { input: ${value}, output: ${value} } } } }`,
    0,
    100_000_000,
    1,
  ],
  ['workload.longContext', (value) => `workload: { longContext: ${value} }`, 0, 1, 0.1],
  ['workload.cliShare', (value) => `workload: { cliShare: ${value} }`, 0, 1, 0.1],
  ['workload.roots', (value) => `workload: { roots: { web: ${value} } }`, 0, 1, 0.1],
  ['workload.models', (value) => `workload: { models: { auto: ${value} } }`, 0.001, 100, 0.001],
  [
    'catalogue.models, multiplier',
    (value) => `catalogue: { models: { x: { multiplier: ${value} } } }`,
    0.001,
    1000,
    0.001,
  ],
  [
    'catalogue.models, multiplier of long context',
    (value) => `catalogue: { models: { x: { multiplier: 1, longContext: { above: 1, multiplier: ${value} } } } }`,
    0.001,
    1000,
    0.001,
  ],
  [
    'catalogue.models, above',
    (value) => `catalogue: { models: { x: { multiplier: 1, longContext: { above: ${value}, multiplier: 1 } } } }`,
    1,
    null,
    1,
  ],
  ['budget.teams, characters of a name', (value) => `budget: { teams: { "${'a'.repeat(value)}": {} } }`, 1, 200, 1],
  ['catalogue.models, context', (value) => `catalogue: { models: { x: { context: ${value} } } }`, 1, null, 1],
  [
    'budget.team.credits',
    (value) => `budget: { team: { credits: { daily: ${value}, monthly: ${value} } } }`,
    0,
    null,
    0.5,
  ],
  ['cost.warn, increase in credits', limited('warn', 'increase: { credits: N }'), 0, null, 0.5],
  ['cost.fail, increase in percent', limited('fail', 'increase: { percent: N }'), 0, null, 0.5],
  ['cost.fail, total', limited('fail', 'total: { credits: N }'), 0, null, 0.5],
])('%s', (_, write, least, most, step) => {
  expect([isRead(write(least ?? 0)), least !== null && isRead(write(least - step))]).toEqual([true, false])
  expect([isRead(write(most ?? 1e9)), most !== null && isRead(write(most + step))]).toEqual([true, false])
})

test.each([
  ['publish', 'publish: WORD', ['private', 'public']],
  ['team.login', 'team: { login: [WORD] }', ['builder-id', 'google', 'github', 'iam-identity-center']],
  ['team.billing', 'team: { billing: WORD }', ['enterprise', 'individual']],
  ['team.seats', 'team: { seats: { WORD: 1 } }', ['free', 'pro', 'pro+', 'pro-max', 'power']],
  ['budget.required', 'budget: { required: [WORD] }', ['daily', 'monthly']],
  ['budget.minimumAction', 'budget: { minimumAction: WORD }', ['notify', 'restrict', 'pause']],
  ['enforcement.mode', 'enforcement: { mode: WORD }', ['block', 'observe']],
  ['rules', 'rules: { schema: WORD }', ['error', 'warning', 'notice', 'off']],
  [
    'catalogue.models, status',
    'catalogue: { models: { x: { status: WORD } } }',
    ['experimental', 'preview', 'available', 'retired'],
  ],
  [
    'catalogue.models, plans',
    'catalogue: { models: { x: { plans: [WORD] } } }',
    ['free', 'pro', 'pro+', 'pro-max', 'power'],
  ],
])('%s takes each of its words, and no other', (_, yaml, words) => {
  expect([...words, `${words[0] ?? ''}x`, '5'].map((word) => isRead(yaml.replace('WORD', `"${word}"`)))).toEqual([
    ...words.map(() => true),
    false,
    false,
  ])
})
