import { changesBetween, type ComparedAudit } from '../../../src/core/audit/changes.js'
import type { AuditedRepository } from '../../../src/core/contract/audit/repository.js'
import { auditedAs, models } from '../../support/audit/audited-as.js'

const SCOPE = {
  organization: 'acme',
  repositories: [],
  topic: null,
  archived: false,
  deep: false,
  disjointTeams: false,
}

function changes(before: readonly AuditedRepository[], after: readonly AuditedRepository[]) {
  const last = {
    day: '2026-11-01',
    scope: SCOPE,
    repositories: before,
    run: { at: '2026-11-01T06:00:00Z', changes: null },
  }
  const now: ComparedAudit = { day: '2026-11-08', scope: SCOPE, repositories: [...after] }
  return changesBetween({ ...last, repositories: [...before] }, now)
}

const NOTHING = {
  since: '2026-11-01T06:00:00Z',
  day: '2026-11-01',
  sameScope: true,
  appeared: [],
  gone: [],
  renamed: [],
  started: [],
  stopped: [],
  verdicts: [],
  models: [],
  checks: [],
}

test('each list names all that it is about, in the order of the audit', () => {
  const before = [
    auditedAs('same', { usesKiro: true, verdict: 'pass', models: models('auto') }),
    auditedAs('went'),
    auditedAs('went-2'),
    auditedAs('old-name', { id: 'R_renamed', usesKiro: false }),
    auditedAs('old-name-2', { id: 'R_renamed-2', usesKiro: false }),
    auditedAs('starts', { usesKiro: false }),
    auditedAs('starts-2', { usesKiro: false }),
    auditedAs('stops', { usesKiro: true, verdict: 'warn' }),
    auditedAs('stops-2', { usesKiro: true, verdict: 'fail' }),
  ]
  const after = [
    auditedAs('new-2'),
    auditedAs('new'),
    auditedAs('same', { usesKiro: true, verdict: 'pass', models: models('auto') }),
    auditedAs('new-name', { id: 'R_renamed', usesKiro: false }),
    auditedAs('new-name-2', { id: 'R_renamed-2', usesKiro: false }),
    auditedAs('starts', { usesKiro: true, verdict: 'pass' }),
    auditedAs('starts-2', { usesKiro: true, verdict: 'fail' }),
    auditedAs('stops', { usesKiro: false }),
    auditedAs('stops-2', { usesKiro: false }),
  ]
  expect(changes(before, after)).toEqual({
    ...NOTHING,
    appeared: ['acme/new-2', 'acme/new'],
    gone: ['acme/went', 'acme/went-2'],
    renamed: [
      { before: 'acme/old-name', after: 'acme/new-name' },
      { before: 'acme/old-name-2', after: 'acme/new-name-2' },
    ],
    started: ['acme/starts', 'acme/starts-2'],
    stopped: ['acme/stops', 'acme/stops-2'],
    verdicts: [
      { repository: 'acme/starts', before: null, after: 'pass' },
      { repository: 'acme/starts-2', before: null, after: 'fail' },
      { repository: 'acme/stops', before: 'warn', after: null },
      { repository: 'acme/stops-2', before: 'fail', after: null },
    ],
  })
})

test.each<[string, Partial<AuditedRepository>, Partial<AuditedRepository>, Partial<ReturnType<typeof changes>>]>([
  ['nothing', { usesKiro: true, models: models('auto') }, { usesKiro: true, models: models('auto') }, {}],
  [
    'models, in the order of their side',
    { usesKiro: true, models: models('gone-b', 'auto', 'gone-a') },
    { usesKiro: true, models: models('new-b', 'auto', 'new-a') },
    { models: [{ repository: 'acme/a', added: ['new-b', 'new-a'], removed: ['gone-b', 'gone-a'] }] },
  ],
  [
    'one more model',
    { usesKiro: true, models: models('auto') },
    { usesKiro: true, models: models('auto', 'new') },
    { models: [{ repository: 'acme/a', added: ['new'], removed: [] }] },
  ],
  [
    'one model less',
    { usesKiro: true, models: models('auto', 'old') },
    { usesKiro: true, models: models('auto') },
    { models: [{ repository: 'acme/a', added: [], removed: ['old'] }] },
  ],
  ['models of one that was not seen', { usesKiro: null }, { usesKiro: true, models: models('auto') }, {}],
  ['models of one that is not seen', { usesKiro: true, models: models('auto') }, { usesKiro: null }, {}],
  ['the verdict of one that was not seen', { usesKiro: null }, { usesKiro: true, verdict: 'fail' }, {}],
  ['the verdict of one that is not seen', { usesKiro: true, verdict: 'fail' }, { usesKiro: null }, {}],
  [
    'a verdict',
    { usesKiro: true, verdict: 'pass' },
    { usesKiro: true, verdict: 'fail' },
    { verdicts: [{ repository: 'acme/a', before: 'pass', after: 'fail' }] },
  ],
  [
    'the check',
    { check: { enforcement: 'none', by: null, rules: [], workflows: [] } },
    { check: { enforcement: 'required', by: 'r', rules: [], workflows: [] } },
    { checks: [{ repository: 'acme/a', before: 'none', after: 'required' }] },
  ],
])('%s', (_, before, after, told) => {
  expect(changes([auditedAs('a', before)], [auditedAs('a', after)])).toEqual({ ...NOTHING, ...told })
})

test('another question is said', () => {
  const last = { day: '2026-11-01', repositories: [], run: { at: 'then', changes: null } }
  const now = { day: '2026-11-08', repositories: [], scope: SCOPE }
  expect(changesBetween({ ...last, scope: { ...SCOPE, topic: 'web' } }, now).sameScope).toBe(false)
  expect(changesBetween({ ...last, scope: { ...SCOPE } }, now).sameScope).toBe(true)
})
