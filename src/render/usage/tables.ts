import { writeSum, count, multiplier, whole } from '../../core/text/number.js'
import type { UsageReport } from '../../core/contract/usage/report.js'
import type { Table } from '../tables/table.js'
import { credits, dollars, percent, ranged, signedDollars, unitPrice } from '../../core/text/amounts.js'
import { shortDay } from './dates.js'
import { budgetName, clientName, foldedName, planName, usedInUnit, usedShare, withUnit, type Names } from './names.js'
import type { RunningDay } from './running-total.js'

/* The tables of the month, one unit per column. `most` limits the rows; the caller counts those left out. */

/** The first column is aligned left, the others right. */
export function columns(first: string, ...numbers: readonly string[]): Table['columns'] {
  return [{ title: first, align: 'left' }, ...numbers.map((title) => ({ title, align: 'right' as const }))]
}

/** In place of a number that no file says. */
export const NOT_KNOWN = 'not known'

/** The month's USD: fixed, overage, forecast; without any row nothing of it is known. */
export function moneyTable(
  { state, money: usd, people, credits: used, forecast, completeness }: UsageReport,
  { strong }: Names,
): Table {
  if (completeness.newest === null)
    return { columns: columns('USD, without tax', 'to date'), rows: [[strong('total'), NOT_KNOWN]] }
  const end = forecast?.usd ?? null
  const closed = state === 'closed'
  const known = (value: number | null): string => writeSum(value, usd.allPriced, dollars)
  const seats =
    people.seatsFrom === 'active people'
      ? `${count(people.seats, 'seat')}, one for each active person`
      : count(people.seats, 'seat')
  const rows = [
    [seats, known(usd.fixed)],
    ...(usd.unused === null
      ? []
      : [
          [
            closed ? 'of which for unused credits' : 'of which for credits not used so far',
            known(usd.unused),
            ...(forecast?.unusedUsd && end !== null ? [ranged(forecast.unusedUsd, dollars)] : []),
          ],
        ]),
    [used.overage === null ? 'overage' : `${credits(used.overage)} credits beyond the plans`, dollars(usd.overage)],
    [strong('total'), strong(known(usd.total)), ...(end === null ? [] : [strong(ranged(end, dollars))])],
    ...(usd.perCredit === null ? [] : [['for each credit used', unitPrice(usd.perCredit)]]),
    ...(usd.invoice === null
      ? []
      : [
          ['invoice', dollars(usd.invoice.usd)],
          ['invoice less total', signedDollars(usd.invoice.difference)],
        ]),
  ]
  return {
    columns: columns('USD, without tax', closed ? 'month' : 'to date', ...(end === null ? [] : ['at the end'])),
    rows,
  }
}

/** The budgets, each in its unit. */
export function budgetTable({ budgets }: UsageReport, names: Names): Table {
  const ahead = budgets.some(({ forecast }) => forecast !== null)
  return {
    columns: columns('budget', 'limit', 'used', 'of it', ...(ahead ? ['at the end'] : [])),
    rows: budgets.map((budget) => [
      budgetName(budget, names),
      withUnit(budget, budget.limit),
      `${usedInUnit(budget)}${budget.usedOn === null ? '' : ` on ${shortDay(budget.usedOn)}`}`,
      usedShare(budget),
      ...(budget.forecast === null ? [] : [ranged(budget.forecast.share, percent)]),
    ]),
  }
}

/** Every step of every budget: when it was or will be reached, and what was agreed for it. */
export function stepTable({ budgets }: UsageReport, names: Names): Table {
  const several = budgets.length > 1
  return {
    columns: [
      ...(several ? [{ title: 'budget', align: 'left' as const }] : []),
      { title: 'step', align: 'right' },
      { title: 'at', align: 'right' },
      { title: 'agreed', align: 'left' },
      { title: 'reached', align: 'left' },
    ],
    rows: budgets.flatMap((budget) =>
      budget.steps.map((step, index) => {
        const expected = step.expected === null ? '' : `expected about ${shortDay(step.expected)}`
        const again = budget.daysOver > 1 && step.percent === 100 ? `, ${count(budget.daysOver, 'day')} above it` : ''
        return [
          ...(several ? [index === 0 ? budgetName(budget, names) : ''] : []),
          `${whole(step.percent)} %`,
          withUnit(budget, (budget.limit * step.percent) / 100),
          step.action,
          step.reached === null ? expected : `${shortDay(step.reached)}${again}`,
        ]
      }),
    ),
  }
}

/** The month by plan: seats, people, credits, USD. */
export function planTable({ byPlan, fold }: UsageReport, names: Names): Table {
  return {
    columns: columns('plan', 'seats', 'active', 'credits', 'included', 'seats, USD', 'unused, USD', 'overage, USD'),
    rows: byPlan.map((row) => [
      row.folded > 0 ? foldedName(row.folded, 'plan', fold) : planName(row.name, names),
      whole(row.seats),
      whole(row.people),
      credits(row.credits),
      credits(row.allowance),
      writeSum(row.fixedUsd, row.allPriced, dollars),
      writeSum(row.unusedUsd, row.allPriced, dollars),
      dollars(row.overageUsd),
    ]),
  }
}

/** The month by model: messages, credits, credits per message. */
export function modelTable({ byModel, fold }: UsageReport, { model }: Names, most?: number): Table {
  return {
    columns: columns('model', 'people', 'messages', 'credits', 'share', 'a message', 'multiplier'),
    rows: (byModel?.rows ?? [])
      .slice(0, most)
      .map((row) => [
        row.folded > 0 ? foldedName(row.folded, 'model', fold) : model(row.model),
        whole(row.people),
        whole(row.messages),
        credits(row.credits),
        percent(row.share),
        row.folded > 0
          ? ''
          : row.creditsPerMessage === null
            ? 'not known'
            : `${row.measured ? '' : 'about '}${whole(row.creditsPerMessage)}`,
        row.folded > 0 ? '' : multiplier(row.multiplier),
      ]),
  }
}

/** The month by client. */
export function clientTable({ byClient, fold }: UsageReport, names: Names, most?: number): Table {
  return {
    columns: columns('client', 'people', 'messages', 'credits', 'share'),
    rows: byClient
      .slice(0, most)
      .map((row) => [
        row.folded > 0 ? foldedName(row.folded, 'client', fold) : clientName(row.name, names),
        whole(row.people),
        whole(row.messages),
        credits(row.credits),
        percent(row.share),
      ]),
  }
}

/** The month by team. */
export function teamTable({ byTeam, people: all, fold }: UsageReport, { code }: Names, most?: number): Table {
  return {
    columns: columns(
      'team',
      'USD',
      'seats, USD',
      'overage, USD',
      'people',
      'silent',
      'idle seats',
      'credits',
      'share',
      'overage',
    ),
    rows: (byTeam ?? [])
      .slice(0, most)
      .map((row) => [
        row.folded > 0 ? foldedName(row.folded, 'team', fold) : row.name === null ? 'no team' : code(row.name),
        writeSum(row.usd, row.allPriced, dollars),
        writeSum(row.seatsUsd, row.allPriced, dollars),
        dollars(row.overageUsd),
        whole(row.people),
        row.silent === null ? 'not shown' : whole(row.silent),
        row.idle === null ? (all.idle === null ? 'not known' : 'not shown') : whole(row.idle),
        credits(row.credits),
        percent(row.share),
        credits(row.overage),
      ]),
  }
}

/** Days with at least one person. */
export function workedDays({ byDay }: UsageReport): UsageReport['byDay'] {
  return byDay.filter(({ people, credits: used }) => people > 0 || used > 0)
}

/** The month by day. `days` are the running totals, so that both columns have one source. */
export function dayTable(report: UsageReport, days: readonly RunningDay[], most?: number): Table {
  const upTo = new Map(days.map(({ day, total }) => [day, total]))
  return {
    columns: columns('day', 'people', 'credits', 'month so far'),
    rows: workedDays(report)
      .slice(0, most)
      .map((row) => [
        row.day === null ? foldedName(row.folded, 'day', report.fold) : shortDay(row.day),
        whole(row.people),
        credits(row.credits),
        row.day === null ? '' : credits(upTo.get(row.day) ?? null),
      ]),
  }
}

/** People by share of their allowance. */
export function useTable({ byUse }: UsageReport): Table {
  return {
    columns: columns('own allowance used', 'people'),
    rows: byUse.map(({ from, to, people }) => [
      to === null ? `${percent(from)} and more` : `${percent(from)} – ${percent(to)}`,
      people === null ? 'not shown' : whole(people),
    ]),
  }
}

/** The month by person. */
export function personTable({ byPerson }: UsageReport, names: Names, most?: number): Table {
  return {
    columns: [
      { title: 'person', align: 'left' },
      { title: 'team', align: 'left' },
      { title: 'plan', align: 'left' },
      ...['credits', 'of plan', 'overage', 'active days'].map((title) => ({ title, align: 'right' as const })),
    ],
    rows: (byPerson ?? [])
      .slice(0, most)
      .map((row) => [
        names.code(row.name),
        row.team === null ? '' : names.code(row.team),
        planName(row.plan, names),
        credits(row.credits),
        percent(row.ofAllowance),
        credits(row.overage),
        whole(row.activeDays),
      ]),
  }
}
