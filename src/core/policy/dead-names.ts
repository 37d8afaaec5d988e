import type { Configuration } from '../kiro/configuration.js'
import { prefixed, stepName } from '../kiro/assignment.js'
import { matchesPath } from '../text/glob.js'
import { say } from '../text/message.js'
import { nearest } from '../text/nearest.js'
import { dead, deadKeys, didYouMean, type Dead, type DeadPattern } from './dead-patterns.js'
import type { Layer } from './policy.js'

/**
 * What the repository's own layer says of agents, steps, roots and files that are not there. `paths` are the Kiro files before any is
 * ignored. Agents, steps and roots are not judged while a file is there that cannot be read: it may be theirs.
 */
export function deadNames({ file }: Layer, after: Configuration, paths: readonly string[]): DeadPattern[] {
  const ignored = dead(['ignore'], file.ignore ?? [], (glob) => deadPath(glob, paths))
  if (after.files.some(({ readable }) => !readable) || after.unreachable.length > 0) return ignored
  const agents = new Set(
    after.assignments.flatMap(({ work, root }) => (work.kind === 'agent' ? [prefixed(root, work.agent)] : [])),
  )
  const steps = new Set(
    after.assignments.flatMap(({ work, root }) => (work.kind === 'step' ? [prefixed(root, stepName(work))] : [])),
  )
  const roots = new Set(after.files.map(({ root }) => (root === '' ? '.' : root)))
  const agent = (name: string): Dead =>
    agents.has(name)
      ? null
      : { severity: 'warning', message: say`is not an agent here${didYouMean(nearest(name, agents))}` }
  const step = (name: string): Dead =>
    steps.has(name)
      ? null
      : {
          severity: 'warning',
          message: say`is not a step of a workflow here, written workflow#step${didYouMean(nearest(name, steps))}`,
        }
  const root = (name: string): Dead =>
    roots.has(name)
      ? null
      : { severity: 'warning', message: say`has no .kiro folder with files of ours${didYouMean(nearest(name, roots))}` }
  return [
    ...deadKeys(['agents'], file.agents, agent),
    ...deadKeys(['workflows'], file.workflows, step),
    ...deadKeys(['workload', 'agents'], file.workload?.agents, agent),
    ...deadKeys(['workload', 'roots'], file.workload?.roots, root),
    ...ignored,
  ]
}

function deadPath(glob: string, paths: readonly string[]): Dead {
  const matching = (pattern: string): boolean => paths.some((path) => matchesPath(pattern, path))
  if (matching(glob)) return null
  const bare = glob.replace(/^(?:\.?\/)+|\/+$/g, '')
  const meant = [bare, `${bare}/**`, `**/${bare}/**`].find((pattern) => pattern !== glob && matching(pattern)) ?? null
  return {
    severity: meant === null && /[*?]/.test(glob) ? 'notice' : 'warning',
    message: say`matches no Kiro file, so it ignores nothing${didYouMean(meant)}`,
  }
}
