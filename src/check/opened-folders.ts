import { folded } from '../core/kiro/surfaces/index.js'

/** Folders at the top in which a policy may lie by mistake, and those in them: see `misplacedPolicies`. */
const OF_POLICIES = /^\.?(?:github|kiro|config)(?:\/[^/]+)?$/i

/**
 * Which folders are opened in a tree that GitHub cuts, even where they are the same on both sides: whatever is below `.kiro` and `.github`,
 * and where a policy may be. `stated` is the path of the policy where that is stated.
 */
export function alwaysOpened(stated: string | null): (path: string) => boolean {
  return (path) =>
    path.split('/').some((name) => folded(name) === '.kiro') ||
    /^\.github(?:\/|$)/i.test(path) ||
    OF_POLICIES.test(path) ||
    (stated?.startsWith(`${path}/`) ?? false)
}
