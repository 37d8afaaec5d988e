import { parsePolicy } from '../core/policy/parse.js'
import type { Policy } from '../core/policy/policy.js'
import type { Failure } from '../core/report.js'

export const DEFAULT_POLICY_PATH = '.github/kiro-policy.yml'

/** The text of a policy and where it was found. */
export interface PolicyText {
  readonly text: string
  readonly source: string
  readonly sha: string | null
}

/** A policy that stands at its path but is no text: as bad as one with mistakes. */
export interface UnreadablePolicy {
  readonly unreadable: string
  readonly source: string
  readonly sha: string | null
}

/** The policy that binds, or the failure that a broken one is: nothing is ever judged by half a policy. */
export function readPolicy(found: PolicyText | UnreadablePolicy | null): Policy | Failure {
  if (found === null) return []
  if ('unreadable' in found) {
    return {
      verdict: 'error',
      errorClass: 'policy',
      problems: [{ file: found.source, line: null, column: null, message: found.unreadable }],
      hint: 'Commit the policy as a plain YAML file; until then nothing is judged and nothing passes.',
      policy: { source: found.source, sha: found.sha },
    }
  }
  const { source, sha } = found
  const parsed = parsePolicy(found.text, { source, sha })
  if ('layer' in parsed) return [parsed.layer]
  return {
    verdict: 'error',
    errorClass: 'policy',
    problems: parsed.problems.map(({ line, column, message }) => ({ file: source, line, column, message })),
    hint: 'Correct the policy; until then nothing is judged and nothing passes. Its keys are listed in docs/policy.md.',
    policy: { source, sha },
  }
}

export function isFailure(value: Policy | Failure): value is Failure {
  return 'errorClass' in value
}
