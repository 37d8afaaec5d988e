import { hasContractShape, isNearlyContract, nearMissKeys } from '../../../../src/core/kiro/surfaces/contract-shape.js'
import { parseJson } from '../../../../src/core/kiro/surfaces/json.js'
import { plain } from '../../../../src/core/text/message.js'

const PROFILE = { model: 1 }
const CONTRACT = { models: { x: PROFILE } }

test.each<unknown>([
  CONTRACT,
  { models: { a: 1, x: PROFILE } },
  { models: { routing: {} } },
  { models: { routing: { x: 1, codeReview: 1 } } },
  { models: [], budget: { daily: {} } },
  { budget: { x: 1, monthly: {} } },
  { budget: { montly: { credits: 1 } } },
  { budget: { dayly: {} } },
  ...['credits', 'inputTokens', 'outputTokens', 'alertThreshold', 'action'].map((key) => ({
    budget: { daily: { x: 1, [key]: 1 } },
  })),
])('%j has the shape of a contract', (value) => {
  expect(hasContractShape(value)).toBe(true)
})

test.each<unknown>([
  null,
  'models',
  [CONTRACT],
  {},
  { models: [PROFILE] },
  { models: 'model' },
  { models: { routing: { model: 1 } } },
  { models: { routing: [] } },
  { models: { routing: 'codeReview' } },
  { models: { x: { provider: 1 } } },
  { models: { x: 'model' } },
  { budget: { quarter: { credits: 1 } } },
  { budget: { daily: 1 } },
  { budget: { daily: { x: 1 } } },
  { budget: { daily: [] } },
  { budget: [{}] },
])('%j has not', (value) => {
  expect(hasContractShape(value)).toBe(false)
})

test.each<[unknown, boolean]>([
  [[], true],
  [null, true],
  [{ models: 1 }, true],
  [{ budget: 1 }, true],
  [{ modles: { x: PROFILE } }, true],
  [{ x: 1 }, false],
  [{}, false],
])('%j may be what has become of one: %s', (value, expected) => {
  expect(isNearlyContract(value)).toBe(expected)
})

/** Each near miss: its key, its column, what to write, and the rename. */
const near = (value: unknown, isContract = false): string[] => {
  const { document } = parseJson(JSON.stringify(value))
  if (document === null) return ['no document']
  const file = { path: 'p', at: 'p', root: '', name: 'p' }
  return nearMissKeys(document, document.value as Record<string, unknown>, file, isContract).map(
    ({ key, place, instead, rename }) =>
      `${place.column} ${key}: ${plain(instead)}${rename ? ` (${rename.from} → ${rename.to})` : ''}`,
  )
}
const DEEP = 'models and budget lie at the top of the file'
const AMOUNT = 'the contract\'s is "budget": { "monthly": { "credits": 500 } }'

test.each<[unknown, ...string[]]>([
  [CONTRACT],
  [{ budget: { daily: { credits: 1 } } }, `12 budget.daily: ${AMOUNT}`],
  [{ modles: { x: PROFILE } }, '2 modles: write models (modles → models)'],
  [{ modles: { x: { modelId: 'a' } } }, '2 modles: write models (modles → models)'],
  [{ modles: { x: 1 } }],
  [{ budgets: { daily: { credits: 1 } } }, '2 budgets: write budget (budgets → budget)'],
  [{ budgets: { daily: {} } }, '2 budgets: write budget (budgets → budget)'],
  [{ budgets: 5 }, '2 budgets: write budget (budgets → budget)'],
  [{ budgets: { x: 'y' } }],
  [{ modles: { daily: {} } }],
  [{ routing: { codeReview: 'x' } }, "2 routing: the contract's is models.routing"],
  [{ routng: { codereview: 'x' } }, "2 routng: the contract's is models.routing"],
  [{ routing: {} }, "2 routing: the contract's is models.routing"],
  [{ routing: { x: 1 } }],
  [{ routing: 'codeReview' }],
  [{ elsewhere: { codeReview: 'x' } }],
  [
    { primary: PROFILE, fast: PROFILE },
    "2 primary: the contract's is models.primary",
    "24 fast: the contract's is models.fast",
  ],
  [{ slow: PROFILE }],
  [{ primary: 'x' }],
  [{ kiro: CONTRACT }, `2 kiro: ${DEEP}`],
  [{ a: { b: { c: CONTRACT } } }, `12 a.b.c: ${DEEP}`],
  [{ a: { b: { c: { d: CONTRACT } } } }],
  [{ a: { x: 1, b: CONTRACT, c: CONTRACT } }, `13 a.b: ${DEEP}`],
  [{ a: CONTRACT, b: CONTRACT }, `2 a: ${DEEP}`, `35 b: ${DEEP}`],
  [{ a: [CONTRACT] }],
  [{ models: { routng: { codeReview: 1 } } }, '12 models.routng: write models.routing (routng → routing)'],
  [
    { models: { routing: { codereview: 1, hookActons: 1 } } },
    '23 models.routing.codereview: write codeReview (codereview → codeReview)',
    '38 models.routing.hookActons: write hookActions (hookActons → hookActions)',
  ],
  [{ models: { routing: { codeReview: 1 } } }],
  [{ models: { primary: 'x', slow: 'x' } }, '12 models.primary: write { "model": … }'],
  [{ models: { primary: 1, fast: 'x' } }, '24 models.fast: write { "model": … }'],
  [{ models: { p: { modelId: 'x' } } }, '17 models.p.modelId: write model (modelId → model)'],
  [{ models: { p: { modelId: 1 } } }],
  [{ models: { p: { provder: 'x' } } }],
  [{ models: { p: { provder: 'x', modle: 'y', modelId: 'z' } } }, '31 models.p.modle: write model (modle → model)'],
  [
    { models: { p: { modle: 'x' }, q: { modelId: 'y' } } },
    '17 models.p.modle: write model (modle → model)',
    '35 models.q.modelId: write model (modelId → model)',
  ],
  [{ models: [{ modelId: 'x' }] }],
  [{ models: { x: [], y: null } }],
  [{ modles: { x: PROFILE }, Models: { x: PROFILE } }, '2 modles: write models', '29 Models: write models'],
  [{ models: 1, modles: { x: PROFILE } }, '13 modles: write models'],
  [
    { modles: { x: PROFILE }, models: { routng: { codeReview: 1 } } },
    '2 modles: write models',
    '39 models.routng: write models.routing (routng → routing)',
  ],
  [{ budget: 500 }, `2 budget: ${AMOUNT}`],
  [{ budget: '1,000.5 ' }, `2 budget: ${AMOUNT}`],
  [{ budget: 'x' }],
  [{ budget: { monthly: 500 } }, `12 budget.monthly: ${AMOUNT}`],
  [{ budget: { weekly: { x: 'y', credits: 500 } } }, `12 budget.weekly: ${AMOUNT}`],
  [{ budget: { a: 'x', b: 5, c: 5 } }, `20 budget.b: ${AMOUNT}`],
  [{ budget: [5] }],
  [{ budget: { a: {}, b: [5], c: null } }],
])('nearly one: %j', (value, ...expected) => {
  expect(near(value)).toEqual(expected)
})

test('inside of a contract its schema reports, beside it this does', () => {
  const value = { models: { routng: { codeReview: 1 } }, budget: 5, budgets: 5 }
  expect(near(value, true)).toEqual(['50 budgets: write budget'])
  expect(near(value)).toHaveLength(3)
})

test('a near miss comes with what the file holds there', () => {
  const { document } = parseJson('{ "kiro": { "budget": { "daily": {} } } }')
  const file = { path: 'p', at: 'link', root: '', name: 'p' }
  expect(document && nearMissKeys(document, document.value as Record<string, unknown>, file, false)).toMatchObject([
    { key: 'kiro', place: { file: 'link', line: 1, column: 3 }, part: { budget: { daily: {} } } },
  ])
})
