import { checkForPublic } from '../../src/core/public-check.js'
import type { LayerRole, Policy } from '../../src/core/policy/policy.js'
import type { Proposal } from '../../src/core/policy/merge/proposal.js'
import { plain } from '../../src/core/text/message.js'
import { COST_RULES, RULES } from '../../src/core/rules/index.js'
import { agent, contract, DAY, policy, sources, type Files } from './support/repository.js'

/* What is shown of a judgement in a public repository, where a layer above it states something. */

const OWN = '.github/kiro-policy.yml'
const layer = (text: string, role: LayerRole, source: string = role): Policy =>
  policy(`version: 1\n${text}`, source).map((one) => ({ ...one, role }))
const own = (text: string): Policy => layer(text, 'repository', OWN)
const HIDDEN = 'This is beyond what a policy above this repository states, which is not shown in a public repository.'
const FILES: Files = {
  '.kiro/agents/a.json': agent('a', 'claude-opus-4.8'),
  '.kiro/agents/b.json': agent('b', 'claude-sonnet-4.5'),
  '.kiro/agents/c.json': agent('c', 'claude-opus-4.8'),
}

const shown = (rules: Policy, after: Files = FILES, proposal: Proposal | null = null, before: Files = {}) =>
  checkForPublic({ before: sources(before), after: sources(after), policy: rules, day: DAY, proposal })
/** Errors and warnings, as `rule file: words`. */
const told = (...input: Parameters<typeof shown>): string[] =>
  shown(...input)
    .findings.filter(({ severity }) => severity !== 'notice')
    .map(({ rule, place, assignments, message }) => {
      const text = plain(message)
      return `${rule} ${place?.file ?? ''} ${assignments.join()}: ${text === HIDDEN ? 'hidden' : text}`
    })

test('a finding by a hidden fact has its rule and place alone, and each other one its own words', () => {
  const seats = layer('team: { seats: { free: 1 } }', 'organization')
  const rules = own('models: { deny: [claude-sonnet-4.5] }')
  expect(told([...seats, ...rules])).toEqual([
    'model-not-entitled .kiro/agents/a.json agent:a: hidden',
    'model-not-allowed .kiro/agents/b.json agent:b: claude-sonnet-4.5 is not allowed for b (team policy: denied)',
    'model-not-entitled .kiro/agents/c.json agent:c: hidden',
    'over-plan  : hidden',
  ])
  // What the repository states itself is shown as it is.
  expect(told([...layer('', 'organization'), ...own('team: { seats: { free: 1 } }')]).join()).not.toContain('hidden')
})

test.each<[string, string, Files]>([
  ['prices', 'catalogue: { models: { claude-opus-4.8: { plans: [power], status: retired } } }', FILES],
  ['a team', 'team: { approvedModels: [auto] }', FILES],
])('%s of a layer above are hidden', (_, text, files) => {
  const found = told([...layer(text, 'organization'), ...own('')], files)
  expect(found.length).toBeGreaterThan(0)
  for (const line of found) expect(line).toContain(': hidden')
})

test('where every layer is the repository’s own, or each may be published, nothing is hidden', () => {
  const seats = 'team: { seats: { free: 1 } }'
  for (const rules of [own(seats), [...layer(`publish: public\n${seats}`, 'organization'), ...own('publish: public')]])
    expect(told(rules).join()).toMatch(/model-not-entitled .*a: claude-opus-4.8 /)
  expect(told([...layer(`publish: public\n${seats}`, 'organization'), ...own('')]).join()).toContain('hidden')
})

test('a layer that a proposal alone would bring is hidden as well', () => {
  const proposal: Proposal = {
    kind: 'policy',
    source: OWN,
    policy: [...own('models: { deny: [x] }'), ...layer('team: { seats: { free: 1 } }', 'parent')],
    unread: [],
  }
  const examined = shown(own(''), FILES, proposal).proposal
  const messages = examined?.kind === 'policy' ? examined.findings.map(({ message }) => plain(message)) : []
  expect(messages).toContain(HIDDEN)
})

test('a day that only a layer above states is not shown', () => {
  const from = (text: string): string => `models: {}\nenforcement: { mode: block, from: ${text} }`
  const day = (above: string, ours: string) =>
    shown([...layer(above, 'organization'), ...own(ours)]).policy?.enforcement
  expect(day(from('2027-01-01'), '')).toEqual({ mode: 'observe', from: null })
  expect(day(from('2027-01-01'), from('2027-01-01'))).toEqual({ mode: 'observe', from: '2027-01-01' })
  expect(day(from('2027-02-01'), from('2027-01-01'))).toEqual({ mode: 'observe', from: '2027-01-01' })
})

test('of a rule about cost neither the place nor the work is shown, where it follows from what is hidden', () => {
  const settings = (model: string): Files => ({
    '.kiro/settings.json': contract({ p: model }, { taskExecution: 'p' }),
  })
  const limit = own(
    'cost: { fail: { increase: { credits: 1000 } } }\ncatalogue: { models: { x: { multiplier: 1.2 } } }',
  )
  const change = (above: string): unknown[] =>
    shown([...layer(above, 'organization'), ...limit], settings('x'), null, settings('auto'))
      .findings.filter(({ rule }) => rule === 'cost-increase')
      .map(({ place, assignments, message }) => [place, assignments, plain(message) === HIDDEN])
  expect(change('team: { developers: 100 }')).toEqual([[null, [], true]])
  expect(change('')).toEqual([])
})

test('the rules about cost are those about limits of it', () => {
  expect([...COST_RULES].sort()).toEqual(['cost-increase', 'cost-total', 'cost-unknown'])
  expect(RULES.filter(({ byPolicy }) => byPolicy !== 'cost').every(({ id }) => !COST_RULES.has(id))).toBe(true)
})
