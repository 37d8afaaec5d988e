import { multiplierOf } from '../catalogue/catalogue.js'
import { say, words } from '../text/message.js'
import { multiplier as x } from '../text/number.js'
import { exampleSettings, onItsOwn, type Rule } from './rule.js'

/** The rule `fast-not-cheaper`: see docs/rules/fast-not-cheaper.md. */
export const fastNotCheaper: Rule = {
  id: 'fast-not-cheaper',
  severity: 'warning',
  summary: 'A budget restricts to the profile `fast`, which is missing or not cheaper than `primary`.',
  why: 'The action `restrict` moves all work to `fast`; when that costs as much, the budget saves nothing.',
  fix: 'Give `fast` a cheaper model, or use the action `pause`.',
  find: ({ after, catalogue, day }) =>
    after.contracts.flatMap((contract) => {
      const restricting = [...contract.budgets.entries()].find(([, budget]) => budget.limit.action === 'restrict')
      if (!restricting) return []
      const [period, budget] = restricting
      const fast = contract.profiles.get('fast')?.model
      const where = `budget.${period}.action`
      if (!fast) {
        // A contract that defines no profiles at all states budgets only; there is nothing to restrict to or from.
        if (contract.profiles.size === 0) return []
        return [
          {
            place: budget.place,
            subjects: onItsOwn('restrict'),
            value: 'missing',
            say: () => say`${where} is ${'restrict'}, but there is no profile ${'fast'} to switch to`,
          },
        ]
      }
      const primary = contract.profiles.get('primary')?.model
      const [cheap, dear] = [
        multiplierOf(catalogue, fast.name, day),
        primary ? multiplierOf(catalogue, primary.name, day) : null,
      ]
      if (cheap === null || dear === null || cheap < dear) return []
      return [
        {
          place: fast.place,
          subjects: onItsOwn('restrict'),
          value: `${fast.name} ${primary?.name ?? ''}`,
          say: () =>
            say`${where} switches to ${'fast'}, but ${fast.name} (${words(x(cheap))}) is not cheaper than ${primary?.name ?? ''} (${words(x(dear))})`,
        },
      ]
    }),
  examples: {
    failing: {
      after: {
        '.kiro/settings.json': exampleSettings(
          { primary: 'claude-haiku-4.5', fast: 'claude-sonnet-4.5' },
          { codeReview: 'primary', hookActions: 'fast' },
          { monthly: { credits: 900, action: 'restrict' } },
        ),
      },
    },
    passing: {
      after: {
        '.kiro/settings.json': exampleSettings(
          { primary: 'claude-sonnet-4.5', fast: 'claude-haiku-4.5' },
          { codeReview: 'primary', hookActions: 'fast' },
          { monthly: { credits: 900, action: 'restrict' } },
        ),
      },
    },
  },
}
