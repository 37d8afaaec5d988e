import type { Range } from '../../core/amount.js'
import type { PlanAdvice, SeatAdvice } from '../../core/cost/seat-advice.js'
import type { PlanSeats, SeatCost } from '../../core/cost/seat-cost.js'
import { say, words, type Message } from '../../core/text/message.js'
import { count, UNKNOWN, usd, whole } from '../../core/text/number.js'
import type { Style } from './cost-table.js'
import type { Table } from './table.js'

/** The three loads of one developer, in the order of the columns. */
const LOADS = ['low', 'typical', 'high'] as const satisfies readonly (keyof Range)[]

/** What one seat of each plan costs, USD/month, at the low, typical and high load of one developer. */
export function planTable({ plans, load }: SeatAdvice, { model }: Pick<Style, 'model'>): Table {
  const withModels = plans.some(({ lacks }) => lacks.length > 0)
  return {
    columns: [
      { title: 'one seat, USD / month', align: 'left' },
      { title: 'credits', align: 'right' },
      ...LOADS.map((of) => ({ title: `${of}: ${whole(load[of])}`, align: 'right' as const })),
      ...(withModels ? [{ title: 'does not offer', align: 'left' as const }] : []),
    ],
    rows: plans.map((plan) => [
      planName(plan),
      whole(plan.allowance),
      ...LOADS.map((of) => seatCell(plan.at[of])),
      ...(withModels ? [plan.lacks.map(model).join(', ')] : []),
    ]),
  }
}

function planName({ name, fixedUsd }: PlanAdvice): string {
  return `${name} (${fixedUsd === null ? UNKNOWN : usd(fixedUsd)})`
}

function seatCell(cost: SeatCost): string {
  const out = `out on day ${whole(cost.exhaustedOn)}`
  switch (cost.outcome) {
    case 'lasts':
      return cost.usd === null ? UNKNOWN : usd(cost.usd)
    case 'overage':
    case 'add-on':
      return `${usd(cost.usd ?? 0)}, ${whole(cost.over)} over`
    case 'stops':
      return `${out}, ${share(cost.undone ?? 0)} undone`
    case 'overage not stated':
      return `${out}, then not stated`
    case 'not priced':
      return `${whole(cost.over)} over, ${UNKNOWN}`
  }
}

/** Whole percent; a share above 0 is never shown as 0. */
function share(part: number): string {
  return part > 0 && part < 0.01 ? 'under 1 %' : `${whole(Math.round(part * 100))} %`
}

/** The cheapest mix of seats that does all the work, next to the seats that the policy states (USD/month). */
export function seatMixTable(
  { load, cheapest, stated, developers }: SeatAdvice,
  { strong }: Pick<Style, 'strong'>,
): Table {
  const rows = LOADS.map((of): string[] => {
    const best = cheapest[of]
    const now = stated?.at[of] ?? null
    const cells = [
      of,
      whole(load[of]),
      best ? seatNames(best.seats) : 'no plan does all the work at a known price',
      best ? usd(best.usd) : '',
    ]
    const beside =
      now === null
        ? []
        : [
            `${now.usd === null ? UNKNOWN : usd(now.usd)}${leaves(now.undone)}`,
            usdDifference(best?.differenceUsd ?? null),
          ]
    return [...cells, ...beside].map((cell) => (of === 'typical' ? strong(cell) : cell))
  })
  return {
    columns: [
      { title: `cheapest seats, ${count(developers, 'developer')}`, align: 'left' },
      { title: 'credits each', align: 'right' },
      { title: 'seats', align: 'left' },
      { title: 'USD / month', align: 'right' },
      ...(stated === null
        ? []
        : [
            { title: `stated: ${seatNames(stated.seats)}`, align: 'right' as const },
            { title: 'difference', align: 'right' as const },
          ]),
    ],
    rows,
  }
}

/** `8 × Kiro Pro + 4 × Kiro Pro+` */
export function seatNames(seats: readonly PlanSeats[]): string {
  return seats.map(({ name, seats: number }) => `${whole(number)} × ${name}`).join(' + ')
}

function leaves(undone: number | null): string {
  return undone === null || undone === 0 ? '' : `, ${whole(undone)} short`
}

/** A difference of two prices, USD/month, with its sign; empty where a side is not priced. */
export function usdDifference(value: number | null): string {
  if (value === null) return ''
  return value === 0 ? 'none' : value > 0 ? `+${usd(value)}` : `−${usd(-value)}`
}

/** The load, credits/month, from which each larger plan is the cheaper one, and what the comparison leaves open. */
export function seatLines(advice: SeatAdvice): Message[] {
  const known = advice.breakEven.flatMap(({ fromName, toName, credits }) =>
    credits === null ? [] : [`${toName} instead of ${fromName} from ${count(credits, 'credit')}`],
  )
  const { outcome, upFrontUsd } = advice.plans.find(({ at }) => at.typical.outcome === 'add-on')?.at.typical ?? {
    outcome: null,
    upFrontUsd: null,
  }
  return [
    ...(known.length === 0
      ? []
      : [
          words(
            `With ${advice.billing === 'individual' ? 'add-on credits' : 'overage'}, a larger plan costs no more a seat and month: ${known.join('; ')}.`,
          ),
        ]),
    ...(outcome === null || upFrontUsd === null
      ? []
      : [
          words(
            `Add-on credits are paid in advance: at least ${usd(upFrontUsd)} in the first month on the smallest plan that needs them.`,
          ),
        ]),
    ...(advice.overage === null
      ? [say`Whether use beyond a plan is paid is not stated: ${'team.overage'} in the policy.`]
      : []),
    ...(advice.complete ? [] : [words('Some work is not priced, so the use is more than this.')]),
  ]
}
