import type { UsageReport } from '../../../core/contract/usage/report.js'
import { foldedGroups, group, named, pricedSum, type Amount, type Group } from './group.js'

/** Whether the files are whole. */
export function completeness({
  completeness: { age, missingDays, missingMonths, silent, badRows },
}: UsageReport): Group[] {
  return [
    group('completeness', '', [
      ['age of the newest row', 'working days', age],
      ['working days without rows', 'days', missingDays.length],
      ['months without rows', 'months', missingMonths.length],
      ['silent clients and profiles', 'groups', silent.length],
      ['not readable', 'rows', badRows],
    ]),
    ...silent.map(({ kind, name, age: since }) =>
      group(`silent ${kind}`, name, [['without rows', 'working days', since]]),
    ),
  ]
}

/** The totals of the month. */
export function totals({ money, credits, people, fold }: UsageReport): Group[] {
  const invoice: Amount[] = money.invoice
    ? [
        ['invoice', 'USD', money.invoice.usd],
        ['invoice minus total', 'USD', money.invoice.difference],
      ]
    : []
  return [
    group('money', '', [
      ...pricedSum('total', money.total, money.allPriced),
      ...pricedSum('fixed', money.fixed, money.allPriced),
      ['prorated at most', 'USD', money.prorated],
      ...pricedSum('unused', money.unused, money.allPriced),
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
      ['fold', 'people', fold],
    ]),
  ]
}

/** The month by group. */
export function breakdowns({ byDay, byPlan, byClient, byTeam, byModel, byUse }: UsageReport): Group[] {
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
        ...pricedSum('fixed', plan.fixedUsd, plan.allPriced),
        ...pricedSum('unused', plan.unusedUsd, plan.allPriced),
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
    ...(byTeam ?? []).map(
      ({ name, folded, people, credits, share, overage, usd, seatsUsd, overageUsd, allPriced, silent, idle }) =>
        group('team', named(folded, name ?? '(no team)'), [
          ...pricedSum('total', usd, allPriced),
          ...pricedSum('seats', seatsUsd, allPriced),
          ['overage', 'USD', overageUsd],
          ['silent', 'people', silent],
          ['idle', 'seats', idle],
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
