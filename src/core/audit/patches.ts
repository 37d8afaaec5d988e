import { check } from '../check.js'
import { unifiedDiff } from '../advice/unified-diff.js'
import { plan } from '../apply/plan.js'
import type { AuditedRepository } from '../contract/audit/repository.js'
import { CorrectedFiles } from '../fix/corrected-files.js'
import { fixText } from '../fix/file-fixes.js'
import { fixPolicy } from '../fix/fix-policy.js'
import { firstFiles } from '../init/first-files.js'
import { WORKFLOW_FILE } from '../init/workflow-file.js'
import type { SourceFile } from '../kiro/configuration.js'
import { decode } from '../kiro/surfaces/text.js'
import { catalogueOf } from '../policy/catalogue-of.js'
import { isIgnored } from '../policy/decide.js'
import { DEFAULT_POLICY_PATH } from '../policy/policy-path.js'
import { facts, type Policy } from '../policy/policy.js'
import { groupBy } from '../text/group-by.js'
import { compareText } from '../text/place.js'
import type { AuditTerms } from './judge-repository.js'
import type { BoundRepository } from './seen.js'

/** What a repository could take over as it is, as patches for `git apply`; null where there is nothing with exactly one answer. */
export interface RepositoryPatches {
  /** Slips of syntax, keys and ids that have one answer, and then what the contract says in the files that Kiro obeys. */
  readonly correction: string | null
  /** A first policy and the workflow of the check, where a repository that uses Kiro has neither. */
  readonly init: string | null
}

/** Rounds of judging and correcting. Chosen by hand: each corrects something in every file that has findings with one answer. */
const MOST_ROUNDS = 20

/** Rules whose findings may have exactly one answer. */
const CORRECTED: ReadonlySet<string> = new Set([
  'syntax',
  'schema',
  'misspelled-model',
  'unknown-model',
  'foreign-model-name',
  'unknown-key',
  'near-miss-key',
  'misplaced-key',
  'dropped-by-kiro',
])

/** Where `init` writes the workflow. */
const WORKFLOW_PATH = '.github/workflows/kiro.yml'

/** The patches of a repository that was read and judged. Nothing is written anywhere. */
export function patchesOf(bound: BoundRepository, audited: AuditedRepository, terms: AuditTerms): RepositoryPatches {
  // GitHub takes no push to an archived repository.
  if (audited.archived) return { correction: null, init: null }
  return { correction: correctionOf(bound, audited, terms), init: initOf(bound, audited, terms) }
}

function correctionOf(
  { seen, binding }: BoundRepository,
  audited: AuditedRepository,
  terms: AuditTerms,
): string | null {
  const before = textsOf(seen.files)
  const own = seen.policy !== null && 'text' in seen.policy ? seen.policy : null
  const fixedPolicy = own !== null && binding.failure !== null ? fixPolicy(own.source, own.text) : null
  const policy = binding.failure === null ? binding.policy : (binding.above ?? terms.organization)
  const spelled = audited.findings.some(({ rule }) => CORRECTED.has(rule))
    ? corrected(seen.files, before, policy, terms)
    : new Map(before)
  const after = audited.contractNotApplied.length > 0 ? applied(seen.files, spelled, policy, terms) : spelled
  const diffs = [...after]
    .sort(([a], [b]) => compareText(a, b))
    .map(([path, text]) => unifiedDiff(path, before.get(path) ?? null, text))
  if (own !== null && fixedPolicy !== null) diffs.push(unifiedDiff(own.source, own.text, fixedPolicy.text))
  const patch = diffs.join('')
  return patch === '' ? null : patch
}

/** Files that are text and no link, by path. A byte order mark is part of the text. */
function textsOf(files: readonly SourceFile[]): Map<string, string> {
  return new Map(
    files.flatMap((file): [string, string][] => {
      const decoded =
        file.kind === 'file' && file.target === undefined && file.bytes !== null ? decode(file.bytes) : null
      if (file.bytes === null || decoded === null || 'problem' in decoded) return []
      const marked = file.bytes[0] === 0xef && file.bytes[1] === 0xbb && file.bytes[2] === 0xbf
      return [[file.path, marked ? `\ufeff${decoded.text}` : decoded.text]]
    }),
  )
}

/** The files with other texts, new ones after the others. */
function withTexts(files: readonly SourceFile[], texts: ReadonlyMap<string, string>): SourceFile[] {
  const encoder = new TextEncoder()
  const known = new Set(files.map(({ path }) => path))
  const added = [...texts].filter(([path]) => !known.has(path))
  return [
    ...files.map((file): SourceFile => {
      const text = texts.get(file.path)
      return text === undefined ? file : { ...file, bytes: encoder.encode(text) }
    }),
    ...added.map(([path, text]): SourceFile => ({ path, kind: 'file', bytes: encoder.encode(text) })),
  ]
}

/** The texts after every correction that has one answer. */
function corrected(
  files: readonly SourceFile[],
  before: ReadonlyMap<string, string>,
  policy: Policy,
  { day, prices }: AuditTerms,
): Map<string, string> {
  const open = new CorrectedFiles()
  const bytesOf = new Map(files.flatMap(({ path, bytes }) => (before.has(path) ? [[path, bytes] as const] : [])))
  const texts = (): Map<string, string> =>
    new Map([...before, ...open.all.map(({ path, after }) => [path, after] as const)])
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { findings } = check({ before: null, after: withTexts(files, texts()), policy, day, prices })
    const found = groupBy(
      findings.filter(({ place }) => place !== null),
      ({ place }) => place?.file ?? '',
    )
    let changed = false
    for (const [path, here] of found)
      changed =
        open.correct(path, bytesOf.get(path) ?? null, (text) => fixText(path, text, here, { models: true })) || changed
    if (!changed) break
  }
  return texts()
}

/** The texts after `apply`; the same where a file could not be written as the contract says. */
function applied(
  files: readonly SourceFile[],
  texts: ReadonlyMap<string, string>,
  policy: Policy,
  { day, prices }: AuditTerms,
): Map<string, string> {
  const governed = withTexts(files, texts).filter(({ path }) => !isIgnored(policy, path))
  const { edits, refusals } = plan(governed, {
    catalogue: catalogueOf(policy, prices),
    agents: facts(policy, 'agents'),
    workflows: facts(policy, 'workflows'),
    policy,
    day,
  })
  if (refusals.length > 0) return new Map(texts)
  // A file that is a link here is not rewritten as a file.
  const known = new Set(files.map(({ path }) => path))
  const written = edits.filter(({ path }) => !isIgnored(policy, path) && (texts.has(path) || !known.has(path)))
  return new Map([...texts, ...written.map(({ path, after }): [string, string] => [path, after])])
}

/** Only where it is known that neither is there. */
function initOf({ seen }: BoundRepository, audited: AuditedRepository, { day }: AuditTerms): string | null {
  const lacks =
    audited.policy.state === 'none' && audited.policy.misplaced.length === 0 && audited.check.enforcement === 'none'
  if (audited.usesKiro !== true || audited.state !== 'read' || !lacks || seen.workflows?.has(WORKFLOW_PATH) !== false)
    return null
  const { policy } = firstFiles({ sources: seen.files, contract: false, observeUntil: null, day })
  return unifiedDiff(DEFAULT_POLICY_PATH, null, policy) + unifiedDiff(WORKFLOW_PATH, null, WORKFLOW_FILE)
}
