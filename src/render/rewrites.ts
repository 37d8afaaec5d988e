import type { Rewrite } from '../core/kiro/rewrites.js'
import type { SurfaceId } from '../core/kiro/surfaces/surface.js'
import { inARow } from '../core/text/message.js'
import { count } from '../core/text/number.js'
import type { Report } from '../core/report.js'

/** What files of a surface are called, one and several. */
const NOUNS: Readonly<Record<SurfaceId, readonly [one: string, several: string]>> = {
  settings: ['contract', 'contracts'],
  cli: ['cli.json', 'cli.json files'],
  agents: ['agent', 'agents'],
  hooks: ['hook file', 'hook files'],
  workflows: ['workflow', 'workflows'],
}

/** One sentence on the files that a change writes in another way without another meaning; empty where there is none. */
export function rewritesLine({ rewrites }: Report): string {
  if (rewrites.length === 0) return ''
  const surfaces = [...new Set(rewrites.map(({ surface }) => surface))].sort()
  const parts = surfaces.map((surface) => {
    const [one, several] = NOUNS[surface]
    return count(rewrites.filter((rewrite) => rewrite.surface === surface).length, one, several)
  })
  return `${inARow(parts)} ${rewrites.length === 1 ? 'was' : 'were'} rewritten in form only; models and efforts are the same${permissions(rewrites)}.`
}

/** One sentence on the copies of Kiro files that a change adds; empty where there is none. */
export function backupsLine({ backups }: Report): string {
  if (backups.length === 0) return ''
  const [are, them] = backups.length === 1 ? ['is', 'it'] : ['are', 'them']
  return `${count(backups.length, 'backup')} ${are} added beside Kiro files; Kiro does not load ${them}, and ${them === 'it' ? 'it' : 'they'} may be deleted.`
}

function permissions(rewrites: readonly Rewrite[]): string {
  const adding = rewrites.filter(({ addsPermissions }) => addsPermissions).length
  return adding === 0 ? '' : `, and permissions of tools, which are not judged here, were added to ${adding} of them`
}
