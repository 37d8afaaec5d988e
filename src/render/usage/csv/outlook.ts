import type { UsageReport } from '../../../core/contract/usage/report.js'
import type { RightSizing } from '../../../core/contract/usage/outlook.js'
import { foldedGroups, group, named, range, type Group } from './group.js'

/** The budgets. */
export function budgets({ budgets: all, unheld }: UsageReport): Group[] {
  return [
    ...all.map(({ id, team, unit, limit, perDeveloper, used, share, daysOver, forecast: ahead }) =>
      group('budget', budgetId(team, id), [
        ['limit', unit, limit],
        ['limit of one developer', 'credits', perDeveloper],
        ['used', unit, used],
        ['share', 'share', share],
        ['days over', 'days', daysOver],
        ...(ahead ? range('share at month end', 'share', ahead.share) : []),
      ]),
    ),
    ...unheld.map(({ id, team, unit, limit }) =>
      group('budget, nothing held against it', budgetId(team, id), [
        ['limit', unit, limit],
        ['used', unit, null],
      ]),
    ),
  ]
}

/** A budget of a team has its name first. */
function budgetId(team: string | null, id: string): string {
  return team === null ? id : `${team} (${id})`
}

/** Where the month ends: dollars first. */
export function monthEnd({ forecast: ahead }: UsageReport): Group[] {
  if (ahead === null) return []
  return [
    group('forecast', '', [
      ...range('total at month end', 'USD', ahead.usd),
      ...range('unused at month end', 'USD', ahead.unusedUsd),
      ...range('credits at month end', 'credits', ahead.credits),
    ]),
  ]
}

/** The advice with the most money. */
export function advice({ toDo }: UsageReport): Group[] {
  return toDo.map(({ kind, from, to, folded, seats, uncertain, savesUsd }) =>
    group('to do', kind === 'move' ? named(folded, `${from} to ${to ?? ''}`) : `give back ${from}`, [
      ['saves', 'USD/month', savesUsd],
      ['seats', 'seats', seats],
      ['not certain', 'seats', uncertain],
      ...foldedGroups(folded),
    ]),
  )
}

/** Days far above what is usual. */
export function unusual({ unusualDays }: UsageReport): Group[] {
  return unusualDays.map(({ day, credits, usual }) =>
    group('unusual day', day, [
      ['credits', 'credits', credits],
      ['usual', 'credits', usual],
    ]),
  )
}

/** Where the month ends, day by day and plan by plan, and how far off such forecasts were. */
export function forecast({ forecast: ahead }: UsageReport): Group[] {
  if (ahead === null) return []
  const { backtest } = ahead
  return [
    ...ahead.byDay.map(({ day, ...of }) =>
      group('forecast by day', day, range('credits since the first', 'credits', of)),
    ),
    ...ahead.seats.map(({ name, people, out, outAtEnd }) =>
      group('forecast by plan', name, [
        ['people', 'people', people],
        ['used up already', 'people', out],
        ...range('used up at month end', 'people', outAtEnd),
      ]),
    ),
    ...(backtest
      ? [
          group('forecast error', '', [
            ['months', 'months', backtest.months],
            ['forecasts', 'forecasts', backtest.forecasts],
            ['this forecast', 'share', backtest.error],
            ['line by working days', 'share', backtest.lineError],
            ['last month', 'share', backtest.lastMonthError],
            ['within the range', 'share', backtest.coverage],
          ]),
        ]
      : []),
  ]
}

/** Cheaper plans. */
export function sizing(all: RightSizing | null): Group[] {
  if (all === null) return []
  return [
    group('right-sizing', '', [
      ['saves', 'USD/month', all.savesUsd],
      ['now', 'USD/month', all.now.usd],
      ['best mix', 'USD/month', all.best.usd],
    ]),
    ...all.moves.map(({ fromName, toName, folded, people, savesUsd, volatile }) =>
      group('move', named(folded, `${fromName} to ${toName}`), [
        ['people', 'people', people],
        ['saves', 'USD/month', savesUsd],
        ['not certain', 'people', volatile],
        ...foldedGroups(folded),
      ]),
    ),
    ...all.now.seats.map(({ name, seats }) => group('seats now', name, [['seats', 'seats', seats]])),
    ...all.best.seats.map(({ name, seats }) => group('seats in best mix', name, [['seats', 'seats', seats]])),
    ...all.breakEven.map(({ fromName, toName, credits }) =>
      group('break-even', `${fromName} to ${toName}`, [['from', 'credits/month', credits]]),
    ),
    ...(all.idle ?? []).map(({ name, seats, usd }) =>
      group('idle', name, [
        ['seats', 'seats', seats],
        ['cost', 'USD/month', usd],
      ]),
    ),
    ...(all.persons ?? []).map(({ name, savesUsd, credits }) =>
      group('right-sizing by person', name, [
        ['saves', 'USD/month', savesUsd],
        ...range('used', 'credits/month', credits),
      ]),
    ),
  ]
}

/** The estimate of pull requests beside what was used. */
export function estimate({ estimate: both }: UsageReport): Group[] {
  if (both === null) return []
  return [
    group('estimate', both.month, [
      ...range('estimated', 'credits/month', both.estimated),
      ['actual', 'credits/month', both.actual],
      ['actual by estimated', 'x', both.ratio],
      ['developers', 'people', both.developers],
      ['workload that fits', 'x', both.calibrated?.factor ?? null],
    ]),
  ]
}
