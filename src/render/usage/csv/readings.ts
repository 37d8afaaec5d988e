import type { UsageReading } from '../../../core/contract/usage/report.js'
import type { Amount } from './group.js'

/** The amounts of one `/usage` text. */
export function readingAmounts(reading: UsageReading): Amount[] {
  const { used, allowance, overage, overageUsd, bonusUsed, bonus, tokens, today } = reading
  return [
    ['used', 'credits', used],
    ['included', 'credits', allowance],
    ['overage', 'credits', overage],
    ['overage', 'USD', overageUsd],
    ['bonus used', 'credits', bonusUsed],
    ['bonus', 'credits', bonus],
    ...(tokens
      ? ([
          ['input', 'tokens', tokens.input],
          ['output', 'tokens', tokens.output],
          ['tokens', 'USD', tokens.usd],
        ] as const)
      : []),
    ...(today
      ? ([
          ['input that day', 'tokens', today.input],
          ['output that day', 'tokens', today.output],
          ['of the daily budget, by the text', 'share', today.share],
          ...today.budgets.flatMap(({ file, unit, limit, share }): Amount[] => [
            [`budget.daily.${unit} of ${file}`, 'tokens', limit],
            [`of budget.daily.${unit} of ${file}`, 'share', share],
          ]),
        ] as const)
      : []),
  ]
}
