import { unifiedDiff } from '../../../core/advice/unified-diff.js'
import { count } from '../../../core/text/number.js'
import type { Restriction } from '../../../core/usage/agreements/restriction.js'
import type { UsageReport } from '../../../core/contract/usage/report.js'
import { code } from '../../escape/markdown.js'
import type { PageSection } from '../../markdown/fit.js'
import { patchBlock } from '../../markdown/patch.js'
import { fold } from '../../markdown/fold.js'
import { lastSteps } from '../headline.js'
import { agreedSentence, stepSentence } from '../sentences.js'
import { link } from './link.js'
import { MARKDOWN_NAMES } from './names.js'
import { blocks, list } from './sections.js'

/** Steps, the strongest first; the table of the steps has all. Chosen by hand. */
const MOST_STEPS = 10

/** For each budget the last step that was reached, and what was agreed for it. */
export function agreedLines(report: UsageReport): string {
  const steps = lastSteps(report)
  const lines = steps.slice(0, MOST_STEPS).map(
    (step) =>
      `${stepSentence(
        step,
        report.budgets.find(({ id }) => id === step.budget),
        MARKDOWN_NAMES,
      )} ${agreedSentence(step.action)}`,
  )
  return list(
    steps.length > lines.length
      ? [...lines, `${count(steps.length - lines.length, 'more budget')} with a step that was reached.`]
      : lines,
  )
}

/** Characters of a refusal. Chosen by hand. */
const LONGEST_REFUSAL = 500

/** The prepared change for `restrict`, or why there is none. */
export function restrictionSection(restriction: Restriction | null, pullRequest: string | null): PageSection {
  return {
    name: 'the change that restricts',
    write: () => (restriction === null ? '' : restrictionMarkdown(restriction, pullRequest)),
  }
}

function restrictionMarkdown({ edits, refusals }: Restriction, pullRequest: string | null): string {
  const refused =
    refusals.length === 0
      ? ''
      : blocks(
          `**${edits.length === 0 ? 'The change that was agreed' : 'The rest of it'} cannot be made by a program**`,
          list(refusals.map(({ message, hint }) => `${code(message, LONGEST_REFUSAL)} ${code(hint, LONGEST_REFUSAL)}`)),
        )
  if (edits.length === 0 && refused !== '') return refused
  if (edits.length === 0)
    return '**The change that was agreed is made**: the files of the repository send all work to the fast profile already.'
  const patch = edits
    .map(({ path, created, before, after }) => unifiedDiff(path, created ? null : before, after))
    .join('')
  const how =
    pullRequest === null ? '`git apply` takes it as it is:' : `${link('A pull request', pullRequest)} makes it:`
  const elsewhere =
    pullRequest === null
      ? 'an app’s token as `pull-request-token` has the job open it as a pull request'
      : 'the pull request has it'
  return blocks(
    `**The change that was agreed is ready.** ${how}`,
    fold(`Restrict · ${count(edits.length, 'file')}`, patchBlock(patch, elsewhere)),
    refused,
  )
}
