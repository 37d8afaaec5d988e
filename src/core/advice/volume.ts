import { exactCredits } from '../cost/credits.js'
import { memoize, memoizeByObject } from '../text/memoize.js'
import { product, roundHalfUp } from '../amount.js'
import type { WorkVolume, Workload } from '../cost/workload.js'
import type { Assignment } from '../kiro/assignment.js'
import type { Estimate } from '../cost/estimate.js'

/** What each assignment carries after the change, by the estimate: parts of kinds of work, or none. */
export function worksBy({ allRows }: Pick<Estimate, 'allRows'>): (assignment: Assignment) => readonly WorkVolume[] {
  const works = new Map(
    allRows.flatMap(({ after }) => (after.assignment === null ? [] : [[after.assignment.key, after.works] as const])),
  )
  return ({ key }) => works.get(key) ?? []
}

/** Typical credits/month of some work at a price, rounded as the rows of the estimate are: so savings are differences of printed numbers. */
export function monthly(works: readonly WorkVolume[], price: number, workload: Workload): number {
  return amounts(workload)({ works, price })
}

/** Memoized: the same few works and prices repeat, and exact decimals are slow. */
const amounts = memoizeByObject(({ workdays, developers }: Workload) =>
  memoize(
    ({ works, price }: { readonly works: readonly WorkVolume[]; readonly price: number }) =>
      roundHalfUp(
        works.reduce(
          (sum, work) => sum.plus(exactCredits(work, price, workdays, developers ?? 1, 'typical')),
          product(0),
        ),
      ),
    ({ works, price }) => `${works.map(({ runs, credits }) => `${runs} ${credits.typical}`).join()} ${price}`,
  ),
)

/** The credits/month from which a saving is worth a sentence: this part, 0 to 1, of the total after the change. */
export function worthFrom({ total }: { readonly total: number }, part: number): number {
  return total * part
}

/** Whether the work has any runs, as far as the workload knows. */
export function isDone(works: readonly WorkVolume[]): boolean {
  return works.some(({ runs, credits }) => runs > 0 && credits.typical > 0)
}

/** The source of the amount of some work: `policy` where that states a part of it. */
export function sourceOfVolume(works: readonly WorkVolume[]): string {
  const sources = works.flatMap(({ source }) => [source.runs, source.credits])
  return sources.includes('policy') ? 'policy' : (works[0]?.source.runs ?? 'assumption')
}
