import { byTeam } from '../../../src/core/usage/month/by-team.js'
import type { UsageReport } from '../../../src/core/contract/usage/report.js'
import type { UsedMonth } from '../../../src/core/usage/used.js'

type Row = NonNullable<UsageReport['byTeam']>[number]

/** The rows by team without a list of seats and without silent members, and without their dollars. */
export function teamRows(
  month: UsedMonth,
  teamOf: (person: number) => string | null,
  total: number,
  fewest: number,
): Pick<Row, 'name' | 'folded' | 'people' | 'credits' | 'share' | 'overage'>[] {
  const rows = byTeam(month, { teamOf, silent: new Map(), idle: null, usdPerCredit: 0.04, total, fewest })
  return rows.map(({ name, folded, people, credits, share, overage }) => ({
    name,
    folded,
    people,
    credits,
    share,
    overage,
  }))
}
