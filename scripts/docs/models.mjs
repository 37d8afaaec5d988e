import { loadCatalogue, multiplierOn, periodOn, statusOn } from '../../lib/core/catalogue/catalogue.js'
import { multiplier, usd, whole } from '../../lib/core/text/number.js'
import { bullets, code, GENERATED, source, table } from './markdown.mjs'

const { asOf, models, plans, facts } = loadCatalogue()
const values = (list) =>
  list === undefined ? '' : list === 'unknown' ? 'not known' : list === 'all' ? 'all' : list.join(', ')
const days = ({ from, to }) => (to === null ? `since ${from}` : `${from} until ${to}`)

/** docs/models.md: everything that the catalogue knows, with its sources. */
export function modelsPage() {
  return (
    [
      GENERATED,
      '# Models and plans',
      `The catalogue of **${asOf}**: what Kiro offered and charged on that day, and before. It is data with dates (\`prices/v1.json\`), so an estimate can be made as of any day, and a multiplier that is not published is *not priced*, never 0. A multiplier is credits per credit that \`auto\` would use. \`kiro-governance models --as-of DATE\` prints the list of a day; \`models --import\` turns the list of your own account into a part of the policy. What is not known is on [a page of its own](what-we-do-not-know.md).`,
      '## Models',
      table(
        ['id', ['multiplier', 'right'], ['context', 'right'], 'plans', 'status', 'since', 'checked'],
        models.map((model) => [
          `[${model.id}](#${model.id.replaceAll('.', '')})`,
          price(periodOn(model.multipliers, asOf)),
          model.context === null ? '' : whole(model.context),
          values(periodOn(model.availability, asOf)?.plans),
          `${statusOn(model, asOf) ?? 'not offered'}${model.successor ? `, successor ${code(model.successor)}` : ''}`,
          `${model.status[0].from}${model.announced === null ? ' (seen)' : ''}`,
          periodOn(model.multipliers, asOf)?.checked ?? '',
        ]),
      ),
      '## Wrong spellings',
      'Kiro accepts none of these; each was seen in a real file or documentation. The rule [misspelled-model](rules/misspelled-model.md) names the right id. Other case, spaces, underscores, provider prefixes, release dates and dashes for dots are understood in the same way.',
      table(
        ['written', 'meant'],
        models.flatMap((model) =>
          [...model.misspellings, ...model.aliases].map((wrong) => [code(wrong), code(model.id)]),
        ),
      ),
      '## Plans',
      table(
        ['id', 'plan', ['per month', 'right'], ['credits', 'right'], 'more credits', 'since', 'source'],
        plans.map((plan) => [
          code(plan.id),
          plan.name,
          usd(plan.usdPerMonth),
          whole(plan.creditsPerMonth),
          plan.overage ? `${usd(facts.overage.usdPerCredit)} each` : 'no',
          plan.from,
          source(plan.source),
        ]),
      ),
      bullets(facts.notes),
      `Example task: ${facts.exampleTaskCredits.value} credits at 1.0x (${source(facts.exampleTaskCredits.source)}). Least per prompt: ${facts.minimumCreditsPerPrompt} credits.`,
      '## Each model',
      ...models.flatMap(details),
    ].join('\n\n') + '\n'
  )
}

function price(period) {
  if (!period) return multiplier(null)
  const long = period.longContext
    ? `, ${multiplier(period.longContext.value)} above ${whole(period.longContext.above)} tokens`
    : ''
  return `${multiplier(period.value)}${long}`
}

function details(model) {
  const names = [
    model.misspellings.length > 0 ? `Wrong spellings: ${model.misspellings.map(code).join(', ')}.` : '',
    model.aliases.length > 0 ? `Other names: ${model.aliases.map(code).join(', ')}.` : '',
    model.successor ? `Successor: ${code(model.successor)}.` : '',
  ]
    .filter((line) => line !== '')
    .join(' ')
  return [
    `### ${model.id}`,
    `${model.name}${multiplierOn(model, asOf) === null ? '; not priced' : ''}. ${names}`.trim(),
    table(
      ['what', 'when', 'value', 'source', 'checked', 'remark'],
      [
        ...model.multipliers.map((period) => [
          'multiplier',
          days(period),
          `${price(period)}${(period.conflicts ?? []).map((other) => `; [another source](${other.source}): ${multiplier(other.value)}, seen ${other.seen}`).join('')}`,
          ...evidence(period),
          [period.reason, ...(period.conflicts ?? []).map(({ note }) => note)].filter(Boolean).join(' '),
        ]),
        ...model.availability.map((period) => [
          'availability',
          days(period),
          available(period),
          ...evidence(period),
          period.reason ?? '',
        ]),
        ...model.status.map((period) => ['status', days(period), period.value, ...evidence(period), period.note ?? '']),
      ],
    ),
    model.retiringOn
      ? `To end on ${model.retiringOn.day}, says ${model.retiringOn.by} (${source(model.retiringOn.source)}). ${model.retiringOn.note ?? ''}`.trim()
      : '',
    model.measured
      ? `Measured on ${model.measured.day}: ${model.measured.ratioToAuto} times the credits of \`auto\` for the same task, ${model.measured.toList} times what the list says (${source(model.measured.source)}).`
      : '',
    bullets(model.notes),
  ].filter((block) => block !== '')
}

const evidence = ({ source: url, checked }) => [source(url), checked]

function available({ plans: of, logins, regions, billing }) {
  return Object.entries({ plans: of, logins, regions, billing })
    .map(([name, list]) => `${name}: ${values(list)}`)
    .join('; ')
}
