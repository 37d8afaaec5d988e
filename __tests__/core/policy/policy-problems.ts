import { plain } from '../../../src/core/text/message.js'
import { parsePolicy } from '../../../src/core/policy/parse.js'

/** Where the text of the policy is from. */
export const ORIGIN = { source: '.github/kiro-policy.yml', sha: 'a1b2c3d' }

/** What is wrong with the text of a policy, as `line:column sentence`; empty when it is read. */
export function problems(text: string): string[] {
  const parsed = parsePolicy(text, ORIGIN)
  return 'problems' in parsed
    ? parsed.problems.map(({ line, column, message }) => `${line}:${column} ${plain(message)}`)
    : []
}
