import { isRecord } from '../../core/kiro/surfaces/document.js'
import { UserError } from '../../core/user-error.js'
import { statusOf } from './api-error.js'
import type { GitHub } from './client.js'

/**
 * The merge base of a branch and a head. Nothing else is read from the comparison: its list of files ends at 300, so
 * changes are computed from the two trees instead.
 * @throws {UserError} when the two have no commit in common.
 */
export async function readMergeBase(github: GitHub, base: string, head: string): Promise<string> {
  try {
    const answer = await github.read<{ merge_base_commit: { sha: string } }>(
      'GET /repos/{owner}/{repo}/compare/{basehead}',
      { basehead: `${base}...${head}`, per_page: 1 },
      ({ merge_base_commit: commit }) => isRecord(commit) && typeof commit.sha === 'string',
    )
    return answer.merge_base_commit.sha
  } catch (error) {
    if (statusOf(error) !== 404) throw error
  }
  throw new UserError(
    `${base} and ${head.slice(0, 7)} have no commit in common, so there is nothing to compare with.`,
    'Rebase the branch onto its base.',
    'config',
  )
}
