/** The paths of a repository's policy: the first that exists is used, unless a path is stated. */
export const POLICY_PATHS = ['.github/kiro-policy.yml', '.github/kiro-policy.yaml'] as const
/** The path that is used in messages and by `init`. */
export const DEFAULT_POLICY_PATH = POLICY_PATHS[0]

/** A path as git writes it: without `./`, doubled or trailing slashes; '' where nothing is left. */
export function normalPath(path: string): string {
  return path
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/')
}

/** The paths at which the policy is looked for: the one that is stated, else the usual ones. */
export function policyPaths(stated: string | null): readonly [string, ...string[]] {
  return stated === null ? POLICY_PATHS : [stated]
}

/** The entry that holds the policy, of a whole tree; null where there is none. */
export function findPolicy<Entry extends { readonly path: string }>(
  entries: readonly Entry[],
  stated: string | null,
): Entry | null {
  for (const wanted of policyPaths(stated)) {
    const found = entries.find(({ path }) => path === wanted)
    if (found) return found
  }
  return null
}

/** `kiro-policy.yml` and what people call it, at the top or in a folder where settings lie. */
const LOOKS_LIKE_ONE = /^(?:\.?(?:github|kiro|config)\/(?:[^/]+\/)?)?\.?kiro[-_.]?polic(?:y|ies)\.ya?ml$/i

/** Files that look like a policy and are not what is read as one, of all paths of a tree. */
export function misplacedPolicies(paths: readonly string[], stated: string | null): string[] {
  const read = findPolicy(
    paths.map((path) => ({ path })),
    stated,
  )
  return paths.filter((path) => path !== read?.path && LOOKS_LIKE_ONE.test(path)).sort()
}

/** What to do about a stated policy that is not there: the nearest file by name, if any. */
export function noPolicyHint(misplaced: readonly string[], setting: string): string {
  const [meant] = misplaced
  return meant === undefined
    ? `Commit the policy there, or correct ${setting}.`
    : `There is ${meant}: move it, or name it with ${setting}.`
}
