import { label } from '../kiro/assignment.js'
import { statusOn } from '../catalogue/catalogue.js'
import { entitlement, isUnapproved, type BlockedBy, type Entitlement, type SeatKind } from '../catalogue/entitlement.js'
import { confidential, list, say, words } from '../text/message.js'
import { ENTITLEMENT } from '../policy/parent-view.js'
import { seatsOf } from '../policy/seats.js'
import { substitutes } from '../advice/substitutes.js'
import { exampleSettings, subjectsOf, type Rule } from './rule.js'

/** The rule `model-not-entitled`: see docs/rules/model-not-entitled.md. */
export const modelNotEntitled: Rule = {
  ...ENTITLEMENT,
  severity: 'error',
  summary:
    'A model that some or all of the team’s seats cannot use: by plan, login, region, billing, or the console’s approved list.',
  why: 'Kiro answers "The selected model is not available" to the people on those seats.',
  fix: 'Choose a model that every seat can use, change the seats, or lower this rule for models that only some need.',
  silencedBy: [{ rule: 'misspelled-model' }, { rule: 'retired-model' }],
  find: ({ after, catalogue, policy, day }) => {
    const seats = seatsOf(policy)
    return after.mentions.flatMap((mention) => {
      const model = catalogue.find(mention.model)?.model
      if (model && statusOn(model, day) === 'retired') return []
      const { blocked, kinds } = model
        ? entitlement(catalogue, model, seats, day)
        : unknownTo(isUnapproved(catalogue, mention.model, seats))
      if (blocked.length === 0) return []
      const reasons = [...new Set(blocked.map(({ by }) => by))].map((by) => REASONS[by])
      const everyone = blocked.length === kinds
      const plans = [...new Set(blocked.map(({ seat }) => seatName(seat)))]
      return [
        {
          place: mention.place,
          subjects: subjectsOf(mention, label),
          value: `${mention.model} ${everyone ? 'nobody' : plans.join(', ')}`,
          say: () =>
            everyone
              ? say`${mention.model} cannot be used by any seat of the team: ${words(reasons.join(', '))}`
              : say`${mention.model} cannot be used by ${confidential(say`seats of ${list(plans)}`, 'some seats')}: ${words(reasons.join(', '))}`,
          instead: substitutes({ catalogue, policy, day }, mention),
        },
      ]
    })
  },
  examples: {
    failing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-opus-4.8' }, { codeReview: 'primary' }) },
      policy: 'version: 1\nteam: { seats: { free: 3 } }',
    },
    passing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-opus-4.8' }, { codeReview: 'primary' }) },
      policy: 'version: 1\nteam: { seats: { pro: 3 } }',
    },
  },
}

/** What blocks a seat, in words. */
const REASONS: Readonly<Record<BlockedBy, string>> = {
  plan: 'not in the plan',
  login: 'not with this login',
  region: 'not in this region',
  billing: 'not with this billing',
  'approved list': 'not on the approved list of the console',
  date: 'not offered on this day',
}

/** Of a model that the catalogue does not know, only the list that the team states says anything. */
function unknownTo(unapproved: boolean): Pick<Entitlement, 'blocked' | 'kinds'> {
  const seat: SeatKind = { plan: null, login: null, region: null }
  return { blocked: unapproved ? [{ seat, by: 'approved list' }] : [], kinds: 1 }
}

function seatName({ plan, login, region }: SeatKind): string {
  return [plan ?? 'any plan', login, region].filter((part) => part !== null).join(', ')
}
