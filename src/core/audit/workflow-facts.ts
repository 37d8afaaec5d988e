import { isRecord } from '../kiro/surfaces/document.js'
import { LIMITS } from '../text/limits.js'
import { parseYaml } from '../text/yaml.js'
import type { AuditedRepository } from '../contract/audit/repository.js'

/** What starts a workflow, and how its jobs are called on a pull request. */
export interface WorkflowFacts {
  readonly event: AuditedRepository['check']['workflows'][number]['event']
  /** Names of jobs as globs: an expression of GitHub is `*`. */
  readonly jobs: readonly string[]
}

const UNREADABLE: WorkflowFacts = { event: 'other', jobs: [] }

/** The facts of a workflow's text; nothing is known of one that is no YAML, or too large. */
export function workflowFacts(text: string): WorkflowFacts {
  if (text.length > LIMITS.policy) return UNREADABLE
  const parsed = parseYaml(text, LIMITS.depth)
  if (parsed === null || parsed.errors.length > 0) return UNREADABLE
  const value = valueOf(() => parsed.document.toJS({ maxAliasCount: 100 }) as unknown)
  if (!isRecord(value)) return UNREADABLE
  // YAML 1.1 reads the key `on` as true; GitHub does not.
  const on = value.on ?? value.true
  const events = typeof on === 'string' ? [on] : Array.isArray(on) ? on : isRecord(on) ? Object.keys(on) : []
  const event = (['pull_request_target', 'pull_request'] as const).find((name) => events.includes(name)) ?? 'other'
  const jobs = Object.entries(isRecord(value.jobs) ? value.jobs : {}).map(([id, job]) => {
    const name = isRecord(job) && typeof job.name === 'string' ? job.name : id
    return name.replace(/\$\{\{.*?\}\}/gs, '*')
  })
  return { event, jobs }
}

function valueOf(make: () => unknown): unknown {
  try {
    return make()
  } catch {
    // More aliases than are resolved.
    return null
  }
}
