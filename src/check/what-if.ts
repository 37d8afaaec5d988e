import { check } from '../core/check.js'
import { compareTeams } from '../core/what-if/compare-teams.js'
import { withTeam, type TeamAssumption } from '../core/what-if/suppose-team.js'
import { suppose, type Supposition } from '../core/what-if/what-if.js'
import { openLocal, type LocalCheck, type LocalResult } from './check-local.js'
import { catalogueOf } from '../core/policy/catalogue-of.js'
import { readSources } from './read-sources.js'

export interface WhatIf extends Pick<
  LocalCheck,
  'folder' | 'environment' | 'policy' | 'organizationPolicy' | 'parents' | 'digests' | 'prices' | 'day'
> {
  readonly suppositions: readonly Supposition[]
  readonly team: TeamAssumption
}

/**
 * The check of a supposed change: the files on disk, and the same files with the supposition. Nothing is written.
 * @throws {UserError} when the files cannot be read, or the supposition does not fit them.
 */
export async function whatIfLocal({ suppositions, team, ...local }: WhatIf): Promise<LocalResult> {
  const { head, binding, prefix } = await openLocal({
    ...local,
    base: null,
    head: null,
    compares: false,
    baseDay: null,
  })
  const compared = `Supposed: ${head.name}${suppositions.length === 0 ? '' : ' with what --set says'}; nothing is written.`
  if (binding.failure !== null) return { result: binding.failure, compared, prefix }
  const before = await readSources(head.tree)
  const policy = withTeam(binding.policy, team)
  const after = suppose(before, suppositions, catalogueOf(policy, local.prices))
  const supposed = check({ before, after, policy, policyBefore: binding.policy, prices: local.prices, day: local.day })
  if (policy === binding.policy) return { result: supposed, compared, prefix }
  const stated = check({ before, after: before, policy: binding.policy, prices: local.prices, day: local.day })
  return { result: { ...supposed, team: compareTeams(stated, supposed) }, compared, prefix }
}
