import { plain, visible } from '../../core/text/message.js'
import type { Rule } from '../../core/rules/rule.js'
import { failingBlocks, passingBlocks, whatIsSaid, type ExampleBlock } from '../rule-page.js'
import { textTable } from '../tables/table.js'
import { DOCUMENTATION } from '../../version.js'
import type { Paint } from './paint.js'

/** Every rule in one line, for a terminal. */
export function rulesText(rules: readonly Rule[], paint: Paint): string {
  const columns = ['rule', 'severity', 'reports'].map((title) => ({ title, align: 'left' as const }))
  const rows = rules.map(({ id, severity, summary }) => [id, color(severity, paint)(severity), prose(summary)])
  return `${textTable({ columns, rows }, '', paint.columns)}\n\nkiro-governance rules ID shows one of them with its examples.\n`
}

/** One rule with its examples, for a terminal. Examples without a day are judged on `today` (`YYYY-MM-DD`). */
export function ruleText(rule: Rule, today: string, paint: Paint): string {
  const { id, severity, summary, why, fix, silencedBy = [] } = rule
  const blocks = [
    `${paint.bold(id)}  ${color(severity, paint)(severity)}\n${prose(summary)}`,
    `${paint.bold('Why')}  ${prose(why)}`,
    `${paint.bold('How to fix')}  ${prose(fix)}`,
    ...(silencedBy.length === 0
      ? []
      : [
          `${paint.bold('Silent')}  where ${silencedBy.map(({ rule: other }) => other).join(', ')} says more about the same place.`,
        ]),
    [
      paint.bold('Fails'),
      ...failingBlocks(rule).map((block) => shown(block, paint)),
      whatIsSaid(rule, today)
        .map((line) => `  ${line}`)
        .join('\n'),
    ].join('\n\n'),
    [paint.bold('Passes'), ...passingBlocks(rule, today).map((block) => shown(block, paint))].join('\n\n'),
    `To change the severity or switch the rule off, in .github/kiro-policy.yml:\n\n  rules: { ${id}: off }  ${paint.dim('# or error, warning, notice')}`,
  ]
  return `${blocks.join('\n\n')}\n`
}

function color(severity: Rule['severity'], paint: Paint): (text: string) => string {
  return { error: paint.red, warning: paint.yellow, notice: paint.dim }[severity]
}

function shown({ caption, text }: ExampleBlock, paint: Paint): string {
  const lines =
    text === null
      ? []
      : text
          .trimEnd()
          .split('\n')
          .map((line) => (line === '' ? '' : `    ${visible(line)}`))
  return [`  ${paint.dim(plain(caption))}`, ...lines].join('\n')
}

/** A rule's texts are Markdown; in a terminal a link is written as its address. */
function prose(markdown: string): string {
  return markdown.replace(
    /\[([^\]]+)\]\(([^)]+)\)/g,
    (_, text: string, target: string) =>
      `${text} (${target.startsWith('../') ? `${DOCUMENTATION}/${target.slice(3)}` : target})`,
  )
}
