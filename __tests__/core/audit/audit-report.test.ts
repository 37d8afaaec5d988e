import { auditReportSchema } from '../../../src/core/contract/audit/report.js'
import { audited, seenRepository, smallOrganization } from '../../support/audit/small-organization.js'

test('a report is what its schema says, and comes back from its text', async () => {
  const report = await smallOrganization()
  expect(auditReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
})

test('what was not seen makes an audit incomplete, whatever the rest says', async () => {
  const { verdict, head, notSeen } = await smallOrganization()
  expect(verdict).toBe('incomplete')
  expect(notSeen.map(({ repository }) => repository)).toEqual(['acme/forbidden', 'acme/half'])
  expect(head).toEqual({
    repositories: 11,
    usesKiro: 8,
    withoutKiro: 2,
    notKnown: 1,
    verdicts: { pass: 5, warn: 1, fail: 1, error: 1 },
    checks: { required: 1, advisory: 1, none: 5, notSeen: 1 },
    policies: { found: 3, none: 4, invalid: 1, notSeen: 0 },
    leftOut: { archived: 0, topic: 0, name: 0 },
  })
})

test('repositories to look at come with their reasons, the most urgent first', async () => {
  const { attention } = await smallOrganization()
  expect(Object.fromEntries(attention.map(({ repository, reasons }) => [repository, reasons]))).toEqual({
    'acme/forbidden': ['not seen'],
    'acme/half': ['not seen'],
    'acme/broken-policy': ['policy invalid', 'not required'],
    'acme/ml': ['fails', 'exception expired', 'not required', 'policy without owner', 'old action'],
    'acme/unpriced': ['warns', 'not required'],
    'acme/old-model': ['leaving model', 'not required'],
    'acme/archive': ['not required'],
    'acme/contract': ['not required', 'policy without owner', 'contract not applied'],
  })
  expect(attention[0]).toMatchObject({ repository: 'acme/forbidden' })
})

test('a model that goes is listed with its day, where it is written, and the price of what follows it', async () => {
  const { leaving } = await smallOrganization()
  expect(leaving).toMatchObject([
    {
      model: 'claude-opus-4.5',
      on: '2027-01-22',
      places: [{ repository: 'acme/old-model', file: '.kiro/settings/cli.json' }],
    },
  ])
})

test('credits of repositories are added up only where it is stated that teams are disjoint', async () => {
  const { sum, repositories, scope } = await smallOrganization()
  expect(sum).toBeNull()
  const stated = await smallOrganization({ scope: { ...scope, disjointTeams: true } })
  const of = (name: string) => repositories.find((one) => one.name === name)?.cost?.credits.typical ?? NaN
  expect(stated.sum).toMatchObject({
    repositories: 2,
    developers: 11,
    without: 7,
    credits: { typical: 8 * of('acme/web') + 3 * of('acme/contract') },
  })
})

test('credits are per developer, whatever number of developers a policy states', async () => {
  const files = { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-sonnet-5" }' }
  const [one, many] = await Promise.all(
    [1, 400].map((developers) =>
      audited(seenRepository('a', { files, policy: `version: 1\nteam: { developers: ${developers} }\n` })),
    ),
  )
  expect(one?.cost?.credits).toEqual(many?.cost?.credits)
  expect([one?.developers, many?.developers]).toEqual([1, 400])
})

test('a file that may name a model and whose text is not known is not seen', async () => {
  const lfs = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`
  const one = await audited(seenRepository('a', { files: { '.kiro/data/models.json': lfs } }))
  expect(one).toMatchObject({ state: 'in part', notSeen: [{ repository: 'acme/a', what: '.kiro/data/models.json' }] })
})

test('a report that was read has the fields of one that was made in the same order, so that both are the same text', async () => {
  const report = await smallOrganization()
  expect(JSON.stringify(auditReportSchema.parse(report))).toBe(JSON.stringify(report))
})
