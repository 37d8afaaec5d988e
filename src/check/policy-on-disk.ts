import { POLICY_PATHS } from '../core/policy/policy-path.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../core/user-error.js'
import { codeOf, systemReason } from '../io/files/directory.js'
import { statsOf } from '../io/files/look-at.js'
import { placeOf } from '../io/surroundings.js'
import type { PolicyText, ReadParent } from '../core/policy/layers.js'

/**
 * A policy file that an option names, from this folder on.
 * @throws {UserError} when the file cannot be read.
 */
export function policyFile(flag: string, path: string, folder: string): PolicyText & { from: string } {
  try {
    return { text: readFileSync(placeOf(folder, path), 'utf8'), source: path, sha: null, from: path }
  } catch (error) {
    const near = codeOf(error) === 'ENOENT' ? usualPath(folder) : null
    throw new UserError(
      `${flag} ${path} cannot be read: ${systemReason(error)}.`,
      near === null ? 'Check the path.' : `Check the path; there is ${near}.`,
    )
  }
}

/**
 * The path of the usual policy in a folder; null where there is none.
 * @throws {UserError} when its folder cannot be looked into.
 */
export function usualPath(folder: string): string | null {
  return POLICY_PATHS.find((path) => statsOf(join(folder, path)) !== null) ?? null
}

/** Parents that lie on disk as `owner/repo/path`, at whatever commit is checked out there. Offline there are no others. */
export function parentsIn(parents: string | null, folder: string): ReadParent {
  return ({ owner, repository, path, ref }) => {
    const source = `${owner}/${repository}/${path}@${ref}`
    if (parents === null)
      return Promise.resolve({
        source,
        sha: null,
        unreadable:
          'the command line works offline. Check its repository out and name the folder above it: --parents DIR reads DIR/owner/repo/path.',
      })
    const file = join(parents, owner, repository, path)
    try {
      return Promise.resolve({ text: readFileSync(placeOf(folder, file), 'utf8'), source, sha: null })
    } catch (error) {
      return Promise.resolve({ source, sha: null, unreadable: `${file} cannot be read: ${systemReason(error)}.` })
    }
  }
}
