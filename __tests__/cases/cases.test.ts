import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from '../../src/core/check.js'
import type { SourceFile } from '../../src/core/kiro/configuration.js'
import { parsePolicy } from '../../src/core/policy/parse.js'
import type { LayerRole, Policy } from '../../src/core/policy/policy.js'
import type { Proposal } from '../../src/core/policy/merge/proposal.js'
import type { Report } from '../../src/core/report.js'
import { format } from '../../src/render/index.js'
import { comment } from '../../src/render/markdown/comment.js'
import { runOf } from '../support/sarif/log.js'
import { LINKS } from '../support/links.js'

/**
 * A case is a folder: `before/` and `after/` (either may be missing: nothing there), `policy.yml`, above it `organization.yml`,
 * `proposal.yml` (the policy as the change would leave it), `case.json` → what every output says. `npm run update` rewrites the outputs; read the difference before you commit it.
 */
const folder = new URL('.', import.meta.url).pathname
const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)

interface Options {
  readonly day?: string
  /** Paths that are symbolic links, and on which side. */
  readonly links?: { readonly before?: string[]; readonly after?: string[] }
  /** There is nothing to compare with: every finding counts. */
  readonly noBase?: boolean
  /** The pull request installs the action. */
  readonly installing?: boolean
}

test('there are cases', () => {
  expect(cases.length).toBeGreaterThan(15)
})

test.each(cases)('%s', (name) => {
  const path = join(folder, name)
  const options: Options = existsSync(join(path, 'case.json')) ? (JSON.parse(readFileSync(join(path, 'case.json'), 'utf8')) as Options) : {}
  const report = judgeCase(path, options)
  const context = {
    commit: 'd4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3',
    enforcementNote: 'Advisory: this workflow comes from the pull request.',
    withInventory: options.installing ?? false,
    installing: options.installing ?? false,
    links: LINKS,
    key: null,
    notes: [],
  }
  const outputs = {
    'report.json': format('json', report, { day: report.day }),
    'comment.md': `${comment(report, context)}\n`,
    'report.txt': format('text', report, { day: report.day }),
  }
  for (const [file, content] of Object.entries(outputs)) {
    if (process.env.UPDATE) writeFileSync(join(path, file), content)
    expect(content).toBe(readFileSync(join(path, file), 'utf8'))
  }
  const { results = [] } = runOf(format('sarif', report, { day: report.day }))
  expect(results).toHaveLength(report.findings.length)
  expect(new Set(results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints))).size).toBe(results.length)
  expect(format('github', report, { day: report.day, token: 'word' }).split('::word::')).toHaveLength(2)
})

function judgeCase(path: string, { day = '2026-10-08', links, noBase }: Options): Report {
  const before = [...filesIn(join(path, 'before')), ...linksAt(links?.before)]
  const after = [...filesIn(join(path, 'after')), ...linksAt(links?.after)]
  const policy = policyOf(path)
  return check({ before: noBase ? null : before, after, policy, day, owner: 'acme', proposal: proposalOf(path, policy) })
}

const OWN = '.github/kiro-policy.yml'
const SHA = 'a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0'

function policyOf(path: string): Policy {
  const layer = (file: string, role: LayerRole, source: string): Policy => {
    if (!existsSync(join(path, file))) return []
    const parsed = parsePolicy(readFileSync(join(path, file), 'utf8'), { source, sha: SHA, role })
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
    return [parsed.layer]
  }
  return [...layer('organization.yml', 'organization', 'acme/.github/kiro-policy.yml@main'), ...layer('policy.yml', 'repository', OWN)]
}

function proposalOf(path: string, binding: Policy): Proposal | null {
  const file = join(path, 'proposal.yml')
  if (!existsSync(file)) return null
  const parsed = parsePolicy(readFileSync(file, 'utf8'), { source: OWN, sha: null })
  return 'problems' in parsed ? { kind: 'invalid', source: OWN, problems: parsed.problems } : { kind: 'policy', source: OWN, policy: [...binding.filter(({ role }) => role !== 'repository'), parsed.layer], unread: [] }
}

function filesIn(root: string, below = ''): SourceFile[] {
  if (!existsSync(join(root, below))) return []
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry): SourceFile[] => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    return entry.isDirectory() ? filesIn(root, path) : [{ path, kind: 'file', bytes: readFileSync(join(root, path)) }]
  })
}

function linksAt(paths: readonly string[] = []): SourceFile[] {
  return paths.map((path) => ({ path, kind: 'symlink', bytes: null }))
}
