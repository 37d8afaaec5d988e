import { nearest } from '../text/nearest.js'
import { list, quoted, say } from '../text/message.js'
import { prefixed } from '../kiro/assignment.js'
import { exampleSettings, type Rule } from './rule.js'

/** The rule `unknown-profile`: see docs/rules/unknown-profile.md. */
export const unknownProfile: Rule = {
  id: 'unknown-profile',
  severity: 'error',
  summary: 'The contract routes a kind of work to a profile that does not exist.',
  why: 'A route that leads nowhere cannot be followed; what the work costs is not known.',
  fix: 'Name a profile that is defined under `models`, or define this one.',
  find: ({ after }) =>
    after.contracts.flatMap((contract) =>
      [...contract.routing].flatMap(([task, profile]) => {
        if (contract.profiles.has(profile.name)) return []
        const known = [...contract.profiles.keys()]
        const meant = nearest(profile.name, known)
        const where = `models.routing.${task}`
        return [
          {
            place: profile.place,
            subjects: [
              {
                name: prefixed(contract.root, `task:${task}`),
                identity: `task:${task}`,
                key: '',
                label: task,
                model: null,
                state: '',
              },
            ],
            value: profile.name,
            say: () =>
              meant !== null
                ? say`${where}: ${quoted(profile.name)} is not a profile; did you mean ${quoted(meant)}?`
                : known.length > 0
                  ? say`${where}: ${quoted(profile.name)} is not a profile; defined are ${list(known)}`
                  : say`${where}: ${quoted(profile.name)} is not a profile; none is defined under ${'models'}`,
            ...(meant === null ? {} : { instead: [meant] }),
          },
        ]
      }),
    ),
  examples: {
    failing: {
      after: {
        '.kiro/settings.json': exampleSettings(
          { primary: 'claude-sonnet-4.5', fast: 'claude-haiku-4.5' },
          { interactiveChat: 'fats' },
        ),
      },
    },
    passing: {
      after: {
        '.kiro/settings.json': exampleSettings(
          { primary: 'claude-sonnet-4.5', fast: 'claude-haiku-4.5' },
          { interactiveChat: 'fast' },
        ),
      },
    },
  },
}
