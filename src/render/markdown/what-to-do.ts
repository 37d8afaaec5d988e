import type { ExceptionRequest } from '../../core/judgement/exception-requests.js'
import { alternatives, type Finding } from '../../core/finding.js'
import { count, signed, whole } from '../../core/text/number.js'
import type { Report } from '../../core/report.js'
import { fenced } from '../escape/markdown.js'
import { yamlText } from '../escape/yaml.js'
import { introduced } from '../headline.js'
import type { ReportContext } from './context.js'
import type { PageSection } from './fit.js'
import { fold } from './fold.js'
import { fileLink } from './links.js'

/** What ends a block, in one line: below the findings where something blocks. */
export function whatToDoSection(report: Report, context: ReportContext): PageSection {
  return {
    name: 'what to do',
    write: () => {
      const errors = introduced(report).filter(({ severity }) => severity === 'error')
      return errors.length === 0 ? '' : `**What to do:** ${waysOut(report, errors, context)}.`
    },
  }
}

function waysOut(report: Report, errors: readonly Finding[], context: ReportContext): string {
  const { exceptionRequests, advice, policy } = report
  const decided = errors.some(({ rule }) => rule.startsWith('cost-'))
  const ways = [
    errors.some((finding) => alternatives(finding).length > 0) ? 'take a model named after “instead”' : '',
    decided && advice.routing !== null ? 'take the cheaper routing below' : '',
    errors.some((finding) => finding.edit !== null || alternatives(finding).length === 0) &&
    exceptionRequests.length === 0
      ? 'fix what is named above at its line'
      : '',
    exceptionRequests.length > 0 && policy !== null
      ? `ask the owners of ${fileLink(policy.source, { ...context, commit: policy.sha ?? context.commit })} for ${exceptionRequests.length === 1 ? 'the exception' : 'the exceptions'} below`
      : '',
  ].filter((way) => way !== '')
  const [first = 'fix what is named above at its line', ...rest] = ways
  const last = rest.pop()
  return last === undefined ? first : `${[first, ...rest].join(', ')}, or ${last}`
}

/** The exceptions that would let it pass, ready to paste into the policy; owner and reason are for people to fill in. */
export function requestsSection({ exceptionRequests, policy }: Report, context: ReportContext): PageSection {
  return {
    name: 'the exception to ask for',
    write: () =>
      exceptionRequests.length === 0 || policy === null
        ? ''
        : fold(
            `${exceptionRequests.length === 1 ? 'Exception' : count(exceptionRequests.length, 'exception')}, ready to paste`,
            `For ${fileLink(policy.source, { ...context, commit: policy.sha ?? context.commit })}, with a reason and an owner filled in:\n\n${block(exceptionRequests)}`,
          ),
  }
}

function block(requests: readonly ExceptionRequest[]): string {
  const lines = requests.flatMap(({ rule, path, model, expires, credits }) => {
    const several = path?.includes('*') ?? false
    return [
      `  - rule: ${rule}`,
      ...(path === null ? [] : [`    path: ${yamlText(path)}`]),
      ...(model === null ? [] : [`    model: ${yamlText(model)}`]),
      '    reason: # why this work needs it',
      '    owner: # who answers for it',
      `    expires: ${expires}`,
      ...(credits === null || credits === 0
        ? []
        : [
            `    # permits ${rule.startsWith('cost-') ? signed(credits) : whole(credits)} credits a month${several ? ' in each folder at most' : ''}, typical work`,
          ]),
      ...(several ? ['    # one exception for each folder would permit less'] : []),
    ]
  })
  return fenced(['exceptions:', ...lines].join('\n'), 'yaml')
}
