import { say } from '../text/message.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `near-miss-path`: see docs/rules/near-miss-path.md. */
export const nearMissPath: Rule = {
  id: 'near-miss-path',
  severity: 'notice',
  summary:
    'A file that looks like a policy lies where no policy is read, or a file below `.kiro` lies nearly where Kiro reads one: `.kiro/cli.json`, `.kiro/agent/x.json`, `.kiro/hooks/x.yaml`.',
  why: 'Whoever wrote it believes that it works; it is not read, and every check passes it by.',
  fix: 'Move it to the path that the message names (a policy: `.github/kiro-policy.yml`, or name its path with the input `policy`), or delete it.',
  find: ({ misplacedPolicies, after }) => [
    ...misplacedPolicies.map((file) => ({
      place: { file, line: 1, column: 1 },
      subjects: onItsOwn('misplaced policy'),
      value: file,
      say: () => say`${file} looks like a policy, and no policy is read there`,
    })),
    ...after.strays.flatMap(({ file, meant }) =>
      meant === null
        ? []
        : [
            {
              place: { file, line: 1, column: 1 },
              subjects: onItsOwn('misplaced file'),
              value: file,
              say: () => say`Nothing reads ${file}; ${meant}`,
            },
          ],
    ),
  ],
  examples: {
    failing: { after: {}, misplacedPolicies: ['kiro-policy.yml'] },
    passing: { after: {}, policy: 'version: 1' },
  },
}
