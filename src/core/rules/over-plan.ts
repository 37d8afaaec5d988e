import { confidential, say, words } from '../text/message.js'
import { usd, whole } from '../text/number.js'
import { exampleSettings, onItsOwn, type Rule } from './rule.js'

/** The rule `over-plan`: see docs/rules/over-plan.md. */
export const overPlan: Rule = {
  id: 'over-plan',
  severity: 'warning',
  summary: 'The typical use is more than a seat’s plan includes.',
  why: 'Credits do not move between people: a seat that runs out stops, or pays overage, while others have credits left.',
  fix: 'Use cheaper models for frequent work, or a larger plan for these seats.',
  silencedBy: [
    { rule: 'cost-increase', at: 'error' },
    { rule: 'cost-total', at: 'error' },
  ],
  find: ({ estimate }) =>
    estimate.seats.flatMap((seat) => {
      const { each, exhaustedOn, short, overageUsd } = seat.after
      if (exhaustedOn === null) return []
      const cost = overageUsd === null ? '' : `, ${usd(overageUsd)} overage`
      return [
        {
          place: null,
          subjects: onItsOwn(`seats:${seat.plan}`),
          value: String(Math.max(each, seat.before.each)),
          say: () =>
            confidential(
              say`${words(`${seat.seats} × ${seat.name}`)}: ${words(whole(each))} of ${words(whole(seat.allowance))} credits each, out on working day ${exhaustedOn} of ${estimate.workdays}, ${words(whole(short))} short${words(cost)}`,
              'The work takes more credits than some seats include',
            ),
        },
      ]
    }),
  examples: {
    failing: {
      after: {
        '.kiro/settings.json': exampleSettings(
          { primary: 'claude-opus-4.8' },
          { specGeneration: 'primary', taskExecution: 'primary', interactiveChat: 'primary' },
        ),
      },
      policy: 'version: 1\nteam: { developers: 3, seats: { pro: 3 } }',
    },
    passing: {
      after: {
        '.kiro/settings.json': exampleSettings(
          { primary: 'claude-haiku-4.5' },
          { specGeneration: 'primary', taskExecution: 'primary', interactiveChat: 'primary' },
        ),
      },
      policy: 'version: 1\nteam: { developers: 3, seats: { pro: 3 } }',
    },
  },
}
