import type { Range } from '../../core/amount.js'
import type { TeamComparison, TeamCost } from '../../core/what-if/compare-teams.js'
import { writeSum, signed, UNKNOWN, usd, whole } from '../../core/text/number.js'
import type { Style } from './cost-table.js'
import { seatNames, usdDifference } from './seat-table.js'
import type { Table } from './table.js'

/** The stated team beside the supposed one: people, seats, credits/month and USD/month. */
export function teamTable({ before, after, differenceUsd }: TeamComparison, { strong }: Pick<Style, 'strong'>): Table {
  const row = (title: string, of: (team: TeamCost) => string, change = ''): string[] => [
    title,
    of(before),
    of(after),
    change,
  ]
  const people = ({ developers }: TeamCost): string => (developers === null ? 'not stated' : whole(developers))
  const loads = (['low', 'high'] as const).map((of) =>
    row(`at the ${of} load`, (team) => dollars(team, of), usdDifference(differenceUsd[of])),
  )
  return {
    columns: [
      { title: 'team', align: 'left' },
      { title: 'stated', align: 'right' },
      { title: 'supposed', align: 'right' },
      { title: 'change', align: 'right' },
    ],
    rows: [
      row('developers', people, change(before.developers, after.developers)),
      row('seats', ({ seats, unseated }) =>
        seats.length === 0
          ? 'not stated'
          : `${seatNames(seats)}${unseated === 0 ? '' : `, ${whole(unseated)} too few`}`,
      ),
      row('credits / month, each', (team) => credits(team, team.each), change(before.each, after.each)),
      row(
        'credits / month, all',
        (team) => (team.developers === null ? 'not stated' : credits(team, team.credits.typical)),
        before.developers === null || after.developers === null
          ? ''
          : change(before.credits.typical, after.credits.typical),
      ),
      row('USD / month', (team) => dollars(team, 'typical'), usdDifference(differenceUsd.typical)).map(strong),
      ...loads,
    ],
  }
}

/** Seats and overage of a month; what is not done at that price is said beside it. */
function dollars({ at, complete, unseated }: TeamCost, of: keyof Range): string {
  if (at === null) return 'not stated'
  const { usd: price, undone } = at[of]
  const short = undone === null ? ', overage not stated' : undone === 0 ? '' : `, ${whole(undone)} credits not covered`
  return price === null ? UNKNOWN : `${writeSum(price, complete && unseated === 0, usd)}${short}`
}

/** Credits/month; a sum that leaves work out says so. */
function credits({ complete }: TeamCost, value: number | null): string {
  return writeSum(value, complete, whole)
}

function change(was: number | null, is: number | null): string {
  return was === null || is === null || was === is ? '' : signed(is - was)
}
