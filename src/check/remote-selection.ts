import { DEFAULT_POLICY_PATH, findPolicy, misplacedPolicies, noPolicyHint } from '../core/policy/policy-path.js'
import { visible } from '../core/text/message.js'
import type { Failure } from '../core/report.js'
import type { TreeEntry } from '../io/files/tree.js'
import type { RemoteCheck } from './remote-input.js'
import { differ, formerEntries, governedEntries } from './read-sources.js'
import { unreadEntries } from './unread-files.js'
import { workflowsToRead } from './workflow-files.js'

/** What of the two trees has to be read, found by comparing object ids. */
export interface Selection {
  /** Governed files of the base and of the head. */
  readonly before: readonly TreeEntry[]
  readonly after: readonly TreeEntry[]
  /** Governed files of the live tip, where they are not those of the base. */
  readonly tip: readonly TreeEntry[] | null
  /** Files below `.kiro` that no adapter reads. */
  readonly unread: ReturnType<typeof unreadEntries>
  /** Contents that were read to know whether anything is touched. */
  readonly known: ReadonlyMap<string, Uint8Array>
  readonly workflows: ReturnType<typeof workflowsToRead>
  /** The policy file of the head. */
  readonly proposed: TreeEntry | null
  /** The path of the policy, in the head or else in the base. */
  readonly policyPath: string
  /** Files of the head that look like a policy and are not read as one. */
  readonly misplacedPolicies: readonly string[]
  /** A policy that is stated and not there is no "none", unless this very change brings it. */
  readonly lacking: Failure | null
  readonly policyChanged: boolean
  /** Whether a governed file or the policy differs, or there is nothing to compare with. */
  readonly touched: boolean
}

/** What of the states of a check has to be read. */
export function select(input: RemoteCheck): Selection {
  const base = input.before ?? []
  const [before, after] = [formerEntries(base), governedEntries(input.after)]
  const tip = input.tip ? formerEntries(input.tip) : null
  const unread = unreadEntries({ before: input.before, tip: input.tip ?? null, after: input.after })
  const { statedPolicy: stated } = input
  const [former, proposed] = [findPolicy(base, stated), findPolicy(input.after, stated)]
  const policyChanged = former?.oid !== proposed?.oid || former?.path !== proposed?.path
  const misplaced = misplacedPolicies(
    input.after.map(({ path }) => path),
    stated,
  )
  return {
    before,
    after,
    tip: tip !== null && (differ(before, tip) || differ(unread.before, unread.tip)) ? tip : null,
    unread,
    known: input.known ?? new Map<string, Uint8Array>(),
    workflows: workflowsToRead(base, input.after),
    proposed,
    policyPath: proposed?.path ?? former?.path ?? DEFAULT_POLICY_PATH,
    misplacedPolicies: misplaced,
    lacking:
      stated !== null && input.policy === null && (proposed === null || former !== null)
        ? noSuchPolicy(stated, misplaced)
        : null,
    policyChanged,
    touched: policyChanged || input.before === null || differ(before, after),
  }
}

function noSuchPolicy(path: string, near: readonly string[]): Failure {
  return {
    verdict: 'error',
    errorClass: 'policy',
    problems: [
      {
        file: null,
        line: null,
        column: null,
        message: `The input policy names ${visible(path)}, and there is no such file where the policy is read.`,
      },
    ],
    hint: noPolicyHint(near.map(visible), 'the input policy'),
    policy: { source: path, sha: null },
  }
}
