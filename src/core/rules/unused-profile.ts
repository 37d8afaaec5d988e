import { say } from '../text/message.js'
import { exampleSettings, onItsOwn, type Rule } from './rule.js'

/** The rule `unused-profile`: see docs/rules/unused-profile.md. */
export const unusedProfile: Rule = {
  id: 'unused-profile',
  severity: 'notice',
  summary: 'A profile that no kind of work is routed to.',
  why: 'It looks like a decision and decides nothing.',
  fix: 'Route work to it or delete it.',
  find: ({ after }) =>
    after.contracts.flatMap((contract) => {
      const used = new Set([...contract.routing.values()].map(({ name }) => name))
      if ([...contract.budgets.values()].some(({ limit }) => limit.action === 'restrict')) used.add('fast')
      return [...contract.profiles].flatMap(([name, { place }]) =>
        used.has(name)
          ? []
          : [
              {
                place,
                subjects: onItsOwn(`profile:${name}`),
                value: name,
                say: () => say`No kind of work is routed to the profile ${name}`,
              },
            ],
      )
    }),
  examples: {
    failing: {
      after: {
        '.kiro/settings.json': exampleSettings({ primary: 'auto', slow: 'claude-opus-4.8' }, { codeReview: 'primary' }),
      },
    },
    passing: { after: { '.kiro/settings.json': exampleSettings({ primary: 'auto' }, { codeReview: 'primary' }) } },
  },
}
