import { dayAfter } from '../../text/day.js'
import type { UnusualDay } from '../../contract/usage/events.js'
import type { AgreedAction, UsageBudget } from '../../contract/usage/agreements.js'
import type { UsageReport } from '../../contract/usage/report.js'

/** What is announced once besides the steps that were reached. */
export type UsageEvent =
  | { readonly kind: 'limit expected'; readonly id: string; readonly budget: UsageBudget; readonly day: string }
  | { readonly kind: 'unusual day'; readonly id: string; readonly day: UnusualDay }

/** Calendar days. An older unusual day is no news. Chosen by hand. */
const RECENT = 7

/**
 * A limit that the forecast expects to be reached, and a recent day far above what is usual; each `id` is announced once
 * a month. A forecast that is not to be relied on announces nothing.
 */
export function usageEvents({ state, day: today, budgets, forecast, unusualDays }: UsageReport): UsageEvent[] {
  if (state === 'closed') return []
  const expected =
    forecast === null || forecast.doubts.length > 0
      ? []
      : budgets.flatMap((budget): UsageEvent[] => {
          const day = budget.steps.find(({ percent }) => percent === 100)?.expected ?? null
          return day === null ? [] : [{ kind: 'limit expected', id: `${budget.id}@100/expected`, budget, day }]
        })
  const since = dayAfter(today, -RECENT)
  const unusual = unusualDays
    .filter(({ day }) => day >= since)
    .map((day): UsageEvent => ({ kind: 'unusual day', id: `unusual/${day.day}`, day }))
  return [...expected, ...unusual]
}

/** Without the expected limits of budgets of which a step is announced in the same place: that says the day too. */
export function besides(events: readonly UsageEvent[], steps: readonly AgreedAction[]): UsageEvent[] {
  return events.filter(
    (event) => event.kind !== 'limit expected' || !steps.some(({ budget }) => budget === event.budget.id),
  )
}
