import { loadCatalogue } from '../core/catalogue/catalogue.js'
import { brief } from '../core/text/message.js'
import { nearest } from '../core/text/nearest.js'
import { RULE_IDS, RULES } from '../core/rules/index.js'
import type { Rule } from '../core/rules/rule.js'
import { UserError } from '../core/user-error.js'
import { jsonText } from '../render/escape/json.js'
import { rulePage, rulesPage } from '../render/rule-page.js'
import { rulesText, ruleText } from '../render/text/rules-text.js'
import type { Command } from './options.js'
import { outputPaint } from './paint.js'

/** The command `rules`. */
export const rules: Command = {
  name: 'rules',
  summary:
    'Lists the rules; with an id it shows one of them: why, how to fix it, and an example that fails and one that passes.',
  positionals: '[ID]',
  flags: [
    { name: 'format', value: 'NAME', choices: ['text', 'markdown', 'json'], help: 'how to print it; default: text' },
  ],
  async run({ flags, positionals }, effects) {
    const { print } = effects
    const [id, ...more] = positionals
    if (more.length > 0) throw new UserError('rules takes one id at a time.', 'Without an id it lists them all.')
    const rule = id === undefined ? null : ruleOf(id)
    if (flags.format === 'json') print(json(rule === null ? RULES : [rule]))
    else if (flags.format === 'markdown') print(rule === null ? rulesPage(RULES) : rulePage(rule, today()))
    else {
      const paint = await outputPaint(effects)
      print(rule === null ? rulesText(RULES, paint) : ruleText(rule, today(), paint))
    }
    return 0
  },
}

/** Examples are judged on the day of the catalogue, so that their pages do not change daily. */
function today(): string {
  return loadCatalogue().asOf
}

function ruleOf(id: string): Rule {
  const rule = RULES.find((candidate) => candidate.id === id)
  if (rule) return rule
  const meant = nearest(id, RULE_IDS)
  throw new UserError(
    `${brief(id)} is not a rule${meant ? `; did you mean ${meant}?` : ''}.`,
    'kiro-governance rules lists them all.',
  )
}

function json(shown: readonly Rule[]): string {
  const listed = shown.map(({ id, severity, summary, why, fix }) => ({ id, severity, summary, why, fix }))
  return jsonText({ version: 1, kind: 'rules', rules: listed })
}
