import type { ChatLink } from './chat-message.js'

/**
 * Where the run and the pull request are on the web, from the variables that the runner of GitHub, or of GitLab, sets; empty outside of them. An
 * address that is not plain is left out: it comes from the environment.
 */
export function runLinks(environment: Readonly<Record<string, string | undefined>>): ChatLink[] {
  const {
    GITHUB_SERVER_URL: server = '',
    GITHUB_REPOSITORY: repository = '',
    GITHUB_RUN_ID: run = '',
    GITHUB_REF: ref = '',
    CI_PIPELINE_URL: pipeline = '',
    CI_MERGE_REQUEST_PROJECT_URL: project = '',
    CI_MERGE_REQUEST_IID: request = '',
  } = environment
  const links: ChatLink[] = []
  if (isAddress(server) && /^[\w.-]+\/[\w.-]+$/.test(repository)) {
    const pull = /^refs\/pull\/(\d+)\//.exec(ref)?.[1]
    if (pull !== undefined) links.push({ title: 'Pull request', url: `${server}/${repository}/pull/${pull}` })
    if (/^\d+$/.test(run)) links.push({ title: 'Run', url: `${server}/${repository}/actions/runs/${run}` })
  }
  if (isAddress(project) && /^\d+$/.test(request))
    links.push({ title: 'Merge request', url: `${project}/-/merge_requests/${request}` })
  if (isAddress(pipeline)) links.push({ title: 'Pipeline', url: pipeline })
  return links
}

function isAddress(text: string): boolean {
  return text.length <= 1_000 && /^https?:\/\/[A-Za-z0-9.-]+(?::\d+)?(?:\/[\w.~%/-]*)?$/.test(text)
}
