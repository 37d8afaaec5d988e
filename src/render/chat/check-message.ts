import { capitalized } from '../../core/text/capitalized.js'
import type { Finding } from '../../core/finding.js'
import type { Failure, Report } from '../../core/report.js'
import { shownParts, type Message } from '../../core/text/message.js'
import { count, percentChange, signed, whole } from '../../core/text/number.js'
import { MARKED, quotedSentence } from '../escape/chat.js'
import { failureReason } from '../failure.js'
import { findingMessage } from '../github/annotations.js'
import { introduced, older, outcome } from '../headline.js'
import { section, type ChatLink, type ChatMessage } from './chat-message.js'

const TITLES: Readonly<Record<Report['verdict'], string>> = {
  fail: 'Kiro config: fail',
  warn: 'Kiro config: warnings',
  pass: 'Kiro config: pass',
  skipped: 'Kiro config: nothing to judge',
  error: 'Kiro config: not judged',
}

const ICONS: Readonly<Record<Finding['severity'], string>> = { error: '❌', warning: '⚠️', notice: 'ℹ️' }

/** The result of a check as a chat is told it: verdict, cost, what is new, where to look. It names files, models and agents, and no person. */
export function checkMessage(result: Report | Failure, links: readonly ChatLink[]): ChatMessage {
  return 'errorClass' in result ? ofFailure(result, links) : ofReport(result, links)
}

function ofReport(report: Report, links: readonly ChatLink[]): ChatMessage {
  const { mood, words } = outcome(report)
  const { estimate } = report
  const [before, after, delta] = [estimate.before.typical, estimate.after.typical, estimate.delta.typical]
  const whom = estimate.basis === 'team' ? 'the team' : 'one developer'
  const cost =
    before === null || after === null || delta === null
      ? 'Credits a month: not priced'
      : delta === 0
        ? `Credits a month: ${whole(after)} for ${whom}, unchanged`
        : `Credits a month: ${whole(before)} → ${whole(after)} for ${whom}, ${signed(delta)}${before === 0 ? '' : ` (${percentChange(before, after)})`}`
  const old = older(report)
  const notices = report.findings.filter(({ severity }) => severity === 'notice')
  return {
    title: TITLES[report.verdict],
    mood: report.verdict === 'fail' && mood !== 'bad' ? 'bad' : mood,
    headline: MARKED.strong(capitalized(said(words))),
    sections: [
      ...section('', [`${cost}${estimate.complete ? '' : ', of what is priced'}`]),
      ...section(report.hasBase ? 'New with this change' : 'Problems', introduced(report).map(findingLine)),
      ...section('There before', old.length === 0 ? [] : [`${count(old.length, 'older finding')}, not counted`]),
      ...section('', notices.length === 0 ? [] : [count(notices.length, 'notice')]),
    ],
    footer: `Prices of ${report.catalogueAsOf}, judged on ${report.day}.`,
    links,
  }
}

function ofFailure({ errorClass, problems, hint }: Failure, links: readonly ChatLink[]): ChatMessage {
  return {
    title: TITLES.error,
    mood: 'bad',
    headline: MARKED.strong(capitalized(failureReason(errorClass))),
    sections: [
      ...section(
        '',
        // A problem may quote text from files.
        problems.map(
          ({ file, line, message }) => `${file === null ? '' : `${placed(file, line)}: `}${quotedSentence(message)}`,
        ),
      ),
      ...section('', hint === '' ? [] : [hint]),
    ],
    footer: '',
    links,
  }
}

function findingLine(finding: Finding): string {
  const { severity, rule, place } = finding
  return `${ICONS[severity]} ${said(findingMessage(finding))} (${place === null ? '' : `${placed(place.file, place.line)}, `}${rule})`
}

function placed(file: string, line: number | null): string {
  return MARKED.code(line === null ? file : `${file}:${line}`)
}

/** A message with its foreign parts marked. */
function said(message: Message): string {
  return shownParts(message)
    .map((part) => (typeof part === 'string' ? part : MARKED.code(part.code)))
    .join('')
}
