import { readingAmounts, type Amount } from './csv-readings.js'
import type { UsageReport } from '../../core/contract/usage/report.js'
import type { RightSizing } from '../../core/contract/usage/outlook.js'
import { csvRow } from '../escape/csv.js'

/**
 * The usage report as one table, one amount per line, so that a pivot table or a database can take the files of many
 * days unchanged. An unknown amount is an empty value, never 0. The rows of one section add up to its total.
 */
export const CSV_COLUMNS: Readonly<Record<string, string>> = {
  month: 'The month that is reported, YYYY-MM.',
  state: '`to date` or `closed`.',
  reported: 'The day of the report, YYYY-MM-DD: files of a month to date follow each other.',
  section: 'What the amount belongs to: `money`, `credits`, `plan`, `team`, …',
  name: 'Which of its section: a day, a plan, a team. `(folded)` stands for groups of fewer than 5 people, `(no team)` for people without one. Empty where the section has one of each only.',
  measure: 'What was measured.',
  unit: 'The unit of the value: credits, USD (without tax), people, seats, share (a part of one), …',
  value: 'The amount, with a point before decimals. Empty: not known, or not priced.',
}

interface Group {
  readonly section: string
  readonly name: string
  readonly amounts: readonly Amount[]
}

/** The table with its header first. Foreign names are escaped against formula injection. */
export function usageCsv(report: UsageReport): string {
  const { month, state, day } = report
  const all = [
    ...totals(report),
    ...breakdowns(report),
    ...budgets(report),
    ...forecast(report),
    ...sizing(report.rightSizing),
    ...estimate(report),
    ...persons(report),
    ...readings(report),
    ...source(report),
  ]
  const rows = all.flatMap(({ section, name, amounts }) =>
    amounts.map(([measure, unit, value]) => csvRow([month, state, day, section, name, measure, unit, value])),
  )
  return csvRow(Object.keys(CSV_COLUMNS)) + rows.join('')
}

function group(section: string, name: string, amounts: readonly Amount[]): Group {
  return { section, name, amounts }
}

const named = (folded: number, name: string): string => (folded > 0 ? '(folded)' : name)
const foldedGroups = (folded: number): readonly Amount[] => (folded > 0 ? [['folded', 'groups', folded]] : [])
const range = (
  measure: string,
  unit: string,
  of: { readonly low: number; readonly typical: number; readonly high: number } | null,
): Amount[] =>
  (['low', 'typical', 'high'] as const).map((end) => [`${measure}, ${end}`, unit, of === null ? null : of[end]])

function totals({ money, credits, people }: UsageReport): Group[] {
  const invoice: Amount[] = money.invoice
    ? [
        ['invoice', 'USD', money.invoice.usd],
        ['invoice minus total', 'USD', money.invoice.difference],
      ]
    : []
  return [
    group('money', '', [
      ['total', 'USD', money.total],
      ['fixed', 'USD', money.fixed],
      ['prorated at most', 'USD', money.prorated],
      ['unused', 'USD', money.unused],
      ['overage', 'USD', money.overage],
      ['per credit', 'USD/credit', money.perCredit],
      ...invoice,
    ]),
    group('credits', '', [
      ['total', 'credits', credits.total],
      ['within plans', 'credits', credits.withinPlans],
      ['overage', 'credits', credits.overage],
      ['per active person', 'credits', credits.perActivePerson],
      ['messages', 'messages', credits.messages],
    ]),
    group('people', '', [
      ['active', 'people', people.active],
      ['seats', 'seats', people.seats],
      ['idle', 'seats', people.idle],
      ['began', 'people', people.began],
    ]),
  ]
}

function breakdowns({ byDay, byPlan, byClient, byTeam, byModel, byUse }: UsageReport): Group[] {
  return [
    ...byDay.map(({ day, folded, people, credits }) =>
      group('day', named(folded, day ?? ''), [
        ['credits', 'credits', credits],
        ['people', 'people', people],
        ...foldedGroups(folded),
      ]),
    ),
    ...byPlan.map((plan) =>
      group('plan', named(plan.folded, plan.name), [
        ['seats', 'seats', plan.seats],
        ['people', 'people', plan.people],
        ['included', 'credits', plan.allowance],
        ['credits', 'credits', plan.credits],
        ['overage', 'credits', plan.overage],
        ['fixed', 'USD', plan.fixedUsd],
        ['unused', 'USD', plan.unusedUsd],
        ['overage', 'USD', plan.overageUsd],
        ...foldedGroups(plan.folded),
      ]),
    ),
    ...byClient.map(({ name, folded, people, credits, share, messages }) =>
      group('client', named(folded, name), [
        ['credits', 'credits', credits],
        ['share', 'share', share],
        ['people', 'people', people],
        ['messages', 'messages', messages],
        ...foldedGroups(folded),
      ]),
    ),
    ...(byTeam ?? []).map(({ name, folded, people, credits, share, overage }) =>
      group('team', named(folded, name ?? '(no team)'), [
        ['credits', 'credits', credits],
        ['share', 'share', share],
        ['people', 'people', people],
        ['overage', 'credits', overage],
        ...foldedGroups(folded),
      ]),
    ),
    ...(byModel?.rows ?? []).map(({ model, folded, people, messages, credits, share, creditsPerMessage, multiplier }) =>
      group('model', named(folded, model), [
        ['credits, estimate', 'credits', credits],
        ['share', 'share', share],
        ['people', 'people', people],
        ['messages', 'messages', messages],
        ['per message', 'credits/message', creditsPerMessage],
        ['multiplier', 'x', multiplier],
        ...foldedGroups(folded),
      ]),
    ),
    ...(byModel
      ? [
          group('models', '', [
            ['coverage', 'share', byModel.coverage],
            ['on no model', 'credits', byModel.unattributed],
          ]),
        ]
      : []),
    ...byUse.map(({ from, to, people }) =>
      group('use of own allowance', to === null ? `from ${from}` : `${from} to ${to}`, [['people', 'people', people]]),
    ),
  ]
}

function budgets({ budgets: all }: UsageReport): Group[] {
  return all.map(({ id, limit, perDeveloper, used, share, daysOver, forecast: ahead }) =>
    group('budget', id, [
      ['limit', 'credits', limit],
      ['limit of one developer', 'credits', perDeveloper],
      ['used', 'credits', used],
      ['share', 'share', share],
      ['days over', 'days', daysOver],
      ...(ahead ? range('share at month end', 'share', ahead.share) : []),
    ]),
  )
}

function forecast({ forecast: ahead }: UsageReport): Group[] {
  if (ahead === null) return []
  const { backtest } = ahead
  return [
    group('forecast', '', [
      ...range('credits at month end', 'credits', ahead.credits),
      ...range('total at month end', 'USD', ahead.usd),
    ]),
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

function sizing(all: RightSizing | null): Group[] {
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

function estimate({ estimate: both }: UsageReport): Group[] {
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

function persons({ byPerson }: UsageReport): Group[] {
  return (byPerson ?? []).map(({ name, credits, overage, ofAllowance, activeDays }) =>
    group('person', name, [
      ['credits', 'credits', credits],
      ['overage', 'credits', overage],
      ['of allowance', 'share', ofAllowance],
      ['active', 'days', activeDays],
    ]),
  )
}

function readings({ readings: all }: UsageReport): Group[] {
  return all.map((reading) => group('/usage text', reading.file, readingAmounts(reading)))
}

function source({ source: read }: UsageReport): Group[] {
  return [
    group('source', '', [
      ['files', 'files', read.files],
      ['size', 'bytes', read.bytes],
      ['rows', 'rows', read.rows],
      ['replaced', 'rows', read.replaced],
      ['left out', 'objects', read.stray],
      ['not readable', 'rows', read.badRows],
    ]),
  ]
}
