import type { UsageReport } from '../../core/contract/usage/report.js'
import { MARKED } from '../escape/chat.js'
import { monthName } from '../usage/dates.js'
import { toDoLines } from '../usage/first-lines.js'
import { lastSteps, usageHeadline } from '../usage/headline.js'
import type { Names } from '../usage/names.js'
import { agreedSentence, leadLines, stepSentence } from '../usage/sentences.js'
import { section, type ChatLink, type ChatMessage } from './chat-message.js'

const NAMES: Names = { ...MARKED, model: (name) => MARKED.code(name.replace(/^claude-(?=.)/, '')) }

const VERDICTS: Readonly<Record<UsageReport['verdict'], string>> = {
  incomplete: 'incomplete',
  fail: 'over what was agreed',
  warn: 'watch',
  pass: 'OK',
}

/** The usage report as a chat is told it: are we OK, what will it cost, what should we do. Never a person, whatever the report shows. */
export function usageMessage(report: UsageReport, links: readonly ChatLink[]): ChatMessage {
  const { mood, words } = usageHeadline(report, NAMES)
  const steps = lastSteps(report).map(
    (step) =>
      `${stepSentence(
        step,
        report.budgets.find(({ id }) => id === step.budget),
        NAMES,
      )} ${agreedSentence(step.action)}`,
  )
  return {
    title: `Kiro in ${monthName(report.month)}: ${VERDICTS[report.verdict]}`,
    mood,
    headline: MARKED.strong(words),
    sections: [
      ...section('', leadLines(report, NAMES)),
      ...section('Agreed steps', steps),
      ...section('What to do', toDoLines(report, NAMES)),
    ],
    footer:
      report.completeness.newest === null ? 'No usage file has a row.' : `Newest row: ${report.completeness.newest}.`,
    links,
  }
}
