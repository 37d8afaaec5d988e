import { candidatePolicy, type Candidate } from '../check/candidate-policy.js'
import { multiplierOn, statusOn } from '../core/catalogue/catalogue.js'
import type { Prices } from '../core/catalogue/prices.js'
import { check } from '../core/check.js'
import { catalogueOf } from '../core/policy/catalogue-of.js'
import { isFailure } from '../core/policy/layers.js'
import type { Failure } from '../core/report.js'
import { CASE_FOLDER } from './case-tree.js'
import { createFile } from '../io/files/write-file.js'

/** The name of the first case: an agent on the most expensive model. */
const CASE = 'most-expensive-agent'

/** The inputs of a first case for a policy. */
export interface FirstPolicyTest {
  /** The folder of the cases. */
  readonly cases: string
  readonly candidate: Candidate
  readonly prices: Prices
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
}

/** A first case, as it was written. */
export interface WrittenCase {
  readonly files: readonly { readonly path: string; readonly isNew: boolean }[]
}

/**
 * Writes a first case for `policy test`: a new agent on the most expensive model that Kiro offers on that day, with the verdict that the
 * policy gives now, so that a later change of the policy which lets it through is seen. What is there is left as it is. Neither Kiro nor
 * `check` reads the files of the case.
 * @throws {UserError} when the policy cannot be read, or a file cannot be written.
 */
export async function firstPolicyTest({
  cases,
  candidate,
  prices,
  day,
}: FirstPolicyTest): Promise<WrittenCase | Failure> {
  const policy = await candidatePolicy(candidate)
  if (isFailure(policy)) return policy
  const offered = catalogueOf(policy, prices).models.filter((model) => statusOn(model, day) === 'available')
  const [mostExpensive] = [...offered].sort((a, b) => (multiplierOn(b, day) ?? 0) - (multiplierOn(a, day) ?? 0))
  const agent = `${JSON.stringify({ name: 'reviewer', model: mostExpensive?.id ?? 'auto' }, null, 2)}\n`
  const inFolder = 'agents/reviewer.json'
  const file = {
    path: `.kiro/${inFolder}`,
    kind: 'file',
    bytes: new TextEncoder().encode(agent),
    has: () => null,
  } as const
  const { verdict } = check({ before: [], after: [file], policy, prices, day })
  const expected = `# What the policy says of this change; \`kiro-governance policy test\` fails when it says something else.\nverdict: ${verdict}\nday: ${day}\n`
  const files = [
    [`${cases}/${CASE}/after/${CASE_FOLDER}/${inFolder}`, agent],
    [`${cases}/${CASE}/expected.yml`, expected],
  ] as const
  return {
    files: files.map(([name, text]) => ({ path: name, isNew: createFile(candidate.folder, name, text) })),
  }
}
