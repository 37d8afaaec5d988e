import { capitalized } from '../../core/text/capitalized.js'
import { SEVERITIES, type Severity } from '../../core/finding.js'
import { RULES } from '../../core/rules/index.js'
import type { Rule } from '../../core/rules/rule.js'
import { DOCUMENTATION } from '../../version.js'

/** The SARIF level of each severity. */
export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  notice: 'note',
}

/**
 * All rules, not only those with results, so that the list is the same in every run. Their texts are the program's own
 * and are written without an escaper; a test rejects characters that are special in SARIF.
 */
export function sarifRules(): readonly unknown[] {
  return RULES.map(descriptor)
}

/** The index of a rule in `sarifRules()`; -1 for an unknown id. */
export function ruleIndex(id: string): number {
  return RULES.findIndex((rule) => rule.id === id)
}

function descriptor({ id, severity, summary, why, fix }: Rule): unknown {
  const text = [`Why: ${why}`, `How to fix: ${fix}`]
  return {
    id,
    name: id.split('-').map(capitalized).join(''),
    shortDescription: { text: unmarked(summary) },
    fullDescription: { text: unmarked(`${summary} ${why}`) },
    help: {
      text: unmarked([summary, ...text].join('\n\n')),
      markdown: absolute([summary, `**Why.** ${why}`, `**How to fix.** ${fix}`].join('\n\n')),
    },
    helpUri: `${DOCUMENTATION}/rules/${id}.md`,
    defaultConfiguration: { level: LEVELS[severity] },
    // The field that code scanning sorts by.
    properties: { tags: ['kiro'], 'problem.severity': severity === SEVERITIES[2] ? 'recommendation' : severity },
  }
}

/** Links of the docs are relative to the rule's page. */
function absolute(markdown: string): string {
  return markdown.replaceAll('](../', `](${DOCUMENTATION}/`)
}

/** Markdown of the program as plain text. */
function unmarked(markdown: string): string {
  return absolute(markdown)
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replaceAll('`', '')
}
