import { isConsoleFile } from '../kiro/console-file.js'
import type { Policy } from './policy.js'

/** The paths of `console.kgl` that are no KGL files by their names: only the repository's own policy names any. */
export function namedConsoles(policy: Policy): ReadonlySet<string> {
  return new Set(policy.flatMap(({ file }) => file.console?.kgl ?? []).filter((path) => !isConsoleFile(path)))
}
