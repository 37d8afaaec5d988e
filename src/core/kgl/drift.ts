import { periodOn } from '../catalogue/catalogue.js'
import type { Resolved } from '../policy/merge/policy-edit.js'
import { evaluate, literalsOf, ofGroup, principalsOf, type KglAnswer, type Principal } from './evaluate.js'
import type { KglFile } from './kgl-file.js'
import { askedModels, policyAnswer, retiredModels, type PolicyAnswer } from './policy-answer.js'

/** Who has a model: the values of one dimension; `unknown` where no source says. */
type Offered = 'all' | 'unknown' | readonly string[]

/** One model on which the console and the policy differ, or of which the console's answer is not known. */
export interface DriftRow {
  readonly model: string
  /** For whom that holds. */
  readonly principals: readonly Principal[]
  readonly policy: PolicyAnswer
  readonly console: KglAnswer
  readonly offered: { readonly plans: Offered; readonly logins: Offered; readonly regions: Offered }
}

export interface Drift {
  /** Sorted by model. */
  readonly rows: readonly DriftRow[]
  /** How many models were compared, for whom. */
  readonly models: number
  readonly principals: readonly Principal[]
  /** Retired models, which are not compared. */
  readonly retired: readonly string[]
  /** Ids of rules for single people, where these are not compared. */
  readonly people: readonly string[]
}

/**
 * Where a KGL file and a policy differ on `day` (`YYYY-MM-DD`), over every known model and every id that either names. `groups` are the ids
 * to compare; without any: everybody, and each group and person of the file.
 */
export function driftOf(whole: Resolved, file: KglFile, groups: readonly string[], day: string): Drift {
  const asked = groups.length > 0 ? groups.map(ofGroup) : principalsOf(file)
  const models = askedModels(whole, day, literalsOf(file))
  const rows = models.flatMap((model) => {
    const policy = policyAnswer(whole, model, day)
    const offered = offeredOn(whole, model, day)
    const different = new Map<string, { console: KglAnswer; principals: Principal[] }>()
    for (const principal of asked) {
      const answer = evaluate(file, model, principal)
      if (answer.answer === (policy.why === null ? 'allow' : 'deny')) continue
      const key = JSON.stringify(answer)
      const known = different.get(key) ?? { console: answer, principals: [] }
      known.principals.push(principal)
      different.set(key, known)
    }
    return [...different.values()].map((one): DriftRow => ({ model, policy, offered, ...one }))
  })
  return {
    rows,
    models: models.length,
    principals: asked,
    retired: retiredModels(whole, day),
    people: groups.length === 0 ? [] : file.rules.flatMap(({ id, users }) => (users === null ? [] : [id])),
  }
}

function offeredOn({ catalogue }: Resolved, name: string, day: string): DriftRow['offered'] {
  const model = catalogue.find(name)?.model
  const period = model && periodOn(model.availability, day)
  return period
    ? { plans: period.plans, logins: period.logins, regions: period.regions }
    : { plans: 'unknown', logins: 'unknown', regions: 'unknown' }
}
