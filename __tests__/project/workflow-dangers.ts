import { parse } from 'yaml'

/** How a workflow can hand its token, or what it publishes, to another person. */
export type Danger =
  | 'no-permissions'
  | 'write-all'
  | 'unpinned'
  | 'no-version'
  | 'secrets-inherit'
  | 'expression-in-script'
  | 'head-checkout'
  | 'kept-credentials'

/** A stranger starts these, and they run with a token that writes and the repository's secrets. */
const PRIVILEGED = new Set(['pull_request_target', 'workflow_run', 'issue_comment'])
/** What a checkout may name in such a run: only people who can push to the repository decide it. */
const TRUSTED =
  /^\$\{\{ *github\.(sha|base_ref|repository|event\.repository\.default_branch|event\.pull_request\.base\.(sha|ref)) *\}\}$/
/** A checkout that a script does by itself. */
const FETCHES_HEAD = /\bgh\s+pr\s+checkout\b|\bpull\/[^\s/]+\/(head|merge)\b/
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$|^docker:\/\/\S+@sha256:[0-9a-f]{64}$/
const USES_WITH_VERSION = /^\s*(?:- )?uses: (\S+) # v\d+\.\d+\.\d+$/gm

/**
 * What is dangerous in a workflow, as `danger: where`. Strict rather than clever: an expression in a script is refused whatever
 * it holds, because the next edit copies the form and not the thought; a value goes through `env`. `unpinned` are actions that
 * need no commit. What it does not see: an artifact of an untrusted run that a `workflow_run` downloads and executes.
 */
export function workflowDangers(
  text: string,
  { unpinned = [] }: { readonly unpinned?: readonly string[] } = {},
): string[] {
  const workflow = mapping(parse(text))
  const privileged = eventsOf(workflow.on).some((event) => PRIVILEGED.has(event))
  const versioned = new Set([...text.matchAll(USES_WITH_VERSION)].map(([, action]) => action))
  const found: string[] = []
  const report = (danger: Danger, where: string, is: boolean): void => {
    if (is) found.push(`${danger}: ${where}`)
  }
  const look = (uses: unknown, where: string): void => {
    if (typeof uses !== 'string' || uses.startsWith('./') || unpinned.includes(uses)) return
    report('unpinned', where, !PINNED.test(uses))
    report('no-version', where, PINNED.test(uses) && !versioned.has(uses))
  }

  report('no-permissions', 'workflow', workflow.permissions === undefined)
  report('write-all', 'workflow', workflow.permissions === 'write-all')
  for (const [name, value] of Object.entries(mapping(workflow.jobs))) {
    const job = mapping(value)
    report('write-all', name, job.permissions === 'write-all')
    report('secrets-inherit', name, job.secrets === 'inherit')
    look(job.uses, name)
    for (const [index, step] of (Array.isArray(job.steps) ? job.steps : []).map(mapping).entries()) {
      const where = `${name}, step ${index + 1}`
      const inputs = mapping(step.with)
      look(step.uses, where)
      report(
        'expression-in-script',
        where,
        [step.run, isAction(step.uses, 'actions/github-script') ? inputs.script : ''].some(hasExpression),
      )
      report('head-checkout', where, privileged && typeof step.run === 'string' && FETCHES_HEAD.test(step.run))
      if (!isAction(step.uses, 'actions/checkout')) continue
      report('head-checkout', where, privileged && [inputs.ref, inputs.repository].some(isUntrusted))
      report('kept-credentials', where, inputs['persist-credentials'] !== false)
    }
  }
  return found
}

function eventsOf(on: unknown): string[] {
  if (typeof on === 'string') return [on]
  return Array.isArray(on) ? on.map(String) : Object.keys(mapping(on))
}

function isAction(uses: unknown, name: string): boolean {
  return typeof uses === 'string' && uses.toLowerCase().startsWith(`${name}@`)
}

function hasExpression(value: unknown): boolean {
  return typeof value === 'string' && value.includes('${{')
}

function isUntrusted(value: unknown): boolean {
  return typeof value === 'string' && ((hasExpression(value) && !TRUSTED.test(value)) || FETCHES_HEAD.test(value))
}

/** What has another shape than a mapping is for GitHub's own validation to refuse. */
function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}
