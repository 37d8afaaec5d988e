import { NOT_PRICED, rangeOf, ZERO, type Range } from '../amount.js'
import { consoleAnswers } from '../kgl/console-answers.js'
import type { ConsoleFile } from '../kiro/console-file.js'
import { catalogueOf } from '../policy/catalogue-of.js'
import { OLD_DAYS, oldPrices, oldPricesSentence } from '../catalogue/price-age.js'
import { toldPrices } from '../catalogue/told-prices.js'
import type { AuditReport } from '../contract/audit/report.js'
import type { AuditedRepository, NotSeen } from '../contract/audit/repository.js'
import { resolved } from '../policy/merge/policy-edit.js'
import { plain } from '../text/message.js'
import { compareText } from '../text/place.js'
import { VERSION } from '../../version.js'
import { attentionOf } from './attention.js'
import { changesBetween } from './changes.js'
import type { AuditTerms } from './judge-repository.js'
import { changedPrices, leavingModels, modelsOfAll, namedModels } from './models-of-all.js'

/** What of an audit is more than its repositories. */
export interface AuditFacts {
  readonly terms: AuditTerms
  readonly scope: AuditReport['scope']
  /** ISO 8601, UTC. */
  readonly at: string
  readonly last: AuditReport | null
  readonly leftOut: AuditReport['head']['leftOut']
  /** Copies of the console’s rules. */
  readonly consoles: readonly ConsoleFile[]
  /** What was not seen of the organization as a whole. */
  readonly notSeen: readonly NotSeen[]
}

/** The report of an audit, of what it says of each repository. */
export function auditReport(audited: readonly AuditedRepository[], facts: AuditFacts): AuditReport {
  const { terms, scope, at, last, leftOut } = facts
  const { day, since, prices, organization } = terms
  const repositories = [...audited].sort(
    (a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()) || compareText(a.id, b.id),
  )
  const catalogue = catalogueOf(organization, prices)
  const named = namedModels(repositories)
  const old = oldPrices(catalogue, named.keys(), day, OLD_DAYS)
  const leaving = leavingModels(named, catalogue, day)
  const notSeen = [...facts.notSeen, ...repositories.flatMap((one) => one.notSeen)]
  return {
    version: 1,
    kind: 'audit',
    run: { at, changes: last && changesBetween(last, { day, scope, repositories }) },
    day,
    since,
    scope,
    verdict: verdictOf(repositories, notSeen),
    program: VERSION,
    catalogue: toldPrices(catalogue.asOf, prices.origin),
    policy: organization.map(({ source, sha, digest }) => ({ source, sha, digest })),
    head: headOf(repositories, leftOut),
    attention: attentionOf(repositories, new Set(leaving.map(({ model }) => model))),
    models: modelsOfAll(named),
    leaving,
    prices: changedPrices(named, catalogue, { day, since }),
    console: consoleAnswers(facts.consoles, [...named.keys()], resolved(organization, prices), day, 'organization').map(
      ({ message, rules, groups, people, ...one }) => ({
        ...one,
        rules: [...rules],
        groups: [...groups],
        people: [...people],
        message: plain(message),
      }),
    ),
    sum: scope.disjointTeams ? sumOf(repositories) : null,
    repositories,
    notes: old === null ? [] : [oldPricesSentence(old, day)],
    notSeen,
  }
}

/** All teams together: of repositories that state their developers and are priced as a whole. */
function sumOf(repositories: readonly AuditedRepository[]): AuditReport['sum'] {
  const users = repositories.filter(({ usesKiro }) => usesKiro !== false)
  const counted = users.flatMap(({ developers, cost }) => {
    const credits = cost?.complete === true ? cost.credits : null
    return developers === null || credits === null
      ? []
      : pricedOf(credits).map((range) => ({ developers, credits: range }))
  })
  const total = counted.reduce<Range>(
    (sum, { developers, credits }) => rangeOf((of) => sum[of] + developers * credits[of]),
    ZERO,
  )
  return {
    credits: counted.length === 0 ? { ...NOT_PRICED } : { ...total },
    repositories: counted.length,
    without: users.length - counted.length,
    developers: counted.reduce((sum, { developers }) => sum + developers, 0),
  }
}

/** Credits of the report as a range; none where they are not priced. */
function pricedOf({ low, typical, high }: NonNullable<AuditedRepository['cost']>['credits']): Range[] {
  return low === null || typical === null || high === null ? [] : [{ low, typical, high }]
}

/** What was not seen is never good news: it comes before any other verdict. */
function verdictOf(repositories: readonly AuditedRepository[], notSeen: readonly NotSeen[]): AuditReport['verdict'] {
  const some = (...verdicts: readonly AuditedRepository['verdict'][]): boolean =>
    repositories.some(({ verdict }) => verdicts.includes(verdict))
  if (notSeen.length > 0 || repositories.some(({ usesKiro }) => usesKiro === null)) return 'incomplete'
  if (some('fail', 'error')) return 'fail'
  return some('warn') ? 'warn' : 'pass'
}

function headOf(
  repositories: readonly AuditedRepository[],
  leftOut: AuditReport['head']['leftOut'],
): AuditReport['head'] {
  const users = repositories.filter(({ usesKiro }) => usesKiro === true)
  const verdict = (of: AuditedRepository['verdict']): number => users.filter((one) => one.verdict === of).length
  const check = (of: AuditedRepository['check']['enforcement']): number =>
    users.filter((one) => one.check.enforcement === of).length
  const policy = (of: AuditedRepository['policy']['state']): number =>
    users.filter((one) => one.policy.state === of).length
  return {
    repositories: repositories.length,
    usesKiro: users.length,
    withoutKiro: repositories.filter(({ usesKiro }) => usesKiro === false).length,
    notKnown: repositories.filter(({ usesKiro }) => usesKiro === null).length,
    verdicts: { pass: verdict('pass'), warn: verdict('warn'), fail: verdict('fail'), error: verdict('error') },
    checks: {
      required: check('required'),
      advisory: check('advisory'),
      none: check('none'),
      notSeen: check('not seen'),
    },
    policies: { found: policy('found'), none: policy('none'), invalid: policy('invalid'), notSeen: policy('not seen') },
    leftOut: { ...leftOut },
  }
}
