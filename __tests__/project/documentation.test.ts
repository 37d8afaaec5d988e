import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { parsePolicies } from '../../src/core/policy/parse.js'
import { RULE_IDS } from '../../src/core/rules/index.js'
import { INPUTS } from '../../src/actions/check/inputs.js'
import { VERSION } from '../../src/version.js'
import { codeBlocks, filesBelow, read, ROOT } from './repository.js'

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'CODE_OF_CONDUCT.md', 'SECURITY.md'],
  ...filesBelow('docs', '.md'),
  ...filesBelow('examples', 'README.md'),
]

/** GitHub's anchor of a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

function anchors(page: string): string[] {
  return [...page.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    anchor(heading ?? ''),
  )
}

function links(page: string): string[] {
  return [
    ...page
      .replace(/^```[\s\S]*?^```$/gm, '')
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ].map(([, target]) => target ?? '')
}

describe.each(pages)('%s', (path) => {
  const page = read(path)

  test('its links lead to files and headings that exist, or are https', () => {
    const broken = links(page).filter((link) => {
      if (link.startsWith('https://')) return false
      const [file = '', heading] = link.split('#')
      const target = file === '' ? path : join(dirname(path), file)
      return !existsSync(join(ROOT, target)) || (heading !== undefined && !anchors(read(target)).includes(heading))
    })
    expect(broken).toEqual([])
  })
})

test('the README is short enough to be read', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(200)
})

describe('the quick start', () => {
  const [workflow, policy] = codeBlocks(read('README.md'), 'yaml')

  test('is a workflow that uses the action with inputs that exist, and the least permissions', () => {
    const parsed = parse(workflow ?? '') as {
      on: { pull_request: { types: string[]; paths?: unknown } }
      permissions: Record<string, string>
      jobs: Record<string, { name: string; steps: { uses: string; with?: Record<string, unknown> }[] }>
    }
    const [job] = Object.values(parsed.jobs)
    expect(parsed.on.pull_request).toEqual({ types: ['opened', 'synchronize', 'reopened', 'edited'] })
    expect(parsed.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' })
    expect(job?.name).toContain('${{ github.event.pull_request.stack.base.ref || github.base_ref }}')
    expect(job?.steps.map(({ uses }) => uses)).toEqual(['kiro-governance/kiro-governance@v1'])
    for (const name of Object.keys(job?.steps[0]?.with ?? {})) expect(INPUTS).toContain(name)
  })

  test('is a policy that can be read', () => {
    expect(parsePolicies(policy ?? '', { source: 'README.md', sha: null })).toHaveProperty('layers')
  })
})

test('every policy of the documentation can be read', () => {
  const policies = [
    read('.github/kiro-policy.yml'),
    ...codeBlocks(read('docs/policy.md'), 'yaml').filter((block) => block.includes('version:')),
  ]
  expect(policies).toHaveLength(4)
  for (const policy of policies) expect(parsePolicies(policy, { source: 'docs', sha: null })).toHaveProperty('layers')
})

test('every rule has a page, and every page a rule', () => {
  expect(
    filesBelow('docs/rules', '.md')
      .map((path) => path.replace(/^.*\/|\.md$/g, ''))
      .filter((name) => name !== 'README'),
  ).toEqual([...RULE_IDS].sort())
})

test('the command of the README for a fresh clone is the one that is tried', () => {
  const [tried, installed] = codeBlocks(read('README.md'), 'sh')
  expect(tried).toContain('node dist/cli/index.js check --base examples/before --head examples/after')
  expect(installed).toBe('npm cit\n')
})

test('the recipe for editors names schemas by the addresses that they have', () => {
  const page = read('docs/recipes/editors.md')
  const ids = filesBelow('schemas', '.json').map((path) => (JSON.parse(read(path)) as { $id: string }).$id)
  const named = [...page.matchAll(/https:\/\/raw\.githubusercontent\.com\/\S+?\.schema\.json/g)].map(
    ([address]) => address,
  )
  expect(named).toHaveLength(4)
  for (const address of named) expect(ids).toContain(address)
  const blocks = codeBlocks(page, 'json').map((block) => JSON.parse(block) as Record<string, unknown>)
  expect(blocks.map((block) => Object.keys(block))).toEqual([
    ['json.schemas', 'yaml.schemas'],
    ['$schema', 'models'],
    ['schemas'],
  ])
})

test('the recipe for GitLab reports to the merge request whatever the verdict is, and judges', () => {
  const [pipeline = ''] = codeBlocks(read('docs/recipes/gitlab.md'), 'yaml')
  const { 'kiro-governance': job } = parse(pipeline) as {
    'kiro-governance': { script: string[]; artifacts: unknown; before_script: string[] }
  }
  expect(job.artifacts).toEqual({ when: 'always', reports: { codequality: 'gl-code-quality-report.json' } })
  expect(job.before_script).toContain(`npm install --global kiro-governance@${VERSION}`)
  expect(job.script).toEqual([
    'kiro-governance check --base FETCH_HEAD --format codequality --fail-on never > gl-code-quality-report.json',
    'kiro-governance check --base FETCH_HEAD',
  ])
})

test('the recipe for code scanning is a workflow that may upload, and nothing more; every action of it is pinned', () => {
  const page = read('docs/recipes/code-scanning.md')
  const [workflow = ''] = codeBlocks(page, 'yaml')
  const { permissions, jobs } = parse(workflow) as {
    permissions: unknown
    jobs: { kiro: { permissions: unknown; steps: { run?: string }[] } }
  }
  expect([permissions, jobs.kiro.permissions]).toEqual([
    { contents: 'read' },
    { contents: 'read', actions: 'read', 'security-events': 'write' },
  ])
  const run = jobs.kiro.steps.flatMap((step) => step.run ?? [])
  expect(run).toEqual([`npx --yes kiro-governance@${VERSION} check --format sarif --fail-on never > kiro.sarif`])
  const uses = [...page.matchAll(/uses: (.+)$/gm)]
    .map(([, action]) => action ?? '')
    .filter((action) => !action.startsWith('kiro-governance/'))
  expect(uses).toHaveLength(3)
  for (const action of uses) expect(action).toMatch(/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
})
