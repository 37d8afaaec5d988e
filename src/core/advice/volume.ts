import { exactCredits } from '../cost/credits.js'
import { memoize, memoizeByObject } from '../text/memoize.js'
import { product, roundHalfUp } from '../amount.js'
import type { WorkVolume, Workload } from '../cost/workload.js'
import type { Assignment } from '../kiro/assignment.js'
import { estimateOfRoot, type Estimate } from '../cost/estimate.js'

/** What each assignment carries after the change, by the estimate: parts of kinds of work, or none. */
export function worksBy(estimate: Pick<Estimate, 'roots'>): (assignment: Assignment) => readonly WorkVolume[] {
  const rows = estimate.roots.flatMap((one) => (estimateOfRoot(estimate, one.root) === one ? one.rows : []))
  const works = new Map(
    rows.flatMap(({ after }) => (after.assignment === null ? [] : [[after.assignment.key, after.works] as const])),
  )
  return ({ key }) => works.get(key) ?? []
}

/** Typical credits/month of some work at a price, rounded as the rows of the estimate are: so savings are differences of printed numbers. */
export function monthly(works: readonly WorkVolume[], price: number, workload: Workload): number {
  return amounts(workload)({ works, price })
}

/** Memoized: the same few works and prices repeat, and exact decimals are slow. */
const amounts = memoizeByObject(({ workdays, developers }: Workload) => {
  // A month of some runs at 1.0x: a sum of exact products is the product of the exact sum.
  const plain = memoizeByObject((work: WorkVolume) => exactCredits(work, 1, workdays, developers ?? 1, 'typical'))
  const ofOne = memoizeByObject((work: WorkVolume) => memoize((price: number) => roundHalfUp(plain(work).times(price))))
  return ({ works, price }: { readonly works: readonly WorkVolume[]; readonly price: number }): number => {
    const [work, ...more] = works
    if (work !== undefined && more.length === 0) return ofOne(work)(price)
    const all = [...countEach(works)].reduce((sum, [each, times]) => sum.plus(plain(each).times(times)), product(0))
    return roundHalfUp(all.times(price))
  }
})

function countEach(works: readonly WorkVolume[]): ReadonlyMap<WorkVolume, number> {
  const counts = new Map<WorkVolume, number>()
  for (const work of works) counts.set(work, (counts.get(work) ?? 0) + 1)
  return counts
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
