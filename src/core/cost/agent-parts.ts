import type { Range } from '../amount.js'
import { decimal, runsAt, type CreditsPerRun, type Runs, type WorkVolume } from './workload.js'

/** An agent or a step that may carry a part of taskExecution's runs. */
export interface PartWanted {
  readonly runs: Runs
  /** The part of the runs that is done under its root, 0 to 1. */
  readonly share: number
  /** Its multiplier, low to high; null where it carries nothing. */
  readonly multiplier: Range | null
}

/** What they carry, each in its place, and the part of the runs that stays with the kind's own model, low to high. */
export interface Parts {
  /** Null for one that carries nothing. */
  readonly works: readonly (WorkVolume | null)[]
  readonly left: Range
}

/** How many times the typical runs of agents low and high use have: how often they are used is not known. */
const USE: Range = { low: 0, typical: 1, high: 2 }
const USES = ['low', 'typical', 'high'] as const

/**
 * Divides the runs of a kind of work among agents and the kind's own model, whose multiplier is `own`: the most expensive agents first,
 * only those that cost more per run than the own model, and never more runs than there are. So another agent never lowers the sum.
 */
export function partsOf(work: WorkVolume, own: number, wanted: readonly PartWanted[]): Parts {
  const ownRun = decimal(work.credits.typical * own)
  const moreExpensive = wanted
    .flatMap(({ multiplier, runs, share }, index) => {
      if (multiplier === null) return []
      const credits: CreditsPerRun = runs.credits ?? work.credits
      return [{ index, runs, share, credits, each: decimal(credits.typical * multiplier.typical) }]
    })
    .filter(({ each }) => each > ownRun)
    .sort((a, b) => b.each - a.each)
  const free: Record<keyof Range, number> = {
    low: runsAt(work, 'low'),
    typical: runsAt(work, 'typical'),
    high: runsAt(work, 'high'),
  }
  const all = { ...free }
  const works: (WorkVolume | null)[] = wanted.map(() => null)
  for (const { index, runs, share, credits } of moreExpensive) {
    const taken = { low: 0, typical: 0, high: 0 }
    for (const of of USES) {
      taken[of] = decimal(Math.min(free[of], runs.runs * share * USE[of]))
      free[of] = decimal(free[of] - taken[of])
    }
    if (USES.every((of) => taken[of] === 0)) continue
    works[index] = {
      kind: work.kind,
      runs: taken.typical,
      runsLow: taken.low,
      runsHigh: taken.high,
      credits,
      share: all.typical === 0 ? 0 : decimal(taken.typical / all.typical),
      source: { runs: runs.source, credits: runs.credits ? 'policy' : work.source.credits },
    }
  }
  const left = (of: keyof Range): number => (all[of] === 0 ? 1 : free[of] / all[of])
  return { works, left: { low: left('low'), typical: left('typical'), high: left('high') } }
}

/** The part of some work that is left, by low, typical and high use. */
export function leftOf(work: WorkVolume, left: Range): WorkVolume {
  if (left.low === 1 && left.typical === 1 && left.high === 1) return work
  return {
    ...work,
    runs: decimal(runsAt(work, 'typical') * left.typical),
    runsLow: decimal(runsAt(work, 'low') * left.low),
    runsHigh: decimal(runsAt(work, 'high') * left.high),
    share: decimal(work.share * left.typical),
  }
}
