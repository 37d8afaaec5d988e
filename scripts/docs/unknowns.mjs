import { loadCatalogue, multiplierOn, periodOn, statusOn } from '../../lib/core/catalogue/catalogue.js'
import { bullets, code, GENERATED, source, table } from './markdown.mjs'

const { asOf, models, facts } = loadCatalogue()
const now = models.filter((model) => statusOn(model, asOf) !== 'retired')

/** docs/what-we-do-not-know.md: every gap of the catalogue, from the catalogue. */
export function unknownsPage() {
  return (
    [
      GENERATED,
      '# What we do not know',
      `The gaps of the catalogue of **${asOf}**, from the catalogue itself. What is not known is never counted as good news: a price is *not priced* and never 0, an entitlement is *not known* and never “every plan”, and a day before the first sighting of a model is *not known* and never “not offered”. The rules [unknown-model](rules/unknown-model.md), [entitlement-unknown](rules/entitlement-unknown.md), [retiring-model](rules/retiring-model.md) and [cost-unknown](rules/cost-unknown.md) say so where it matters.`,
      '## AWS GovCloud (US)',
      `${facts.govCloud.note} Regions: ${facts.govCloud.regions.map(code).join(', ')} (${source(facts.govCloud.source)}, ${facts.govCloud.checked}).`,
      '## Models without a price',
      table(
        ['id', 'why', 'source'],
        now
          .filter((model) => multiplierOn(model, asOf) === null)
          .map((model) => {
            const period = periodOn(model.multipliers, asOf)
            return [code(model.id), period?.reason ?? '', source(period?.source ?? '')]
          }),
      ),
      '## Prices that no page of Kiro gives',
      table(
        ['id', 'why', 'source'],
        now.flatMap((model) => {
          const period = periodOn(model.multipliers, asOf)
          const official = period === null || period.value === null || period.source.startsWith('https://kiro.dev/')
          return official ? [] : [[code(model.id), period.reason ?? '', source(period.source)]]
        }),
      ),
      '## Who can use it',
      table(
        ['id', 'not known', 'why', 'source'],
        now.flatMap((model) => {
          const period = periodOn(model.availability, asOf)
          const gaps = ['plans', 'logins', 'regions', 'billing'].filter((key) => period?.[key] === 'unknown')
          return gaps.length === 0
            ? []
            : [[code(model.id), gaps.join(', '), period.reason ?? '', source(period.source)]]
        }),
      ),
      '## Sources that disagree',
      table(
        ['id', 'the other value', 'seen', 'remark', 'source'],
        now.flatMap((model) =>
          (periodOn(model.multipliers, asOf)?.conflicts ?? []).map((other) => [
            code(model.id),
            `${other.value}x`,
            other.seen,
            other.note ?? '',
            source(other.source),
          ]),
        ),
      ),
      '## First seen, not announced',
      'Before that day it is not known whether the model was there. The other models were announced on the first day of their history.',
      table(
        ['id', 'first seen', 'remark'],
        now
          .filter(({ announced }) => announced === null)
          .map((model) => [code(model.id), model.status[0].from, model.multipliers[0].reason ?? '']),
      ),
      '## Days on which models go',
      table(
        ['id', 'day', 'whose day', 'remark', 'source'],
        now.flatMap(({ id, retiringOn: going }) =>
          going ? [[code(id), going.day, going.by, going.note ?? '', source(going.source)]] : [],
        ),
      ),
      '## List price and measured use',
      'A multiplier is a list price: the same task takes more or fewer tokens on another model. Measured in one public benchmark only; of the other models it is not known.',
      table(
        ['id', ['by list', 'right'], ['measured', 'right'], ['measured ÷ list', 'right'], 'day', 'source'],
        now.flatMap(({ id, measured }) =>
          measured
            ? [
                [
                  code(id),
                  `${measured.listThen}x`,
                  `${measured.ratioToAuto}x ± ${Math.round(measured.uncertainty * 100)} %`,
                  String(measured.toList),
                  measured.day,
                  source(measured.source),
                ],
              ]
            : [],
        ),
      ),
      '## Besides',
      bullets([
        'The least and the most credits that one request of a hook or an agent takes: only typical tasks were measured; see [the cost model](cost-model.md).',
        'Numeric caps of overage, and whether the credits of overage in Kiro’s usage files are cumulative.',
        'The multiplier of Claude Sonnet 3.7: it was removed before credits had multipliers.',
      ]),
    ].join('\n\n') + '\n'
  )
}
