import type { Applied, Finding } from '../finding.js'
import type { Assignment } from '../kiro/assignment.js'
import type { Configuration } from '../kiro/configuration.js'
import { surfaceOf } from '../kiro/surfaces/index.js'
import { groupBy } from '../text/group-by.js'
import { say } from '../text/message.js'

/** The rules whose messages say themselves that Kiro drops the work. */
const SAY_SO: ReadonlySet<string> = new Set(['dropped-by-kiro', 'dangling-reference'])

/**
 * The findings, each with who acts on what it is about: Kiro, the team, or neither because Kiro drops it, which its message then says.
 * `configuration` is that of the whole tree, whatever a policy ignores.
 */
export function withAppliers(findings: readonly Finding[], configuration: Configuration): Finding[] {
  const { assignments, standIns, files } = configuration
  const byName = groupBy([...assignments, ...standIns], ({ name }) => name)
  const governed = new Set(files.map(({ path }) => path))
  return findings.map((finding) => {
    const { place, rule, message } = finding
    const about = finding.assignments.flatMap((name) => byName.get(name) ?? [])
    const here = about.filter((one) => place !== null && at(one, place.file))
    const [first] = here.length > 0 ? here : about
    const by =
      first?.appliedBy ?? (place && governed.has(place.file) ? surfaceOf(place.file)?.surface.appliedBy : undefined)
    if (!by) return finding
    const dropped = droppedOf(here.length > 0 ? here : about)
    const applied: Applied = { by, dropped }
    return dropped === null || SAY_SO.has(rule)
      ? { ...finding, applied }
      : { ...finding, applied, message: say`${message} (Kiro drops it, because ${dropped})` }
  })
}

function at({ file, place, workPlace }: Assignment, path: string): boolean {
  return file === path || place.file === path || workPlace.file === path
}

/** Why Kiro drops all of it; null where it loads some. */
function droppedOf(about: readonly Assignment[]): Applied['dropped'] {
  return about.every(({ dropped }) => dropped !== null) ? (about[0]?.dropped ?? null) : null
}
