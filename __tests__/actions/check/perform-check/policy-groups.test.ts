import { openPull, SETTINGS, EXAMPLE } from '../../../support/pull-request-run.js'
import { setUp, github, judged, under } from './parent-policies.js'

setUp()

/** The first document lets the example pass; a group is refused what it brings. */
const grouped = (when: string): string =>
  `version: 1\nteam: { developers: 12 }\n---\nversion: 1\nwhen: ${when}\nmodels: { allow: [auto] }`

const CASES: [string, string, readonly string[] | null, 'fail' | 'warn', string | undefined][] = [
  ['its name', '{ repositories: ["ACME/shop-*"] }', [], 'fail', 'repository'],
  ['another name', '{ repositories: ["acme/pay-*"] }', [], 'warn', undefined],
  ['its topic', '{ topics: [pci] }', ['web', 'pci'], 'fail', 'topic'],
  ['another topic', '{ topics: [pci] }', ['web'], 'warn', undefined],
  ['topics that GitHub does not state', '{ topics: [pci] }', null, 'fail', 'unknown'],
  ['another name and its topic', '{ repositories: ["acme/pay-*"], topics: [pci] }', ['pci'], 'warn', undefined],
]

test.concurrent.each(CASES)('a document for %s', async (_, when, topics, verdict, matched) => {
  const opened = await openPull(github, under(null))
  opened.repository.topics = topics
  const { run, report, shown } = await judged(opened, { inputs: { 'organization-policy': grouped(when) } })
  expect(run.outputs.verdict).toBe(verdict)
  expect(report.policy?.layers.map((layer) => [layer.document, layer.matched])).toEqual(
    matched === undefined
      ? [[1, undefined]]
      : [
          [1, undefined],
          [2, matched],
        ],
  )
  expect(report.policy?.elsewhere?.map(({ document }) => document)).toEqual(matched === undefined ? [2] : undefined)
  expect(report.findings.some(({ rule }) => rule === 'group-unknown')).toBe(matched === 'unknown')
  expect(shown.includes('which could not be checked') || shown.includes('cannot be seen')).toBe(matched === 'unknown')
})

test.concurrent('topics are asked for once, and only where a document is selected by them', async () => {
  const asked = async (when: string): Promise<number> => {
    const opened = await openPull(github, under(null))
    await judged(opened, { inputs: { 'organization-policy': grouped(when) } })
    return github.requests.filter(
      ({ method, path }) => method === 'GET' && path.endsWith(`/repos/${opened.repository.fullName}`),
    ).length
  }
  expect([await asked('{ repositories: ["acme/*"] }'), await asked('{ topics: [pci] }')]).toEqual([0, 1])
})

test.concurrent('nothing that the pull request brings chooses its group', async () => {
  const opened = await openPull(github, {
    before: { [SETTINGS]: EXAMPLE.before },
    after: {
      [SETTINGS]: EXAMPLE.after,
      'package.json': '{ "name": "@acme/free", "repository": "github:acme/free", "keywords": ["free"] }',
      '.git/config': '[remote "origin"]\n  url = https://github.com/acme/free.git\n',
      '.github/settings.yml': 'repository: { name: free, topics: free }\n',
      '.github/kiro-policy.yml':
        'version: 1\n---\nversion: 1\nwhen: { repositories: ["*"] }\nrules: { model-not-allowed: off }\n',
    },
  })
  const { run } = await judged(opened, {
    inputs: { 'organization-policy': grouped('{ repositories: ["acme/shop-*"] }') },
  })
  expect(run.outputs.verdict).toBe('fail')
})
