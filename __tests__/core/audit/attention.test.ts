import { attentionOf } from '../../../src/core/audit/attention.js'
import { auditExit } from '../../../src/core/audit/audit-exit.js'
import type { AuditedRepository } from '../../../src/core/contract/audit/repository.js'
import { auditedAs, models } from '../../support/audit/audited-as.js'

const NONE: AuditedRepository['policy'] = { state: 'none', file: null, parents: [], misplaced: [] }
const FOUND: AuditedRepository['policy'] = { ...NONE, state: 'found', file: '.github/kiro-policy.yml' }
const CHECK: AuditedRepository['check'] = { enforcement: 'required', by: 'r', rules: [], workflows: [] }
const OWNED: AuditedRepository['codeOwners'] = { file: 'CODEOWNERS', owners: ['@acme/a'] }

const parent = (outdated: boolean | null) => ({ source: 'a/b/c@main', digest: null, pinned: false, outdated })
const exception = (status: AuditedRepository['exceptions'][number]['status']) => ({
  rule: 'costly-hook',
  path: null,
  model: null,
  owner: null,
  expires: '2026-12-01',
  status,
  source: 'x',
})
const workflow = (old: boolean | null): AuditedRepository['check']['workflows'][number] => ({
  file: 'w.yml',
  uses: 'a/b@v1',
  version: '1',
  old,
  event: 'pull_request',
})
const notSeen = { repository: 'acme/a', what: 'rules', reason: 'r', remedy: null }

const reasonsOf = (more: Partial<AuditedRepository>, leaving: readonly string[] = []) =>
  attentionOf([auditedAs('a', { usesKiro: true, check: CHECK, ...more })], new Set(leaving))[0]?.reasons ?? []

test.each<[string, Partial<AuditedRepository>, readonly string[]]>([
  ['nothing', {}, []],
  ['one thing that was not seen', { notSeen: [notSeen] }, ['not seen']],
  ['an invalid policy', { policy: { ...FOUND, state: 'invalid' }, codeOwners: OWNED }, ['policy invalid']],
  ['a policy that was not seen', { policy: { ...NONE, state: 'not seen' } }, []],
  ['a failure', { verdict: 'fail' }, ['fails']],
  ['a warning', { verdict: 'warn' }, ['warns']],
  ['an error', { verdict: 'error' }, []],
  ['a pass', { verdict: 'pass' }, []],
  ['one exception of two expired', { exceptions: [exception('active'), exception('expired')] }, ['exception expired']],
  [
    'one exception of two expires',
    { exceptions: [exception('expiring'), exception('unused')] },
    ['exception expiring'],
  ],
  [
    'one model of two is retired',
    { models: [...models('a'), { ...models('b')[0], status: 'retired' }] as AuditedRepository['models'] },
    ['retired model'],
  ],
  ['one model of two leaves', { models: models('a', 'leaves') }, ['leaving model']],
  ['no check', { check: { ...CHECK, enforcement: 'none' } }, ['not required']],
  ['a check that the author can change', { check: { ...CHECK, enforcement: 'advisory' } }, ['not required']],
  ['a check that was not seen', { check: { ...CHECK, enforcement: 'not seen' } }, []],
  ['no check where Kiro is not used', { usesKiro: false, check: { ...CHECK, enforcement: 'none' } }, []],
  ['no check where that is not known', { usesKiro: null, check: { ...CHECK, enforcement: 'none' } }, []],
  ['a policy and no CODEOWNERS', { policy: FOUND, codeOwners: null }, ['policy without owner']],
  [
    'a policy that no line names',
    { policy: FOUND, codeOwners: { file: 'CODEOWNERS', owners: [] } },
    ['policy without owner'],
  ],
  ['a policy with an owner', { policy: FOUND, codeOwners: OWNED }, []],
  ['no policy and no owner', { policy: NONE, codeOwners: null }, []],
  [
    'one parent of two is outdated',
    { policy: { ...FOUND, parents: [parent(false), parent(true)] }, codeOwners: OWNED },
    ['parent outdated'],
  ],
  ['a parent of which that is not known', { policy: { ...FOUND, parents: [parent(null)] }, codeOwners: OWNED }, []],
  ['one workflow of two is old', { check: { ...CHECK, workflows: [workflow(null), workflow(true)] } }, ['old action']],
  ['a workflow of which that is not known', { check: { ...CHECK, workflows: [workflow(null)] } }, []],
  [
    'a contract that is not applied',
    { contractNotApplied: [{ file: 'f', line: 1, message: 'm' }] },
    ['contract not applied'],
  ],
])('%s', (_, more, reasons) => {
  expect(reasonsOf(more, ['leaves'])).toEqual(reasons)
})

test('the most urgent reason comes first, then the name; who has none is left out', () => {
  const all = [
    auditedAs('z', { verdict: 'fail', contractNotApplied: [{ file: 'f', line: 1, message: 'm' }] }),
    auditedAs('fine'),
    auditedAs('c', { contractNotApplied: [{ file: 'f', line: 1, message: 'm' }] }),
    auditedAs('a', { verdict: 'warn', notSeen: [notSeen] }),
    auditedAs('y', { verdict: 'fail' }),
    auditedAs('b', { verdict: 'warn' }),
  ]
  expect(attentionOf(all, new Set())).toEqual([
    { repository: 'acme/a', reasons: ['not seen', 'warns'] },
    { repository: 'acme/y', reasons: ['fails'] },
    { repository: 'acme/z', reasons: ['fails', 'contract not applied'] },
    { repository: 'acme/b', reasons: ['warns'] },
    { repository: 'acme/c', reasons: ['contract not applied'] },
  ])
})

test.each([
  ['pass', 0],
  ['warn', 0],
  ['fail', 1],
  ['incomplete', 3],
] as const)('an audit that is %s ends with %d', (verdict, exit) => {
  expect(auditExit({ verdict })).toBe(exit)
})
