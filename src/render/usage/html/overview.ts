import { capitalized } from '../../../core/text/capitalized.js'
import { NOT_KNOWN } from '../tables.js'
import { brief, inARow } from '../../../core/text/message.js'
import { writeSum, count, whole } from '../../../core/text/number.js'
import type { UsageReport } from '../../../core/contract/usage/report.js'
import { credits, dollars, percent, unitPrice } from '../../../core/text/amounts.js'
import { span } from '../../../core/text/amounts.js'
import { difference } from '../../../core/amount.js'
import { completenessAdvice, incompleteBecause } from '../completeness.js'
import { fullDay } from '../dates.js'
import { expectedSteps, toDoLines, unusualLine } from '../first-lines.js'
import { atTheEnd, shortBudgetName, unheldSentence, usedShare, withUnit, type Names } from '../names.js'
import type { UsageBudget } from '../../../core/contract/usage/agreements.js'
import { markup, paragraphs, when, type Markup } from './markup.js'
import { facts, type KeyFigure, type HtmlSection } from './section.js'
import { strip, swatch } from './strip.js'

/** Names are escaped by the markup that they are put into. */
const HTML_NAMES: Names = { code: brief, model: brief, strong: (text) => text }

/** Where the number of seats comes from. */
const SEATS_FROM = {
  'seats file': 'from the list of seats',
  policy: 'as the policy says',
  'active people': 'of people who were active; seats of others are not known',
} as const

/** The key figures: USD first. */
export function overview(report: UsageReport): HtmlSection {
  return {
    id: 'overview',
    title: report.state === 'closed' ? 'What the month cost' : 'What the month will cost',
    name: 'Cost',
    body: markup`${facts(report.completeness.newest === null ? [] : [...outlook(report), total(report), ...parts(report)])}${advice(report)}${divided(report)}${facts(report.completeness.newest === null ? [NOTHING_SEEN] : use(report), 'facts second')}${paragraphs([...report.money.notes, ...report.notes])}`,
  }
}

/** In place of all figures where no usage file has a row: not 0, but not known. */
const NOTHING_SEEN: KeyFigure = { name: 'Credits', value: NOT_KNOWN, notes: ['no usage file has a row'] }

function total({ state, money, forecast }: UsageReport): KeyFigure {
  const { invoice } = money
  return {
    name: state === 'closed' ? 'Total' : 'Total so far',
    value: writeSum(money.total, money.allPriced, dollars),
    ...(state === 'closed' || forecast === null ? { kind: 'main' as const } : {}),
    notes: [
      'fixed and overage, without tax',
      ...(invoice ? [`Invoice ${dollars(invoice.usd)}: ${invoiced(invoice.difference)}`] : []),
    ],
  }
}

/** How an invoice differs from the total. */
function invoiced(difference: number | null): string {
  if (difference === null) return 'not comparable, because a seat is not priced'
  return difference === 0 ? 'the same' : `${dollars(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'}`
}

function parts({ state, money, people, credits: used, forecast }: UsageReport): KeyFigure[] {
  return [
    {
      name: 'Fixed',
      value: writeSum(money.fixed, money.allPriced, dollars),
      notes: [`${count(people.seats, 'seat')} ${SEATS_FROM[people.seatsFrom]}`],
    },
    {
      name: 'Unused',
      value: writeSum(money.unused, money.allPriced, dollars),
      notes: [
        money.fixed !== null && money.fixed > 0 && money.unused !== null
          ? `${percent(money.unused / money.fixed)} of fixed${state === 'closed' ? '' : ', so far'}`
          : 'paid for unused credits',
        ...(forecast?.unusedUsd
          ? [`about ${writeSum(forecast.unusedUsd.typical, money.allPriced, dollars)} at month end`]
          : []),
      ],
    },
    {
      name: 'Overage',
      value: dollars(money.overage),
      notes: [used.overage === null ? 'credits beyond the plans' : `${credits(used.overage)} credits beyond the plans`],
    },
    {
      name: 'Per credit',
      ...(used.total === 0
        ? { value: '–', notes: ['no credits were used'] }
        : { value: unitPrice(money.perCredit), notes: ['total by credits used'] }),
    },
  ]
}

/** The month's USD as one bar: fixed, unused, overage. */
function divided({ money: { fixed, unused, overage, allPriced } }: UsageReport): Markup {
  const used = difference(fixed, unused)
  if (used === null || unused === null || overage === null) return markup``
  const all = [
    { name: 'Seats, used', value: used, kind: 'c1', whole: allPriced },
    { name: 'Seats, unused', value: unused, kind: 'c0', whole: allPriced },
    { name: 'Overage', value: overage, kind: 'c2', whole: true },
  ].map((part) => ({ ...part, amount: writeSum(part.value, part.whole, dollars) }))
  const bar = strip('money', 'What the money went for', all)
  return when(
    bar.markup !== '',
    () => markup`<div class="money">${bar}<ul class="legend">${all.map(({ name, kind, amount }) => markup`<li>${swatch(kind)}${name} <strong>${amount}</strong></li>`)}</ul></div>
`,
  )
}

/** Where the month ends: dollars, or credits where a price is not known. The largest number of the page. */
function outlook({ forecast, state }: UsageReport): KeyFigure[] {
  if (forecast === null || state === 'closed') return []
  const doubt = forecast.doubts.length === 0 ? [] : [`do not rely on this: ${inARow(forecast.doubts)}`]
  const inCredits = `${credits(forecast.credits.typical)} credits (${span(forecast.credits, credits)})`
  return [
    forecast.usd === null
      ? {
          name: 'Month end, credits',
          value: credits(forecast.credits.typical),
          kind: 'main',
          notes: [`80 of 100 times ${span(forecast.credits, credits)}`, 'dollars: a price is not known', ...doubt],
        }
      : {
          name: 'Month end, dollars',
          value: dollars(forecast.usd.typical),
          kind: 'main',
          notes: [`80 of 100 times ${span(forecast.usd, dollars)}`, inCredits, ...doubt],
        },
  ]
}

/** What to do: the advice with the most money. */
function advice(report: UsageReport): Markup {
  return markup`<h3>What to do</h3>
<ol>${toDoLines(report, HTML_NAMES).map((line) => markup`<li>${line}</li>`)}</ol>
`
}

function use({ credits: used, people, state, fold }: UsageReport): KeyFigure[] {
  const idle =
    people.idle === null
      ? []
      : [people.idle === 0 ? 'every seat was used' : `${count(people.idle, 'seat')} without use`]
  const began =
    people.began === 0
      ? []
      : [`${people.began === null ? `fewer than ${fold}` : whole(people.began)} began in the month`]
  return [
    {
      name: state === 'closed' ? 'Credits' : 'Credits so far',
      value: credits(used.total),
      notes: [`${count(used.messages, 'message')}: prompts, tool calls, answers`],
    },
    {
      name: 'Active people',
      value: whole(people.active),
      notes: [
        ...(used.perActivePerson === null ? [] : [`${credits(used.perActivePerson)} credits each`]),
        ...idle,
        ...began,
      ],
    },
  ]
}

/** Lines of the verdict before the fold: with these a phone shows the dollars on its first screen. Chosen by hand. */
const FIRST_LINES = 3

/** How the verdict is called. */
const VERDICTS = { pass: 'OK', warn: 'Watch', fail: 'Over budget', incomplete: 'Incomplete' } as const

/** The verdict with all that it rests on, and what was agreed for the strongest step, above everything else. */
export function agreed(report: UsageReport): Markup {
  const { actions, budgets, unheld, verdict, forecast } = report
  const because = incompleteBecause(report, HTML_NAMES)
  // The most used, or expected to be, comes first: a phone shows few lines.
  const most = ({ share, forecast: ahead }: UsageBudget): number => Math.max(share ?? 0, ahead?.share.typical ?? 0)
  const shares = budgets
    .toSorted((a, b) => most(b) - most(a))
    .map((budget) => {
      const { period, usedOn } = budget
      const day = period === 'daily' && usedOn !== null ? ` on ${fullDay(usedOn)}, the fullest day` : ''
      return `${usedShare(budget)} of the ${shortBudgetName(budget, HTML_NAMES)}${day}${atTheEnd(budget)}.`
    })
  const lines = [
    ...(because === '' ? [] : [`${capitalized(because)}. ${completenessAdvice(report, HTML_NAMES)}`]),
    ...shares,
    ...expectedSteps(report, HTML_NAMES),
    ...report.unusualDays.slice(-2).map((day) => unusualLine(day, HTML_NAMES)),
    ...unheld.map((budget) => unheldSentence(budget, HTML_NAMES)),
    ...(budgets.length + unheld.length === 0 ? ['No budget is agreed, so nothing says what would be too much.'] : []),
    ...((forecast?.doubts.length ?? 0) > 0 ? [`Do not rely on the forecast: ${inARow(forecast?.doubts ?? [])}.`] : []),
  ]
  const strongest = actions.at(-1)
  const banner = markup`<div class="banner ${verdict}" role="note"><p><strong>${budgets.length === 0 && verdict === 'pass' ? 'No budget' : VERDICTS[verdict]}</strong> ${lines[0] ?? ''}</p>${lines.slice(1, FIRST_LINES).map((line) => markup`<p>${line}</p>`)}${when(lines.length > FIRST_LINES, () => markup`<details><summary>${lines.length - FIRST_LINES} more</summary>${lines.slice(FIRST_LINES).map((line) => markup`<p>${line}</p>`)}</details>`)}</div>
`
  if (!strongest || strongest.action === 'notify') return banner
  const budget = budgets.find(({ id }) => id === strongest.budget)
  const of = budget ? ` of ${withUnit(budget, budget.limit)}` : ''
  return markup`${banner}<p class="banner fail" role="note"><strong>${`${strongest.percent} %${of} reached.`}</strong> ${strongest.action === 'pause' ? 'It was agreed to pause: no more credits until a decision is made.' : 'It was agreed to restrict: work moves to cheaper models.'}</p>
`
}
