import type { AuditReport } from '../../../core/contract/audit/report.js'
import type { AuditedRepository } from '../../../core/contract/audit/repository.js'
import { markup, NOTHING, when, type Markup } from '../../usage/html/markup.js'
import type { HtmlSection } from '../../usage/html/section.js'
import { appliers, checkWords, costWords, policyWords, price, sumWords, verdictWord } from '../words.js'

/** Every repository in one table with filters by verdict, team and model; those of which nothing is known are among them. */
export function repositoriesSection(report: AuditReport): HtmlSection[] {
  const rows = report.repositories
  if (rows.length === 0) return []
  const reasons = new Map(report.attention.map((one) => [one.repository, one.reasons]))
  return [
    {
      id: 'repositories',
      title: 'Repositories',
      lead: `${sumWords(report)} A team is an owner of the policy by CODEOWNERS.`,
      body: markup`<div class="scroll" role="group" aria-labelledby="repositories-table">
<table class="sortable filtered"><caption id="repositories-table">Every repository of this audit</caption>
<thead><tr><th scope="col">Repository</th><th scope="col">Verdict</th><th scope="col">Models</th><th scope="col" class="number">Credits <small>per developer</small></th><th scope="col">Check</th><th scope="col">Policy</th><th scope="col">Needs attention</th></tr></thead>
<tbody>
${rows.map((one) => row(one, reasons.get(one.name) ?? []))}</tbody>
</table></div>
`,
    },
  ]
}

function row(one: AuditedRepository, reasons: readonly string[]): Markup {
  const { name, models, cost, visibility, archived, codeOwners } = one
  const word = verdictWord(one)
  const teams = codeOwners === null || codeOwners.owners.length === 0 ? ['no owner'] : codeOwners.owners
  const credits = cost?.credits.typical ?? null
  const about = [visibility === 'public' ? '' : visibility, archived ? 'archived' : ''].filter((text) => text !== '')
  return markup`<tr data-verdict="${word}" data-team="${lines(teams)}" data-model="${lines(models.map(({ model }) => model))}"><th scope="row">${name}${when(about.length > 0, () => markup` <small class="note">${about.join(', ')}</small>`)}</th><td>${verdictTag(word)}</td><td>${modelList(models)}</td><td class="number"${credits === null ? NOTHING : markup` data-value="${credits}"`}>${costWords(cost)}</td><td>${checkWords(one)}</td><td>${policyWords(one)}</td><td>${reasons.join(', ')}</td></tr>
`
}

/** Values apart by a line end, which no escaped value has. */
function lines(values: readonly string[]): Markup {
  return { markup: [...new Set(values)].map((value) => markup`${value}`.markup).join('&#10;') }
}

/** A verdict as a colored tag; its word says it without the color. */
export function verdictTag(word: string): Markup {
  const kind =
    { pass: ' pass', warn: '', fail: ' fail', 'policy broken': ' fail', 'not seen': ' fail' }[word] ?? ' none'
  return markup`<span class="tag${kind}">${word}</span>`
}

/** Models that are named in a cell; the section of models has all. Chosen by hand. */
const MODELS = 6

function modelList(models: AuditedRepository['models']): Markup {
  if (models.length === 0) return NOTHING
  const shown = models.slice(0, MODELS)
  const left = models.length - shown.length
  return markup`<ul class="list">${shown.map(
    ({ model, multiplier, assignments }) =>
      markup`<li>${model} <small class="note">${price(multiplier)}, ${appliers(assignments)}</small></li>`,
  )}${when(left > 0, () => markup`<li>and ${left} more</li>`)}</ul>`
}
