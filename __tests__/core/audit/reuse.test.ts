import { auditReport } from '../../../src/core/audit/audit-report.js'
import { lastAudited, type Unread } from '../../../src/core/audit/reuse.js'
import type { AuditTerms } from '../../../src/core/audit/judge-repository.js'
import type { AuditReport } from '../../../src/core/contract/audit/report.js'
import type { AuditedRepository } from '../../../src/core/contract/audit/repository.js'
import { auditedAs } from '../../support/audit/audited-as.js'
import { listed, TERMS } from '../../support/audit/small-organization.js'

const SCOPE = { organization: 'acme', repositories: [], topic: null, archived: true, deep: false, disjointTeams: false }
const USER: Partial<AuditedRepository> = {
  state: 'read',
  usesKiro: true,
  verdict: 'pass',
  judgedOn: '2026-11-20',
  holdsUntil: '2026-12-05',
}

function report(...repositories: readonly AuditedRepository[]): AuditReport {
  const facts = { at: 'then', last: null, leftOut: { archived: 0, topic: 0, name: 0 }, consoles: [], notSeen: [] }
  return auditReport(repositories, { ...facts, terms: TERMS, scope: SCOPE })
}

interface Case {
  readonly was?: Partial<AuditedRepository>
  readonly is?: Partial<Unread['listed']>
  readonly rules?: Unread['rules']
  readonly deep?: boolean
  readonly terms?: Partial<AuditTerms>
  readonly last?: Partial<AuditReport>
}

function reused({
  was = {},
  is = {},
  rules = [],
  deep = false,
  terms = {},
  last = {},
}: Case): AuditedRepository | null {
  const before = report(auditedAs('other', USER), auditedAs('web', { ...USER, ...was }))
  return lastAudited({ ...before, ...last }, { ...TERMS, ...terms })({ listed: listed('web', is), rules, deep })
}

const RULE = { kind: 'status', ruleset: 'r', context: 'kiro' } as const
const RULED: AuditedRepository['check'] = {
  enforcement: 'none',
  by: null,
  rules: [{ kind: 'status', ruleset: 'r', name: 'kiro', runsCheck: null }],
  workflows: [],
}
const [ORGANIZATION] = TERMS.organization

test.each<[string, Case]>([
  ['nothing changed', {}],
  ['it is the last day on which it holds', { terms: { day: '2026-12-05' } }],
  ['it is the day of the verdict', { terms: { day: '2026-11-20' } }],
  ['no end is known', { was: { holdsUntil: null }, terms: { day: '2030-01-01' } }],
  ['it has no Kiro', { was: { usesKiro: false, judgedOn: null, verdict: null, holdsUntil: null } }],
  ['the rules are the same', { was: { check: RULED }, rules: [RULE] }],
  ['the topics are the same in another order', { was: { topics: ['a', 'b'] }, is: { topics: ['b', 'a'] } }],
  [
    'it has a description of its own',
    { is: { archived: true, visibility: 'public', branch: 'trunk', tip: 'f'.repeat(40), asked: 'acme/old' } },
  ],
])('what was said is said again where %s', (_, one) => {
  expect(reused(one)).not.toBeNull()
})

test.each<[string, Case]>([
  ['the day after the last', { terms: { day: '2026-12-06' } }],
  ['the day before the verdict', { terms: { day: '2026-11-19' } }],
  ['it is another tree', { is: { tree: 'd'.repeat(40) } }],
  ['it has no tree', { was: { tree: null }, is: { tree: null } }],
  ['it has another id', { is: { id: 'R_x' } }],
  ['it was seen in part', { was: { state: 'in part' } }],
  ['it was renamed', { is: { name: 'acme/web-2' } }],
  ['it has another topic', { is: { topics: ['web'] } }],
  ['it may use Kiro, and was not judged', { was: { usesKiro: null, judgedOn: null } }],
  ['it uses Kiro, and was not judged', { was: { judgedOn: null } }],
  ['a rule came', { rules: [RULE] }],
  ['a rule went', { was: { check: RULED } }],
  ['the rules could not be read', { rules: null }],
  ['deeper folders are asked for', { deep: true }],
  ['another day is compared', { terms: { since: '2026-07-01' } }],
  ['the program is another one', { last: { program: '0.9.0' } }],
  [
    'the prices are others',
    { terms: { prices: { ...TERMS.prices, origin: { ...TERMS.prices.origin, digest: 'x' } } } },
  ],
  [
    'the policy has another text',
    { last: { policy: [{ source: 'acme/.github/kiro-policy.yml@main', sha: null, digest: 'd2' }] } },
  ],
  ['the policy is another file', { last: { policy: [{ source: 'x', sha: null, digest: 'd1' }] } }],
  ['the policy has one layer more', { last: { policy: [] } }],
  [
    'the text of one layer is not known',
    {
      terms: { organization: ORGANIZATION ? [ORGANIZATION, { ...ORGANIZATION, digest: null }] : [] },
      last: {
        policy: [
          { source: 'acme/.github/kiro-policy.yml@main', sha: null, digest: 'd1' },
          { source: 'acme/.github/kiro-policy.yml@main', sha: null, digest: null },
        ],
      },
    },
  ],
])('it is read again where %s', (_, one) => {
  expect(reused(one)).toBeNull()
})

test('without a last audit everything is read', () => {
  expect(lastAudited(null, TERMS)({ listed: listed('web'), rules: [], deep: false })).toBeNull()
})

test('the listing of today and the day of today replace those of the last audit, and nothing else', () => {
  const was = auditedAs('web', { ...USER, topics: ['a', 'b'], problems: ['p'] })
  const is = {
    asked: 'acme/old',
    visibility: 'public',
    archived: true,
    branch: 'trunk',
    tip: 'f'.repeat(40),
  } as const
  expect(reused({ was: { ...USER, topics: ['a', 'b'], problems: ['p'] }, is: { ...is, topics: ['b', 'a'] } })).toEqual({
    ...was,
    ...is,
    topics: ['a', 'b'],
    judgedOn: '2026-11-30',
  })
  expect(reused({ was: { usesKiro: false, judgedOn: null, verdict: null } })).toMatchObject({
    judgedOn: null,
    usesKiro: false,
  })
})
