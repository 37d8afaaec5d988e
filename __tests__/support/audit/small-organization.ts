import { EMBEDDED } from '../../../src/core/catalogue/prices.js'
import { auditReport, type AuditFacts } from '../../../src/core/audit/audit-report.js'
import { judgeRepository, unreadRepository, type AuditTerms } from '../../../src/core/audit/judge-repository.js'
import type { ListedRepository, SeenRepository } from '../../../src/core/audit/seen.js'
import type { AuditReport } from '../../../src/core/contract/audit/report.js'
import { parsePolicy } from '../../../src/core/policy/parse.js'
import type { Layer } from '../../../src/core/policy/policy.js'
import { rememberParents, resolveBinding } from '../../../src/core/policy/resolve.js'

/** A policy layer of valid text. */
/** A copy of the console's rules. */
const CONSOLE = {
  path: 'console.kgl.yml',
  bytes: new TextEncoder().encode(
    'rules:\n  - { id: sonnet, capability: model_use, effect: allow, match: ["claude-sonnet-*"] }\n  - { id: no-opus, capability: model_use, effect: deny, match: ["claude-opus-*"] }\n',
  ),
}

export function layerOf(text: string, role: Layer['role'], source = `${role}.yml`): Layer {
  const parsed = parsePolicy(text, { source, sha: null, role, digest: 'd1' })
  if ('layer' in parsed) return parsed.layer
  throw new Error('not a valid policy')
}

/** The day of the small organization, on which a last day of claude-opus-4.5 is known. */
export const AUDIT_DAY = '2026-11-30'

/** The terms of an audit under `models.allow` of Sonnet, Haiku and auto. */
export const TERMS: AuditTerms = {
  day: AUDIT_DAY,
  since: '2026-06-01',
  prices: EMBEDDED,
  organization: [
    layerOf(
      'version: 1\nmodels: { allow: [auto, claude-sonnet-*, claude-haiku-*, claude-opus-4.5] }\n',
      'organization',
      'acme/.github/kiro-policy.yml@main',
    ),
  ],
  actionRepository: 'kiro-governance/kiro-governance',
}

/** A repository of acme as it is listed. */
export function listed(name: string, more: Partial<ListedRepository> = {}): ListedRepository {
  return {
    id: `R_${name}`,
    name: `acme/${name}`,
    asked: null,
    visibility: 'private',
    archived: false,
    topics: [],
    branch: 'main',
    tip: 'a'.repeat(40),
    tree: 'b'.repeat(40),
    ...more,
  }
}

/** Files of a repository by path, and what else of it was seen. */
export interface Held extends Partial<Omit<SeenRepository, 'files' | 'policy' | 'workflows'>> {
  readonly files?: Readonly<Record<string, string>>
  readonly policy?: string
  readonly workflows?: Readonly<Record<string, string>>
}

/** A repository that was read, with everything seen unless the test says otherwise. */
export function seenRepository(
  name: string,
  { files = {}, policy, workflows = {}, ...more }: Held = {},
): SeenRepository {
  return {
    listed: listed(name),
    files: Object.entries(files).map(([path, text]) => ({ path, kind: 'file', bytes: new TextEncoder().encode(text) })),
    hasFolder: Object.keys(files).length > 0,
    policy: policy === undefined ? null : { text: policy, source: '.github/kiro-policy.yml', sha: null },
    policySeen: true,
    misplaced: [],
    workflows: new Map(Object.entries(workflows)),
    rules: [],
    codeOwners: null,
    read: Object.keys(files).map((path) => ({ path, oid: 'c'.repeat(40) })),
    notSeen: [],
    ...more,
  }
}

/** What an audit says of it. */
export async function audited(seen: SeenRepository, terms: AuditTerms = TERMS) {
  const parents = rememberParents(() => Promise.resolve(null), null)
  const own = await resolveBinding({ organization: null, own: seen.policy }, parents)
  const binding =
    own.failure === null
      ? { policy: [...terms.organization, ...own.policy], failure: null }
      : { failure: own.failure, above: terms.organization }
  return judgeRepository({ seen, binding, parents: [] }, terms)
}

const WORKFLOW = (version: string, event = 'pull_request') =>
  `name: Kiro\non: { ${event}: {} }\njobs:\n  kiro:\n    name: Kiro config (\${{ github.base_ref }})\n    runs-on: ubuntu-latest\n    steps:\n      - uses: kiro-governance/kiro-governance@${version}\n`

/** Repositories of every kind: what a renderer has to show. */
export async function smallOrganization(facts: Partial<AuditFacts> = {}): Promise<AuditReport> {
  const repositories = [
    await audited(
      seenRepository('web', {
        files: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-sonnet-5" }\n' },
        policy: 'version: 1\nteam: { developers: 8 }\n',
        workflows: { '.github/workflows/kiro.yml': WORKFLOW('v1') },
        codeOwners: { file: '.github/CODEOWNERS', text: '/.github/ @acme/platform\n' },
        rules: [{ kind: 'workflow', ruleset: 'Kiro everywhere', path: '.github/workflows/kiro.yml', runsCheck: true }],
      }),
    ),
    await audited(
      seenRepository('ml', {
        listed: listed('ml', { topics: ['python', 'ml'], visibility: 'internal' }),
        files: {
          '.kiro/agents/trainer.json': '{ "name": "trainer", "model": "claude-opus-4.8", "prompt": "Train." }\n',
          '.kiro/agents/typo.json': '{ "name": "typo", "model": "claude-opus-4-8", "prompt": "Write." }\n',
        },
        policy:
          'version: 1\nexceptions:\n  - { rule: model-not-allowed, model: claude-opus-4.8, reason: a trial, owner: "@acme/ml", expires: 2026-11-15 }\n',
        workflows: { '.github/workflows/kiro.yml': WORKFLOW('v0.9.2') },
      }),
    ),
    await audited(
      seenRepository('old-model', {
        listed: listed('old-model', { visibility: 'public' }),
        files: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-opus-4.5" }\n' },
      }),
    ),
    await audited(
      seenRepository('contract', {
        files: {
          '.kiro/settings.json':
            '{ "models": { "primary": { "provider": "anthropic", "model": "claude-sonnet-5" }, "routing": { "interactiveChat": "primary" } } }\n',
          '.kiro/settings/cli.json': '{ "chat.enableThinking": true }\n',
        },
        policy: 'version: 1\nteam: { developers: 3 }\n',
      }),
    ),
    await audited(
      seenRepository('unpriced', {
        files: { '.kiro/agents/new.json': '{ "name": "new", "model": "claude-sonnet-99", "prompt": "New." }\n' },
      }),
    ),
    await audited(
      seenRepository('broken-policy', {
        files: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "auto" }\n' },
        policy: 'version: 1\nmodles: {}\n',
      }),
    ),
    await audited(seenRepository('plain')),
    await audited(
      seenRepository('half', {
        files: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "auto" }\n' },
        rules: null,
        notSeen: [
          {
            repository: 'acme/half',
            what: 'rules',
            reason: 'Resource not accessible by integration',
            remedy: 'Give the app "Metadata: read".',
          },
        ],
      }),
    ),
    unreadRepository(listed('empty', { branch: null, tip: null, tree: null }), []),
    unreadRepository(listed('forbidden'), [
      {
        repository: 'acme/forbidden',
        what: 'contents',
        reason: 'Resource not accessible by integration',
        remedy: 'Give the app "Contents: read" on it.',
      },
    ]),
    await audited(
      seenRepository('archive', {
        listed: listed('archive', { archived: true }),
        files: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-haiku-4.5" }\n' },
      }),
    ),
  ]
  return auditReport(repositories, {
    terms: TERMS,
    scope: {
      organization: 'acme',
      repositories: [],
      topic: null,
      archived: true,
      deep: false,
      disjointTeams: false,
    },
    consoles: [CONSOLE],
    at: '2026-11-30T06:00:00.000Z',
    last: null,
    leftOut: { archived: 0, topic: 0, name: 0 },
    notSeen: [],
    ...facts,
  })
}
