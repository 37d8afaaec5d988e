import { check } from './check.js'
import type { SourceFile } from './kiro/configuration.js'
import { plain } from './text/message.js'
import { asUnknown } from './policy/groups.js'
import { namedConsoles } from './policy/named-consoles.js'
import { parsePolicies, type ParsedPolicies } from './policy/parse.js'
import type { Layer } from './policy/policy.js'
import { RULES } from './rules/index.js'
import type { Report } from './report.js'
import type { Example } from './rules/rule.js'
import { workflowEdits } from './judgement/workflow-edits.js'

/** The path of an example's policy. */
const POLICY = '.github/kiro-policy.yml'
/** The path of an example's workflow. */
const WORKFLOW = '.github/workflows/kiro.yml'

/** Judges the example of a rule: for its test, its page and `kiro-governance rules`. `today` counts where it states no day. */
export function checkExample(
  { before, after, policy, links = [], proposal, workflow, owner, misplacedPolicies, day }: Example,
  today: string,
): Report {
  const sources = (files: Readonly<Record<string, string>>): SourceFile[] => {
    const has = (path: string): boolean => Object.hasOwn(files, path)
    return Object.entries(files).map(([path, text]) => ({
      path,
      kind: 'file',
      has,
      bytes: new TextEncoder().encode(text),
    }))
  }
  const parse = (text: string): ParsedPolicies => parsePolicies(text, { source: POLICY, sha: null })
  const bound = policy === undefined ? null : parse(policy)
  if (bound && 'problems' in bound)
    throw new Error(
      `The policy of an example is wrong: ${bound.problems.map(({ message }) => plain(message)).join(' ')}`,
    )
  const proposed = proposal === undefined ? null : parse(proposal)
  const binding = bound ? bound.layers.map(inExample) : []
  return check({
    before: before ? sources(before) : null,
    after: [...sources(after), ...links.map((path): SourceFile => ({ path, kind: 'symlink', bytes: null }))],
    policy: binding,
    consoles: namedConsoles(binding),
    day: day ?? today,
    proposal:
      proposed &&
      ('layers' in proposed
        ? { kind: 'policy', source: POLICY, policy: proposed.layers.map(inExample), unread: [] }
        : { kind: 'invalid', source: POLICY, problems: proposed.problems }),
    workflows: workflow
      ? workflowEdits(new Map([[WORKFLOW, workflow.before]]), new Map([[WORKFLOW, workflow.after]]), new Set(), {
          actionRepository: 'kiro-governance/kiro-governance',
          repository: '',
          running: null,
        })
      : [],
    owner: owner ?? null,
    misplacedPolicies: misplacedPolicies ?? [],
  })
}

/** The repository of an example has no name and no topics that could be read. */
function inExample(layer: Layer): Layer {
  return layer.file.when === undefined ? layer : asUnknown(layer, RULES)
}
