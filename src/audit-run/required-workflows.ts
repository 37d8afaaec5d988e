import { checkUses } from '../core/judgement/workflow-edits.js'
import type { NotSeen } from '../core/contract/audit/repository.js'
import type { BranchRule } from '../core/audit/seen.js'
import { contentOf } from '../io/github/blobs.js'
import type { GitHub } from '../io/github/client.js'
import { inBatches } from '../io/github/many/batches.js'
import type { NodeAnswer, ObjectAnswer } from '../io/github/many/contents.js'
import type { RuleAnswer } from '../io/github/many/listing.js'
import { POINTS, type Budget } from '../io/github/many/points.js'
import type { SelectedRepository, Selection } from './select-repositories.js'

type WorkflowReference = NonNullable<NonNullable<RuleAnswer['parameters']>['workflows']>[number]

interface RequiredWorkflow {
  readonly id: string
  /** `ref:path`, as git names a file of a commit. */
  readonly expression: string
}

/** The rules of a repository's default branch, with what is known of the workflows that they require. */
export type RulesOf = (repository: SelectedRepository) => readonly BranchRule[] | null

/** Reads the workflows that rulesets require, each once, and tells of each whether it runs the check; and which of them could not be read. */
export async function requiredWorkflows(
  github: GitHub,
  { selected, idOf }: Pick<Selection, 'selected' | 'idOf'>,
  actionRepository: string,
  budget: Budget,
): Promise<{ readonly rulesOf: RulesOf; readonly notSeen: readonly NotSeen[] }> {
  const wanted = new Map<string, RequiredWorkflow>()
  for (const { rules } of selected)
    for (const { parameters } of rules ?? [])
      for (const { path, repositoryId, ref, sha } of parameters?.workflows ?? []) {
        const id = idOf.get(repositoryId)
        const expression = `${sha ?? ref ?? 'HEAD'}:${path}`
        if (id !== undefined) wanted.set(`${id} ${expression}`, { id, expression })
      }
  const runs = new Map<string, boolean | null>()
  await inBatches(github, budget, { most: 50, query: workflowsQuery }, [...wanted.values()], {
    use: ({ id, expression }, { answer, key }) => {
      const node = answer.data[key] as NodeAnswer<ObjectAnswer> | null | undefined
      const bytes = node?.object ? contentOf(node.object) : null
      const check = { actionRepository, repository: '', running: null }
      runs.set(`${id} ${expression}`, bytes && checkUses(new TextDecoder().decode(bytes), check).length > 0)
    },
    fail: ({ id, expression }) => {
      runs.set(`${id} ${expression}`, null)
    },
  })
  const runsCheck = ({ path, repositoryId, ref, sha }: WorkflowReference): boolean | null =>
    runs.get(`${idOf.get(repositoryId) ?? ''} ${sha ?? ref ?? 'HEAD'}:${path}`) ?? null
  const unread = new Set<string>()
  const rulesOf: RulesOf = ({ rules, contexts }) =>
    rules && [
      ...rules.flatMap(({ repositoryRuleset, parameters }): BranchRule[] => {
        const ruleset = repositoryRuleset?.name ?? null
        return [
          ...(parameters?.workflows ?? []).map((workflow): BranchRule => ({
            kind: 'workflow',
            ruleset,
            path: workflow.path,
            runsCheck: runsCheck(workflow),
          })),
          ...(parameters?.requiredStatusChecks ?? []).map(({ context }): BranchRule => ({
            kind: 'status',
            ruleset,
            context,
          })),
        ]
      }),
      ...contexts.map((context): BranchRule => ({ kind: 'status', ruleset: null, context })),
    ]
  for (const { rules } of selected)
    for (const { parameters } of rules ?? [])
      for (const workflow of parameters?.workflows ?? [])
        if (runsCheck(workflow) === null)
          unread.add(`${workflow.path} of the repository with the number ${workflow.repositoryId}`)
  const notSeen = [...unread].map((what): NotSeen => ({
    repository: null,
    what: `the required workflow ${what}`,
    reason: 'the repository was not listed, or has no such file for the token',
    remedy: 'Install the app there too: whether the workflow runs the check is not known.',
  }))
  return { rulesOf, notSeen }
}

function workflowsQuery(items: readonly RequiredWorkflow[]): string {
  const each = items.map(
    ({ id, expression }, index) =>
      `r${index}: node(id: ${JSON.stringify(id)}) { ... on Repository { object(expression: ${JSON.stringify(expression)}) { ... on Blob { text isBinary isTruncated byteSize } } } }`,
  )
  return `query RequiredWorkflows {\n${POINTS}\n${each.join('\n')}\n}`
}
