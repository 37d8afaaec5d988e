import { oldPrices, VERY_OLD_DAYS } from '../catalogue/price-age.js'
import { say, words } from '../text/message.js'
import { exampleSettings, onItsOwn, type Rule } from './rule.js'

/** The rule `catalogue-old`: see docs/rules/catalogue-old.md. */
export const catalogueOld: Rule = {
  id: 'catalogue-old',
  severity: 'notice',
  summary: `The change uses a price that was last checked more than ${VERY_OLD_DAYS} days before the day of the check.`,
  why: 'Multipliers really move: one model’s changed four times in three months. Between 60 and 180 days the age is shown among the assumptions only, and that of prices that the change does not use is not shown at all.',
  fix: 'Update Kiro Governance, or name a newer price file: the input `prices`, or `--prices`. `kiro-governance models --import FILE --merge` makes one from the list of Kiro CLI, and `kiro-governance init --prices` a workflow that does so every week.',
  find: ({ catalogue, estimate, day }) => {
    const used = estimate.allRows
      .filter(({ changed }) => changed)
      .flatMap(({ before, after }) => [before.model, after.model].filter((name) => name !== null))
    const old = oldPrices(catalogue, used, day, VERY_OLD_DAYS)
    if (old === null) return []
    return [
      {
        place: null,
        subjects: onItsOwn('catalogue'),
        value: old.checked,
        say: () =>
          say`${words(old.subject)} last checked on ${words(old.checked)}, ${old.days} days ago: ${words(old.remedy)}`,
      },
    ]
  },
  examples: {
    failing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-haiku-4.5' }, { codeReview: 'primary' }) },
      day: '2027-06-30',
    },
    passing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-haiku-4.5' }, { codeReview: 'primary' }) },
      day: '2026-12-09',
    },
  },
}
