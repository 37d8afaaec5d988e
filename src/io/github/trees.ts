import { isRecord } from '../../core/kiro/surfaces/document.js'
import { UserError } from '../../core/user-error.js'
import { kindOf } from '../git/git-modes.js'
import type { TreeEntry } from '../files/tree.js'
import type { GitHub } from './client.js'

interface TreeAnswer {
  readonly sha: string
  readonly truncated: boolean
  readonly tree: readonly { readonly path?: string; readonly mode?: string; readonly sha?: string | null }[]
}

/** Git's mode of a folder. */
const FOLDER = '040000'

/** Requests for one huge tree. Beyond that the check is an error. Chosen by hand. */
const MOST_REQUESTS = 300

/**
 * Every file, link and submodule of a commit. GitHub cuts a recursive answer at 100,000 entries; such a tree is walked
 * folder by folder, so that no entry is missed.
 * @throws {UserError} when the tree needs more requests than the limit.
 */
export async function readTree(github: GitHub, commit: string): Promise<TreeEntry[]> {
  let requests = 0
  const ask = (sha: string, recursive: boolean): Promise<TreeAnswer> => {
    requests += 1
    if (requests > MOST_REQUESTS)
      throw new UserError(
        'The repository has too many folders to be seen whole through the API.',
        'Run the CLI in a checkout instead: npx kiro-governance check.',
        'config',
      )
    return github.read<TreeAnswer>(
      'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
      { tree_sha: sha, ...(recursive ? { recursive: '1' } : {}) },
      isTree,
    )
  }
  const walk = async (sha: string, prefix: string): Promise<TreeEntry[]> => {
    const whole = await ask(sha, true)
    if (!whole.truncated) return entriesOf(whole, prefix)
    const level = await ask(sha, false)
    if (level.truncated)
      throw new UserError(
        `The folder ${prefix || '/'} has too many entries to be seen whole through the API.`,
        'Run the CLI in a checkout instead: npx kiro-governance check.',
        'config',
      )
    const files = entriesOf(level, prefix)
    for (const { path, mode, sha: below } of level.tree) {
      if (mode === FOLDER && path && below) files.push(...(await walk(below, `${prefix}${path}/`)))
    }
    return files
  }
  return walk(commit, '')
}

function entriesOf({ tree }: TreeAnswer, prefix: string): TreeEntry[] {
  return tree.flatMap(({ path, mode, sha }) => {
    const kind = kindOf(mode)
    return path && kind ? [{ path: `${prefix}${path}`, kind, oid: sha ?? null }] : []
  })
}

function isTree({ tree, truncated }: Record<string, unknown>): boolean {
  return typeof truncated === 'boolean' && Array.isArray(tree) && tree.every(isRecord)
}
