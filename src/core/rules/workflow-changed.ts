import { say } from '../text/message.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `workflow-changed`: see docs/rules/workflow-changed.md. */
export const workflowChanged: Rule = {
  id: 'workflow-changed',
  severity: 'warning',
  summary: 'A change of a workflow that runs this check, or of an action or reusable workflow by which one does.',
  why: 'Whoever changes the workflow changes whether and how the check runs: under `pull_request` already in the same pull request.',
  fix: 'Let a code owner of `.github/` look at it. Set-ups in which the author cannot do this: [enforce](../recipes/enforce.md).',
  find: ({ workflows }) =>
    workflows.map(({ path, kind, place }) => ({
      place,
      subjects: onItsOwn(`workflow:${path}`),
      value: kind,
      say: () =>
        kind === 'deleted'
          ? say`${path}, which runs this check, is deleted`
          : kind === 'check removed'
            ? say`${path} no longer runs this check`
            : kind === 'replaced'
              ? say`${path} takes the place of ${path.replace(/yml$/, 'yaml')}, which runs this check`
              : say`${path}, which runs this check, is changed`,
    })),
  examples: {
    failing: {
      after: {},
      workflow: {
        before: 'steps:\n  - uses: kiro-governance/kiro-governance@v1\n',
        after: 'steps:\n  - uses: kiro-governance/kiro-governance@v1\n    with: { comment: never }\n',
      },
    },
    passing: { after: {}, workflow: { before: 'steps:\n  - run: make\n', after: 'steps:\n  - run: make all\n' } },
  },
}
