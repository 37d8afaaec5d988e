import type { PolicyReference } from '../core/policy/reference.js'
import { connect, type Api } from '../io/github/client.js'
import type { Deadline } from '../io/github/retry.js'
import { readPolicyFile } from '../io/github/policy-file.js'
import type { FoundPolicy } from '../core/policy/layers.js'

/** Reads policies of other repositories by API, with the token for that. */
export function parentReader(
  token: string,
  deadline: Deadline,
  api: Api,
): (reference: PolicyReference) => Promise<FoundPolicy> {
  return (reference) =>
    readPolicyFile(connect(token, `${reference.owner}/${reference.repository}`, deadline, api), reference)
}
