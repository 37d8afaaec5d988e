import type { AuditReport } from '../../../core/contract/audit/report.js'
import { plain } from '../../../core/text/message.js'
import { count, whole } from '../../../core/text/number.js'
import { priceSource } from '../../text/price-lines.js'
import { fullDay } from '../../usage/dates.js'
import { htmlPage } from '../../usage/html/html-page.js'
import { markup, NOTHING, type Markup } from '../../usage/html/markup.js'
import { SCRIPT } from '../../usage/html/script.js'
import { facts, type HtmlSection } from '../../usage/html/section.js'
import { STYLE } from '../../usage/html/style.js'
import { AUDIT_VERDICTS, auditedName, headLines } from '../words.js'
import { FILTER_SCRIPT } from './filter-script.js'
import { AUDIT_STYLE } from './filter-style.js'
import {
  attentionSection,
  changesSection,
  contractSection,
  exceptionsSection,
  findingsSection,
  leavingSection,
  consoleSection,
  modelsSection,
  notSeenSection,
  pricesSection,
} from './lists.js'
import { repositoriesSection } from './repositories.js'

/**
 * The audit as one self-contained page: its content security policy allows no network and only its own style and script. Without the
 * script the page is complete, but tables can be neither sorted nor filtered.
 */
export function auditHtml(report: AuditReport): string {
  return htmlPage({
    title: `Kiro audit of ${auditedName(report)}, ${report.day}`,
    first: { id: 'overview', name: 'To the result' },
    style: `${STYLE}${AUDIT_STYLE}`,
    script: `${SCRIPT}${FILTER_SCRIPT}`,
    header: header(report),
    before: banner(report),
    sections: [
      overview(report),
      ...notSeenSection(report),
      ...attentionSection(report),
      ...changesSection(report),
      ...leavingSection(report),
      ...pricesSection(report),
      ...repositoriesSection(report),
      ...modelsSection(report),
      ...consoleSection(report),
      ...findingsSection(report),
      ...exceptionsSection(report),
      ...contractSection(report),
    ],
    footer: footer(report),
  })
}

function header(report: AuditReport): Markup {
  return markup`<header><h1>Kiro audit <span>${auditedName(report)}</span></h1><p>${fullDay(report.day)}${report.policy.length === 0 ? ', without an organization policy' : ''}</p></header>
`
}

function banner({ verdict, notSeen }: AuditReport): Markup {
  const kind = { pass: 'banner pass', warn: 'banner warn', fail: 'banner', incomplete: 'banner' }[verdict]
  const why =
    verdict === 'incomplete'
      ? ` ${count(notSeen.length, 'thing is', 'things are')} listed below, and ${notSeen.length === 1 ? 'it does not count' : 'none of them counts'} as good.`
      : ''
  return markup`<div class="${kind}" role="status"><p><strong>${AUDIT_VERDICTS[verdict]}.</strong>${why}</p></div>
`
}

function overview(report: AuditReport): HtmlSection {
  const { head, attention, notSeen, run } = report
  const { pass, warn, fail, error } = head.verdicts
  const changes = run.changes
  const changed =
    changes === null
      ? null
      : new Set([
          ...[...changes.verdicts, ...changes.models, ...changes.checks].map(({ repository }) => repository),
          ...changes.appeared,
          ...changes.gone,
          ...changes.started,
          ...changes.stopped,
          ...changes.renamed.map(({ after }) => after),
        ]).size
  const figures = facts(
    [
      {
        name: 'Use Kiro',
        value: whole(head.usesKiro),
        notes: [
          `of ${whole(head.repositories)} repositories`,
          ...(head.notKnown > 0 ? [`${whole(head.notKnown)} not known`] : []),
        ],
      },
      {
        name: 'Obey',
        value: whole(pass + warn),
        notes: warn > 0 ? [`${whole(warn)} with warnings`] : [],
        ...(pass + warn === head.usesKiro && head.usesKiro > 0 ? { kind: 'good' as const } : {}),
      },
      {
        name: 'Do not obey',
        value: whole(fail + error),
        notes: error > 0 ? [`${whole(error)} with a broken policy`] : [],
        ...(fail + error > 0 ? { kind: 'bad' as const } : {}),
      },
      { name: 'Need attention', value: whole(attention.length) },
      {
        name: 'Changed',
        value: changed === null ? '–' : whole(changed),
        notes: [changed === null ? 'no last audit' : 'since the last audit'],
      },
      { name: 'Not seen', value: whole(notSeen.length), ...(notSeen.length > 0 ? { kind: 'bad' as const } : {}) },
    ],
    'facts audit',
  )
  return {
    id: 'overview',
    title: 'Overview',
    body: markup`<ul class="lines">${headLines(report).map((line) => markup`<li>${line}</li>`)}</ul>
${figures}`,
  }
}

function footer({ day, catalogue, policy }: AuditReport): Markup {
  const layers = policy.map(({ source, sha }) => `${source}${sha === null ? '' : ` at ${sha.slice(0, 7)}`}`)
  return markup`<footer><p>Made by Kiro Governance on ${fullDay(day)} with the prices of ${fullDay(catalogue.asOf)} ${plain(priceSource(catalogue))}${layers.length === 0 ? NOTHING : markup` and the policy <code>${layers.join(' under ')}</code>`}. Nothing was changed in any repository. Unofficial: not affiliated with AWS or Kiro.</p></footer>
`
}
