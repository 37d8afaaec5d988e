import type { CheckEvent } from './event.js'

/**
 * Whether the author of a change could have changed how it is judged. A workflow in another repository is required by a
 * ruleset of the organization; under `pull_request_target` the workflow comes from the default branch.
 */
export function enforcementNote({
  event,
  workflowRef,
  github,
}: {
  readonly event: Pick<CheckEvent, 'kind'> & { readonly target?: boolean }
  readonly workflowRef: string
  readonly github: { readonly owner: string; readonly name: string }
}): string | null {
  if (event.kind === 'workflow_run')
    return 'Advisory: this workflow ran after another one, so it is not a check of the pull request.'
  if (event.kind !== 'pull_request' && event.kind !== 'merge_group') return null
  const [owner = '', name = ''] = workflowRef.split('/')
  const home = `${owner}/${name}`.toLowerCase()
  if (home !== '/' && home !== `${github.owner}/${github.name}`.toLowerCase())
    return `Enforcing: the workflow is required from ${owner}/${name}.`
  if (event.target) return 'Enforcing: the workflow comes from the default branch.'
  return event.kind === 'pull_request'
    ? 'Advisory: this workflow comes from the pull request.'
    : 'Advisory: this workflow comes from the merge group.'
}
