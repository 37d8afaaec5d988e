import { auditReport, type AuditFacts } from '../../../src/core/audit/audit-report.js'
import { judgeRepository, unreadRepository } from '../../../src/core/audit/judge-repository.js'
import type { AuditedRepository } from '../../../src/core/contract/audit/repository.js'
import { auditedAs } from '../../support/audit/audited-as.js'
import { audited, layerOf, listed, seenRepository, TERMS } from '../../support/audit/small-organization.js'

const SCOPE = { organization: 'acme', repositories: [], topic: null, archived: true, deep: false, disjointTeams: true }
const MISSING = { repository: 'acme/x', what: 'contents', reason: 'r', remedy: null }

function report(repositories: readonly AuditedRepository[], facts: Partial<AuditFacts> = {}) {
  return auditReport(repositories, {
    terms: TERMS,
    scope: SCOPE,
    at: 'now',
    last: null,
    leftOut: { archived: 1, topic: 2, name: 3 },
    consoles: [],
    notSeen: [],
    ...facts,
  })
}

const cost = (typical: number | null, complete = true): AuditedRepository['cost'] => ({
  complete,
  root: '',
  roots: 1,
  credits:
    typical === null ? { low: null, typical: null, high: null } : { low: typical - 1, typical, high: typical + 1 },
  rows: [],
  unpriced: [],
})
const user = (name: string, more: Partial<AuditedRepository> = {}) =>
  auditedAs(name, { usesKiro: true, verdict: 'pass', ...more })

test('repositories are sorted by name without case, then by id', () => {
  const names = report([user('b'), user('C'), user('a', { id: '2' }), user('a', { id: '1' }), user('A', { id: '3' })])
  expect(names.repositories.map(({ name, id }) => `${name} ${id}`)).toEqual([
    'acme/a 1',
    'acme/a 2',
    'acme/A 3',
    'acme/b R_b',
    'acme/C R_C',
  ])
})

test.each<[string, readonly AuditedRepository[], Partial<AuditFacts>, string]>([
  ['nothing', [], {}, 'pass'],
  ['passes', [user('a'), auditedAs('b')], {}, 'pass'],
  ['one warning', [user('a'), user('b', { verdict: 'warn' })], {}, 'warn'],
  ['one failure', [user('a', { verdict: 'warn' }), user('b', { verdict: 'fail' }), user('c')], {}, 'fail'],
  ['one error', [user('a', { verdict: 'error' }), user('b', { verdict: 'warn' })], {}, 'fail'],
  ['one that was not seen', [user('a', { verdict: 'fail' }), user('b', { notSeen: [MISSING] })], {}, 'incomplete'],
  ['one that may use Kiro', [user('a'), auditedAs('b', { usesKiro: null })], {}, 'incomplete'],
  ['the listing, in part', [user('a')], { notSeen: [MISSING] }, 'incomplete'],
])('the verdict of %s', (_, repositories, facts, verdict) => {
  expect(report(repositories, facts).verdict).toBe(verdict)
})

test('what was not seen is that of the run, then that of each repository', () => {
  const one = (what: string) => ({ ...MISSING, what })
  const { notSeen } = report([user('b', { notSeen: [one('b1'), one('b2')] }), user('a', { notSeen: [one('a')] })], {
    notSeen: [one('run 1'), one('run 2')],
  })
  expect(notSeen.map(({ what }) => what)).toEqual(['run 1', 'run 2', 'a', 'b1', 'b2'])
})

test('the sum has who states developers and is priced as a whole', () => {
  const { sum } = report([
    user('a', { developers: 3, cost: cost(100) }),
    user('b', { developers: 2, cost: cost(10) }),
    auditedAs('may-be', { usesKiro: null, developers: 1, cost: cost(7) }),
    user('no-people', { developers: null, cost: cost(50) }),
    user('in-part', { developers: 5, cost: cost(50, false) }),
    user('not-priced', { developers: 5, cost: cost(null) }),
    user('no-cost', { developers: 5 }),
    auditedAs('without-kiro', { developers: 9, cost: cost(9) }),
  ])
  expect(sum).toEqual({
    credits: { low: 3 * 99 + 2 * 9 + 6, typical: 3 * 100 + 2 * 10 + 7, high: 3 * 101 + 2 * 11 + 8 },
    repositories: 3,
    without: 4,
    developers: 6,
  })
  expect(report([user('no-people', { cost: cost(1) })]).sum).toEqual({
    credits: { low: null, typical: null, high: null },
    repositories: 0,
    without: 1,
    developers: 0,
  })
  expect(report([], { scope: { ...SCOPE, disjointTeams: false } }).sum).toBeNull()
})

test('counts are of those that use Kiro', () => {
  const check = (enforcement: AuditedRepository['check']['enforcement']) => ({
    check: { enforcement, by: null, rules: [], workflows: [] },
  })
  const policy = (state: AuditedRepository['policy']['state']) => ({
    policy: { state, file: null, parents: [], misplaced: [] },
  })
  const { head } = report([
    user('a', { ...check('required'), ...policy('found') }),
    user('b', { ...check('required'), ...policy('invalid'), verdict: 'error' }),
    user('c', { ...check('advisory'), ...policy('found'), verdict: 'fail' }),
    user('d', { ...check('not seen'), ...policy('not seen'), verdict: 'warn' }),
    user('e', { ...check('none'), ...policy('none'), verdict: 'fail' }),
    auditedAs('f', { ...check('required'), ...policy('found') }),
    auditedAs('g', { ...check('not seen'), ...policy('not seen'), usesKiro: null }),
  ])
  expect(head).toEqual({
    repositories: 7,
    usesKiro: 5,
    withoutKiro: 1,
    notKnown: 1,
    verdicts: { pass: 1, warn: 1, fail: 2, error: 1 },
    checks: { required: 2, advisory: 1, none: 1, notSeen: 1 },
    policies: { found: 2, none: 1, invalid: 1, notSeen: 1 },
    leftOut: { archived: 1, topic: 2, name: 3 },
  })
})

test('an audit names the layers of its policy and what changed since the last one', () => {
  const first = report([user('a')])
  expect(first.policy).toEqual([{ source: 'acme/.github/kiro-policy.yml@main', sha: null, digest: 'd1' }])
  expect(first.run).toEqual({ at: 'now', changes: null })
  const second = report([user('a'), user('b')], { last: first, at: 'later' })
  expect(second.run).toMatchObject({ at: 'later', changes: { since: 'now', sameScope: true, appeared: ['acme/b'] } })
})

const CLI = (model: string) => ({ '.kiro/settings/cli.json': `{ "chat.defaultModel": "${model}" }` })

test('the people of a repository are those of its own policy', async () => {
  const developers = async (text: string) =>
    (await audited(seenRepository('a', { files: CLI('auto'), policy: text }))).developers
  expect(
    await Promise.all([
      developers('version: 1\nteam: { developers: 7 }\n'),
      developers('version: 1\nteam: { seats: { pro: 3, power: 2 } }\n'),
      developers('version: 1\nteam: { developers: 5, seats: { pro: 3, power: 2 } }\n'),
      developers('version: 1\n'),
    ]),
  ).toEqual([7, 5, 5, null])
  const organization = [layerOf('version: 1\nteam: { developers: 9 }\n', 'organization')]
  const own = await audited(seenRepository('a', { files: CLI('auto'), policy: 'version: 1\n' }), {
    ...TERMS,
    organization,
  })
  expect(own.developers).toBeNull()
})

test('counts have every finding, the list the first hundred, and verdicts the worst', async () => {
  const agents = (count: number, model: string) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `.kiro/agents/a${index}.json`,
        JSON.stringify({ name: `a${index}`, model, prompt: 'p' }),
      ]),
    )
  const failing = await audited(seenRepository('a', { files: agents(101, 'claude-opus-4.8') }))
  expect([failing.findings.length, failing.counts.error, failing.verdict]).toEqual([100, 101, 'fail'])
  const warned = await audited(seenRepository('a', { files: agents(2, 'claude-sonnet-99') }))
  expect([warned.verdict, warned.counts.error, warned.counts.warning > 0]).toEqual(['warn', 0, true])
})

test('models are sorted by name, with each assignment and where it is written', async () => {
  const { models } = await audited(
    seenRepository('a', {
      files: {
        '.kiro/agents/b.json': '{ "name": "b", "model": "claude-sonnet-5", "prompt": "p" }\n',
        '.kiro/agents/a.json': '{\n  "name": "a",\n  "model": "claude-sonnet-5", "prompt": "p" }\n',
        '.kiro/agents/c.json': '{ "name": "c", "prompt": "p" }\n',
        ...CLI('claude-haiku-4.5'),
      },
    }),
  )
  expect(
    models.map(({ model, assignments }) => [
      model,
      assignments.map(({ assignment, file, line, column, inherited }) => [assignment, file, line, column, inherited]),
    ]),
  ).toEqual([
    [
      'claude-haiku-4.5',
      [
        ['agent:c', '.kiro/agents/c.json', 1, 1, true],
        ['chat:cli', '.kiro/settings/cli.json', 1, 24, false],
      ],
    ],
    [
      'claude-sonnet-5',
      [
        ['agent:a', '.kiro/agents/a.json', 3, 12, false],
        ['agent:b', '.kiro/agents/b.json', 1, 25, false],
      ],
    ],
  ])
})

test.each<[string, Parameters<typeof seenRepository>[1], Partial<AuditedRepository>]>([
  ['a Kiro file', { files: CLI('auto') }, { state: 'read', usesKiro: true, verdict: 'pass', judgedOn: '2026-11-30' }],
  ['a Kiro folder', { hasFolder: true }, { state: 'read', usesKiro: true, verdict: 'pass' }],
  [
    'nothing',
    { hasFolder: false },
    { state: 'read', usesKiro: false, verdict: null, judgedOn: null, cost: null, holdsUntil: null },
  ],
  ['what is not known', { hasFolder: null }, { state: 'read', usesKiro: null, verdict: null }],
  ['no commit', { listed: listed('a', { tip: null }) }, { state: 'empty', usesKiro: false }],
  ['something that was not seen', { notSeen: [MISSING] }, { state: 'in part', notSeen: [MISSING] }],
])('a repository with %s', async (_, held, told) => {
  expect(await audited(seenRepository('a', held))).toMatchObject(told)
})

test('a repository without commits is empty, and one of which nothing was seen is not', () => {
  const empty = { state: 'none', file: null, parents: [], misplaced: [] }
  expect(unreadRepository(listed('a'), [])).toMatchObject({
    state: 'empty',
    usesKiro: false,
    policy: empty,
    check: { enforcement: 'none', rules: [] },
    notSeen: [],
  })
  expect(unreadRepository(listed('a', { topics: ['b', 'a'] }), [MISSING])).toMatchObject({
    state: 'not seen',
    usesKiro: null,
    topics: ['a', 'b'],
    policy: { ...empty, state: 'not seen' },
    check: { enforcement: 'not seen', rules: null },
    notSeen: [MISSING],
  })
})

test.each([
  [20, 20, null],
  [21, 21, null],
  [22, 21, '2 more files of .kiro'],
])('of %d files whose text is not known %d are listed', async (count, length, last) => {
  const lfs = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`
  const files = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`.kiro/data/m${String(index).padStart(4, '0')}.json`, lfs]),
  )
  const { notSeen, state } = await audited(seenRepository('a', { files }))
  expect({ length: notSeen.length, first: notSeen[0]?.what, last: notSeen.at(-1)?.what, state }).toEqual({
    length,
    first: '.kiro/data/m0000.json',
    last: last ?? `.kiro/data/m${String(count - 1).padStart(4, '0')}.json`,
    state: 'in part',
  })
})

test('exceptions are all of its own, and of the organization those that permit something here', () => {
  const exception = (rule: string, model: string) =>
    `{ rule: ${rule}, model: ${model}, reason: r, owner: o, expires: 2027-06-30 }`
  const organization = layerOf(
    `version: 1\nmodels: { allow: [auto] }\nexceptions: [${exception('model-not-allowed', 'claude-opus-4.8')}, ${exception('model-not-allowed', 'claude-haiku-4.5')}]\n`,
    'organization',
    'o.yml',
  )
  const own = layerOf(
    `version: 1\nmodels: { allow: [auto] }\nexceptions: [${exception('model-not-allowed', 'claude-sonnet-5')}]\n`,
    'repository',
    '.github/kiro-policy.yml',
  )
  const seen = seenRepository('a', { files: CLI('claude-haiku-4.5'), policy: 'x' })
  const bound = { seen, binding: { policy: [organization, own], failure: null }, parents: [] } as const
  const told = { rule: 'model-not-allowed', path: null, expires: '2027-06-30' }
  // What a layer above the repository grants to whom is not for its readers.
  expect(judgeRepository(bound, { ...TERMS, organization: [organization] }).exceptions).toEqual([
    { ...told, model: null, owner: null, status: 'active', source: 'o.yml' },
    { ...told, model: 'claude-sonnet-5', owner: 'o', status: 'unused', source: '.github/kiro-policy.yml' },
  ])
})

test('what was read is sorted by path', async () => {
  const read = ['c', 'a', 'b'].map((path) => ({ path, oid: 'x' }))
  expect((await audited(seenRepository('a', { read }))).read.map(({ path }) => path)).toEqual(['a', 'b', 'c'])
})

test('a policy that cannot be used is an error with each of its problems, and is judged by the organization’s', async () => {
  const broken = await audited(
    seenRepository('a', { files: CLI('claude-opus-4.8'), policy: 'version: 1\nmodles: {}\nbugdet: {}\n' }),
  )
  expect(broken).toMatchObject({
    verdict: 'error',
    developers: null,
    policy: { state: 'invalid' },
    counts: { error: 1 },
  })
  expect(broken.problems.map((problem) => /modles|bugdet/.exec(problem)?.[0])).toEqual(['modles', 'bugdet'])
})
