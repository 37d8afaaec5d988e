import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { seatAdvice, type SeatAdvice } from '../../../src/core/cost/seat-advice.js'
import { contract, DAY, judged, only, policy, type Change } from '../support/repository.js'

export const CATALOGUE = loadCatalogue()

/** The seat advice of a change, by the policy’s text; null where the load has no price. */
export function advice({
  day = DAY,
  policy: text = 'version: 1',
  ...change
}: Omit<Change, 'policy'> & { policy?: string }): SeatAdvice | null {
  return seatAdvice(
    { policy: policy(text), catalogue: CATALOGUE, day },
    judged({ ...change, policy: text, day }).estimate,
  )
}

/** Advice for a team whose developers need these credits a month each, on a model that every plan offers. */
export function adviceAt(credits: number, team: string, model = 'auto', day = DAY): SeatAdvice {
  const found = advice({
    after: { '.kiro/settings.json': contract({ p: model }, { codeReview: 'p' }) },
    day,
    // Nothing is priced in GovCloud but what the policy states.
    policy: `version: 1\nteam: { workdays: 20${team} }\n${team.includes('us-gov') ? `catalogue: { models: { ${model}: { multiplier: 1 } } }\n` : ''}workload: ${only({ codeReview: { runs: 1, credits: { low: credits / 40, typical: credits / 20, high: credits / 10 } } })}`,
  })
  if (!found) throw new Error('no advice')
  return found
}
