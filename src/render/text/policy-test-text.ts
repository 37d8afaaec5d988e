import { whole } from '../../core/text/number.js'
import type { Finding } from '../../core/finding.js'
import { brief, plain, visible } from '../../core/text/message.js'
import type { TestedCase } from '../../core/trial/expectation.js'
import type { Paint } from './paint.js'

/** The results of the cases of a policy: a line for each, the differences from what was expected, and the totals. */
export function policyTestText(cases: readonly TestedCase[], paint: Paint): string {
  const failed = cases.filter(({ outcome }) => !outcome.passed).length
  const sum = `${whole(cases.length - failed)} passed, ${whole(failed)} failed`
  return `${cases.map((tested) => caseText(tested, paint)).join('\n')}\n\n${failed > 0 ? paint.red(sum) : paint.green(sum)}\n`
}

function caseText({ name, expectation, outcome }: TestedCase, paint: Paint): string {
  if (outcome.passed) return `${paint.green('✔')} ${brief(name)}`
  const { found, missing, unexpected, findings } = outcome
  const lines = [
    `expected ${expectation.verdict}, found ${found.verdict}`,
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
    ...(unexpected.length > 0 ? [`unexpected: ${unexpected.join(', ')}`] : []),
    ...findings.map((finding) => `  ${findingText(finding, paint)}`),
  ]
  return [`${paint.red('✖')} ${paint.bold(brief(name))}`, ...lines.map((line) => `    ${line}`)].join('\n')
}

function findingText({ place, message, rule }: Finding, paint: Paint): string {
  const where = place === null ? '' : `${visible(place.file)}:${place.line}:${place.column}  `
  return `${where}${plain(message)}  ${paint.dim(rule)}`
}
