import { loadCatalogue } from '../../lib/core/catalogue/catalogue.js'
import { RULES } from '../../lib/core/rules/index.js'
import { rulePage, rulesPage } from '../../lib/render/rule-page.js'

/** One page per rule, and the index: what `kiro-governance rules --format markdown` prints. */
export function rulePages() {
  const today = loadCatalogue().asOf
  return {
    ...Object.fromEntries(RULES.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule, today)])),
    'docs/rules/README.md': rulesPage(RULES),
  }
}
