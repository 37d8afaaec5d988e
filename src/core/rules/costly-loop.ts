import type { WorkflowLoops } from '../cost/loops.js'
import { label, prefixed } from '../kiro/assignment.js'
import { list, say, words, type Message } from '../text/message.js'
import { count, whole } from '../text/number.js'
import { subjectOf, type Rule } from './rule.js'

/** Credits in one run of a workflow from which its loops are worth a warning: a tenth of a Pro seat's 1,000. Chosen by hand. */
const COSTLY = 100
/** Runs from which loops are worth one where a price is not known: `COSTLY` at 1.0x, at the 5 credits of a typical run. */
const MANY = 20

/** The rule `costly-loop`: see docs/rules/costly-loop.md. */
export const costlyLoop: Rule = {
  id: 'costly-loop',
  severity: 'warning',
  summary: `The loops of a workflow allow ${COSTLY} credits or more in one run of it.`,
  why: 'A loop that does not end by itself runs to its cap, 1,000 where none is stated, and loops in loops multiply. Totals count a few rounds, so what one run can cost is in none of them.',
  fix: 'Lower `maxIterations` to what the work needs, take a loop out of another, or give its steps a cheaper model.',
  find: ({ estimate: { loops } }) =>
    loops.flatMap((workflow) => {
      const { steps, runs, credits, unpriced } = workflow
      const [first] = steps
      if (!first || (credits < COSTLY && (unpriced.length === 0 || runs < MANY))) return []
      return [
        {
          place: first.workPlace,
          subjects: steps.map((step) => subjectOf(step, label(step))),
          value: whole(runs),
          say: () => sentence(workflow),
        },
      ]
    }),
  examples: {
    failing: {
      after: {
        '.kiro/workflows/fix.workflow.yaml':
          'name: fix\nsteps:\n  - type: repeat\n    id: rounds\n    maxIterations: 40\n    steps:\n      - { type: step, id: repair, agent: fixer, prompt: Repair it., modelId: claude-sonnet-5 }\n',
        '.kiro/agents/fixer.json': '{ "name": "fixer", "prompt": "Repair what is broken." }',
      },
    },
    passing: {
      after: {
        '.kiro/workflows/fix.workflow.yaml':
          'name: fix\nsteps:\n  - type: repeat\n    id: rounds\n    maxIterations: 3\n    steps:\n      - { type: step, id: repair, agent: fixer, prompt: Repair it., modelId: claude-sonnet-5 }\n',
        '.kiro/agents/fixer.json': '{ "name": "fixer", "prompt": "Repair what is broken." }',
      },
    },
  },
}

function sentence({ root, workflow, steps, runs, unpriced, credits }: WorkflowLoops): Message {
  const what = say`The loops of ${prefixed(root, workflow)} allow at most ${words(count(runs, 'run'))} of ${words(count(steps.length, 'step'))}`
  const cost =
    unpriced.length === 0
      ? say` and ${words(whole(credits))} credits in one run of the workflow`
      : say` in one run of the workflow; what they cost on ${list(unpriced, 3)} is not known${words(credits === 0 ? '' : `, the others at most ${whole(credits)} credits`)}`
  return say`${what}${cost}; the totals count fewer rounds`
}
