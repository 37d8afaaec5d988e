import { check } from '../../lib/core/check.js'
import { loadCatalogue } from '../../lib/core/catalogue/catalogue.js'
import { list, plain } from '../../lib/core/message.js'
import { parsePolicy } from '../../lib/core/policy/parse.js'
import { RULES } from '../../lib/core/rules/index.js'
import { code, fenced, GENERATED, table } from './markdown.mjs'

const TODAY = loadCatalogue().asOf
const SEVERITIES = { error: 'fails the check when it is new', warning: 'is shown and fails nothing, unless `fail-on: warning`', notice: 'stands in the job summary only' }

/** One page per rule, and the index. */
export function rulePages() {
  return { ...Object.fromEntries(RULES.map((rule) => [`docs/rules/${rule.id}.md`, page(rule)])), 'docs/rules/README.md': index() }
}

function index() {
  return [
    GENERATED,
    '# Rules',
    `${RULES.length} rules. Every one has an example that fails and one that passes; both are run as tests. A policy changes a severity, or switches a rule off, under [\`rules\`](../policy.md).`,
    table(['rule', 'severity', 'reports'], RULES.map(({ id, severity, summary }) => [`[${id}](${id}.md)`, severity, summary])),
    'Severities: ' + Object.entries(SEVERITIES).map(([name, means]) => `**${name}** ${means}`).join('; ') + '. An error that the base has too is shown and does not fail.',
    '',
  ].join('\n\n').trimEnd() + '\n'
}

function page(rule) {
  const { id, severity, summary, why, fix, silencedBy = [], examples } = rule
  return [
    GENERATED,
    `# ${id}`,
    `**${severity}** · ${summary}`,
    `**Why.** ${why}`,
    `**How to fix.** ${fix}`,
    silencedBy.length === 0 ? '' : `Silent where ${silencedBy.map(({ rule: other }) => `[${other}](${other}.md)`).join(', ')} says more about the same place.`,
    '## Fails',
    ...example(examples.failing),
    fenced('text', said(rule, examples.failing)),
    '## Passes',
    ...example(passing(rule)),
    `To change the severity or switch the rule off, in the [policy](../policy.md): \`rules: { ${id}: off }\` (or \`error\`, \`warning\`, \`notice\`).`,
  ].filter((block) => block !== '').join('\n\n') + '\n'
}

/** The files of an example, those before the change first, then its policy and its day. */
function example({ before, after, policy, day, links = [] }) {
  const files = (all, when) => Object.entries(all).flatMap(([path, text]) => [`${code(path)}${when}`, fenced(language(path), text)])
  return [
    ...(before ? files(before, ' before') : []),
    ...files(after, before ? ' after' : ''),
    ...links.map((path) => `${code(path)} is a symbolic link.`),
    ...(policy ? ['Policy', fenced('yaml', policy)] : []),
    ...(day ? [`On ${day}.`] : []),
  ]
}

/** Files of Kiro may hold comments, and some examples hold mistakes, which a strict highlighter paints red. */
function language(path) {
  return path.endsWith('.md') ? 'markdown' : 'jsonc'
}

/** What the check says of the failing example, as it prints it. */
function said(rule, failing) {
  const found = findings(rule, failing)
  if (found.length === 0) throw new Error(`The failing example of ${rule.id} does not fail`)
  return found.map(({ severity, place, message, instead }) => {
    const where = place === null ? '' : `${place.file}:${place.line}:${place.column}  `
    return `${severity}  ${where}${plain(message)}${instead.length === 0 ? '' : `\n       instead: ${plain(list(instead))}`}`
  }).join('\n')
}

/** The passing example, proven to pass. */
function passing(rule) {
  if (findings(rule, rule.examples.passing).length > 0) throw new Error(`The passing example of ${rule.id} does not pass`)
  return rule.examples.passing
}

function findings(rule, { before, after, policy, day = TODAY, links = [] }) {
  const parsed = policy ? parsePolicy(policy, { source: '.github/kiro-policy.yml', sha: null }) : null
  if (parsed && !('layer' in parsed)) throw new Error(`The policy of an example of ${rule.id} is wrong: ${parsed.problems[0].message}`)
  const sources = (files) => Object.entries(files).map(([path, text]) => ({ path, kind: 'file', bytes: Buffer.from(text) }))
  const report = check({
    before: before ? sources(before) : null,
    after: [...sources(after), ...links.map((path) => ({ path, kind: 'symlink', bytes: null }))],
    policy: parsed ? [parsed.layer] : [],
    day,
  })
  return report.findings.filter((finding) => finding.rule === rule.id)
}
