import { inARow } from '../../core/text/message.js'
import { count, times, whole } from '../../core/text/number.js'
import type { UsageReading, UsageReport } from '../../core/contract/usage/report.js'
import type { AgreedAction, UsageBudget } from '../../core/contract/usage/agreements.js'
import type { EstimateVersusActual, RightSizing, UsageForecast } from '../../core/contract/usage/outlook.js'
import { credits, fine, dollars, percent, ranged } from '../../core/text/amounts.js'
import { completenessAdvice } from './completeness.js'
import { dayName, monthName } from './dates.js'
import { movedLine } from './history.js'
import { costLine, expectedSteps, unusualLine } from './first-lines.js'
import { budgetName, planName, unheldSentence, usedOfLimit, usedShare, type Names } from './names.js'

/*
 * The report in sentences, for Markdown and the terminal alike: each is finished text of the destination that `names`
 * is for.
 */

/** How much was used, by how many people, and where the month ends. */
export function leadLines(report: UsageReport, names: Names): string[] {
  const unlimited =
    report.budgets.length === 0 && report.unheld.length === 0
      ? `No budget is agreed; ${names.code('budget.team.credits.monthly')} in the policy states one.`
      : ''
  return [
    [usedBy(report), ending(report), unlimited].filter((part) => part !== '').join(' '),
    costLine(report),
    ...expectedSteps(report, names),
    movedLine(report, names),
    ...dailyBudgets(report, names),
    ...report.unheld.slice(0, MOST_UNHELD).map((budget) => unheldSentence(budget, names)),
    ...report.unusualDays.slice(-MOST_UNUSUAL).map((day) => unusualLine(day, names)),
    completenessAdvice(report, names),
  ].filter((line) => line !== '')
}

function usedBy({ state, through, credits: used, people, month, readings }: UsageReport): string {
  const texts = readings.filter((reading) => reading.used !== null).length
  if (through === null && texts > 0)
    return `${credits(used.total)} credits, by ${count(texts, 'text')} of /usage; there is no user_report for ${monthName(month)}.`
  if (through === null) return `No usage file has a row for ${monthName(month)}.`
  const idle =
    people.idle === null || people.idle === 0
      ? ''
      : `; ${whole(people.idle)} of ${count(people.seats, 'seat')} ${people.idle === 1 ? 'is' : 'are'} idle`
  return `${credits(used.total)} credits ${state === 'closed' ? 'in the month' : `up to ${dayName(through)}`}, by ${count(people.active, 'person', 'people')}${idle}.`
}

function ending(report: UsageReport): string {
  const { forecast } = report
  if (forecast === null) return ''
  return `The month ends at about ${ranged(forecast.credits, credits, ' credits')}.`
}

/** Unusual days in the first lines, the newest ones. Chosen by hand. */
const MOST_UNUSUAL = 2
/** Budgets in the first lines that nothing is held against. Chosen by hand. */
const MOST_UNHELD = 3
/** Daily budgets in the first lines. Chosen by hand. */
const MOST_DAILY = 3

function dailyBudgets({ budgets }: UsageReport, names: Names): string[] {
  return budgets
    .filter(({ period, share }) => period === 'daily' && share !== null)
    .slice(0, MOST_DAILY)
    .map((budget) => {
      const over = budget.daysOver === 0 ? 'no day was above it' : `${count(budget.daysOver, 'day')} above it`
      return `${usedShare(budget)} of the ${budgetName(budget, names)} on the fullest day${budget.usedOn === null ? '' : `, ${dayName(budget.usedOn)}`}; ${over}.`
    })
}

/** The future day on which a limit will be reached; null when it was reached or will not be. */
export function limitAhead({ share, forecast }: UsageBudget): string | null {
  return (share ?? 0) >= 1 ? null : (forecast?.reached ?? null)
}

/** Which budget reached which step, and when. */
export function stepSentence(step: AgreedAction, budget: UsageBudget | undefined, names: Names): string {
  const name = budget ? `the ${budgetName(budget, names)}` : 'a budget'
  return `${names.strong(`${whole(step.percent)} %`)} of ${name} was reached on ${dayName(step.reached)}${budget ? `; ${usedOf(budget)}` : ''}.`
}

/** `38,118 of 50,000 credits are used` */
function usedOf(budget: UsageBudget): string {
  const { period, usedOn } = budget
  return period === 'daily' && usedOn !== null
    ? `at most ${usedOfLimit(budget)} were used, on ${dayName(usedOn)}`
    : `${usedOfLimit(budget)} are used`
}

/** What an agreed action means and what it does not do. */
export function agreedSentence(action: AgreedAction['action']): string {
  switch (action) {
    case 'notify':
      return 'Agreed: notify, so this is said and nothing else happens.'
    case 'restrict':
      return 'Agreed: restrict, so the work goes to the fast profile. Kiro itself enforces no budget: it takes effect when the change is merged.'
    case 'pause':
      return 'Agreed: pause, so no more work in Kiro this month. Kiro itself enforces no budget and stops no one: the scheduled job fails until the month is over.'
  }
}

/** What was agreed for a budget, in the order of its steps: `notify at 50, 75 and 90 %, restrict at 100 %`. */
export function agreedSteps({ steps }: UsageBudget): string {
  const actions = [...new Set(steps.map(({ action }) => action))]
  return actions
    .map(
      (action) =>
        `${action} at ${inARow(steps.filter((step) => step.action === action).map(({ percent: at }) => whole(at)))} %`,
    )
    .join(', ')
}

/** What the forecast is based on, and the errors of the same forecast in past months. */
export function forecastLines({ basis, backtest }: UsageForecast): string[] {
  if (backtest === null)
    return [...basis, 'It could not be tried on a month that is over yet, so its error is not known.']
  const others = [
    `the line by working days ${fine(backtest.lineError)}`,
    ...(backtest.lastMonthError === null ? [] : [`last month’s credits ${fine(backtest.lastMonthError)}`]),
  ]
  return [
    ...basis,
    `Tried on ${count(backtest.months, 'month')} that ${backtest.months === 1 ? 'is' : 'are'} over, on about this day of the month: its middle error was ${fine(backtest.error)} (${others.join(', ')}); ${backtest.coverage === null ? 'how often the month ended within the range is not known' : `the month ended within the range in ${percent(backtest.coverage)} of ${count(backtest.forecasts, 'forecast')}`}.`,
  ]
}

/** The mix of plans now and the cheapest one, the break-even loads of larger plans, and seats without use. */
export function rightSizingLines(
  { now, best, breakEven, idle, notes, savesUsd, moves }: RightSizing,
  names: Names,
): string[] {
  const mix = (seats: RightSizing['now']['seats']): string =>
    seats.map(({ name, seats: number }) => `${whole(number)} × ${planName(name, names)}`).join(' + ')
  const unused = (idle ?? []).filter(({ seats }) => seats > 0)
  return [
    ...(moves.length === 0 || now.seats.length === 0
      ? []
      : [
          `Now ${mix(now.seats)}, ${dollars(now.usd)}; cheapest ${best.seats.length === 0 ? '' : `${mix(best.seats)}, `}${dollars(best.usd)}${savesUsd === null ? '' : `, which saves ${dollars(savesUsd)}`} a month.`,
        ]),
    ...(breakEven.length === 0
      ? []
      : [
          `With overage the larger plan is not more expensive: ${breakEven.map(({ fromName, toName, credits: from }) => `${planName(toName, names)} instead of ${planName(fromName, names)} from ${credits(from)} credits a month`).join('; ')}.`,
        ]),
    ...(unused.length === 0
      ? []
      : [
          `No one uses ${unused.map(({ name, seats, usd }) => `${whole(seats)} × ${planName(name, names)} (${dollars(usd)} a month)`).join(', ')}.`,
        ]),
    ...notes,
  ]
}

/** The pull-request check's estimate next to what was used. */
export function estimateLines(
  { estimated, actual, month, developers, ratio, within, calibrated, notes }: EstimateVersusActual,
  { code }: Names,
): string[] {
  const compared =
    ratio === null ? '' : ` That is ${times(ratio)} the estimate and ${within ? 'within' : 'outside'} its range.`
  return [
    `The pull-request check estimates ${ranged(estimated, credits, ' credits a month')} for this configuration and ${count(developers, 'developer')}; ${credits(actual)} were used in ${monthName(month)}.${compared}`,
    ...(calibrated === null
      ? []
      : [
          `It fits when every kind of work has ${whole(calibrated.factor)} times the runs: ${code('kiro-governance calibrate')} writes that into the policy, from ${inARow(calibrated.from.map(monthName))}.`,
        ]),
    ...notes,
  ]
}

/** What was read, and what was left out; `pathOf` escapes and shortens the path of a file. */
export function sourceLines({ source, overageReading }: UsageReport, pathOf: (file: string) => string): string[] {
  const { files, bytes, rows, replaced, repeated, stray } = source
  return [
    `${count(files, 'usage file')} (${size(bytes)}) with ${count(rows, 'row')}.`,
    ...(replaced === 0
      ? []
      : [
          `${count(replaced, 'row')} ${replaced === 1 ? 'is' : 'are'} in a newer file too, and only the newest counts.`,
        ]),
    ...(repeated.first === null
      ? []
      : [
          `${count(repeated.rows, 'row')} ${repeated.rows === 1 ? 'has' : 'have'} the same profile, user, day and client as a later row of the same file: only the last one counts. The first: line ${whole(repeated.first.line)} of ${pathOf(repeated.first.file)}, where line ${whole(repeated.first.by)} counts.`,
        ]),
    ...(stray === 0 ? [] : [`${count(stray, 'object')} ${stray === 1 ? 'is' : 'are'} no usage file and left out.`]),
    `Overage is read as ${overageReading.reading === 'daily' ? 'that of each day' : 'that of the month up to each day'} (${CHOSEN[overageReading.chosen]}), and the credits of a row ${overageReading.included ? 'include it' : 'do not include it'}.`,
    ...overageReading.evidence,
  ]
}

/** How the reading of overage was chosen. */
const CHOSEN = {
  evidence: 'by the evidence of the files',
  stated: 'as stated',
  assumed: 'assumed: nothing in the files says',
} as const

function size(bytes: number): string {
  if (bytes < 1_000_000) return `${whole(Math.round(bytes / 1000))} kB`
  return bytes < 1_000_000_000
    ? `${whole(Math.round(bytes / 100_000) / 10)} MB`
    : `${whole(Math.round(bytes / 100_000_000) / 10)} GB`
}

/** What one `/usage` text states. */
export function readingLine(
  {
    file,
    plan,
    used,
    allowance,
    overage,
    overageUsd,
    overageEnabled,
    bonusUsed,
    bonus,
    resets,
    tokens,
    today,
    problem,
  }: UsageReading,
  names: Names,
): string {
  const { code } = names
  const parts = [
    plan === null ? '' : code(plan),
    used === null ? '' : `${credits(used)} of ${credits(allowance)} credits used`,
    overage === null ? '' : `${credits(overage)} beyond the plan, ${dollars(overageUsd)}`,
    overageEnabled === null ? '' : `overage ${overageEnabled ? 'on' : 'off'}`,
    bonusUsed === null ? '' : `${credits(bonusUsed)} of ${credits(bonus)} bonus credits used`,
    resets === null ? '' : `resets on ${dayName(resets)}`,
    tokens === null
      ? ''
      : `${whole(tokens.input)} tokens in, ${whole(tokens.output)} out, ${dollars(tokens.usd)} (Kiro does not meter tokens)`,
    today === null ? '' : todaySentence(today, names),
    problem ?? '',
  ]
  return `${code(file)}: ${parts.filter((part) => part !== '').join('; ')}`
}

/** The tokens of a day beside the daily budgets in tokens. */
export function todaySentence(
  { input, output, share, budgets }: NonNullable<UsageReading['today']>,
  { code }: Pick<Names, 'code'>,
): string {
  const percent = (part: number | null): string =>
    part === null ? 'nothing is allowed' : `${whole(Math.floor(part * 100))} %`
  const held = budgets.map(
    ({ file, unit, limit, share: used, over }) =>
      `${percent(used)} of budget.daily.${unit} (${whole(limit)}) of ${code(file)}${over ? ', over it' : ''}`,
  )
  const told = share === null ? '' : `, by the text ${percent(share)} of a daily budget`
  return `that day ${whole(input)} tokens in, ${whole(output)} out${told}${held.length === 0 ? '; no daily budget in tokens is in the contract' : `: ${held.join(', ')}`}`
}
