import type { AuditReport } from '../contract/audit/report.js'
import type { AuditedRepository } from '../contract/audit/repository.js'
import { compareText } from '../text/place.js'
import { VERSION } from '../../version.js'
import { ruleOf } from './check-in-place.js'
import type { AuditTerms } from './judge-repository.js'
import type { BranchRule, ListedRepository } from './seen.js'

/** What a repository is now, as far as the listing tells it. */
export interface Unread {
  readonly listed: ListedRepository
  readonly rules: readonly BranchRule[] | null
  readonly deep: boolean
}

/**
 * What the last audit says of a repository, by the listing of today: the same as if it were read and judged again. Null where that may differ:
 * another tree, other rules, terms or prices, or a day that they name has come. `parents` are not compared here.
 */
export function lastAudited(last: AuditReport | null, terms: AuditTerms): (unread: Unread) => AuditedRepository | null {
  if (last === null || !sameTerms(last, terms)) return () => null
  const known = new Map(last.repositories.map((one) => [one.id, one]))
  return ({ listed, rules, deep }) => {
    const was = known.get(listed.id)
    if (was === undefined || last.scope.deep !== deep) return null
    if (was.state !== 'read' || listed.tree === null || was.tree !== listed.tree) return null
    // Its owner and name are in what is said of it; the rest of the listing is not.
    if (was.name !== listed.name) return null
    // They select documents of the organization's policy.
    if (JSON.stringify(was.topics) !== JSON.stringify([...listed.topics].sort(compareText))) return null
    if (was.judgedOn === null ? was.usesKiro !== false : !holds(was, terms.day)) return null
    if (JSON.stringify(was.check.rules) !== JSON.stringify(rules?.map(ruleOf) ?? null)) return null
    const { asked, visibility, archived, topics, branch, tip } = listed
    return {
      ...was,
      asked,
      visibility,
      archived,
      topics: [...topics].sort(compareText),
      branch,
      tip,
      judgedOn: was.judgedOn === null ? null : terms.day,
    }
  }
}

function holds({ judgedOn, holdsUntil }: AuditedRepository, day: string): boolean {
  return judgedOn !== null && judgedOn <= day && (holdsUntil === null || day <= holdsUntil)
}

/** The same program, prices and policy of the organization. A layer without a digest may have any text. */
function sameTerms(last: AuditReport, { since, prices, organization }: AuditTerms): boolean {
  const layers = organization.map(({ source, digest }) => [source, digest])
  return (
    last.program === VERSION &&
    last.since === since &&
    last.catalogue.digest === prices.origin.digest &&
    organization.every(({ digest }) => digest !== null) &&
    JSON.stringify(last.policy.map(({ source, digest }) => [source, digest])) === JSON.stringify(layers)
  )
}
