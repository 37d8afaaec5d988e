import type { Effort } from '../kiro/surfaces/surface.js'
import { groupBy } from '../text/group-by.js'
import { plain, say } from '../text/message.js'
import { onItsOwn, type Rule } from './rule.js'

/** Source: kiro-cli 2.12/2.13, `--effort`. */
const LEVELS = ['low', 'medium', 'high', 'xhigh', 'max']

/** The number of a level, in whatever case. One that is not known may be above all that are. */
function rank(level: string): number {
  const at = LEVELS.indexOf(level.trim().toLowerCase())
  return at === -1 ? LEVELS.length : at
}

/** The rule `effort-raised`: see docs/rules/effort-raised.md. */
export const effortRaised: Rule = {
  id: 'effort-raised',
  severity: 'warning',
  summary:
    'The reasoning effort of a model is raised in `chat.modelDefaults`, or that of an agent by its `effortLevel`.',
  why: 'More effort means more tokens and so more credits per run at the same multiplier; how many more is not published.',
  fix: 'Raise the effort only for the model and the work that need it.',
  find: ({ before, after, hasBase, catalogue }) => {
    const id = (model: string): string => catalogue.find(model)?.model.id ?? model.trim().toLowerCase()
    const keyOf = ({ root, model, work }: Effort): string =>
      JSON.stringify([root, work ? plain(work) : null, id(model)])
    const old = groupBy(before.efforts, keyOf)
    return after.efforts.flatMap((effort) => {
      const { model, work, level, place } = effort
      // Several keys can set one model's effort; the highest is what it could be before.
      const [was] = [...(old.get(keyOf(effort)) ?? [])].sort((a, b) => rank(b.level) - rank(a.level))
      if (!hasBase || rank(level) <= (was ? rank(was.level) : rank('medium'))) return []
      if (was?.level === level) return []
      const whose = work ?? say`${model}`
      return [
        {
          place,
          subjects: onItsOwn(`effort:${work ? plain(work) : model}`),
          value: level,
          say: () =>
            was
              ? say`The effort of ${whose} rises from ${was.level} to ${level}`
              : say`The effort of ${whose} is set to ${level}`,
        },
      ]
    })
  },
  examples: {
    failing: {
      before: {
        '.kiro/settings/cli.json':
          '{ "chat.modelDefaults": { "claude-opus-4.8": { "output_config": { "effort": "medium" } } } }',
      },
      after: {
        '.kiro/settings/cli.json':
          '{ "chat.modelDefaults": { "claude-opus-4.8": { "output_config": { "effort": "xhigh" } } } }',
      },
    },
    passing: {
      before: {
        '.kiro/settings/cli.json':
          '{ "chat.modelDefaults": { "claude-opus-4.8": { "output_config": { "effort": "xhigh" } } } }',
      },
      after: {
        '.kiro/settings/cli.json':
          '{ "chat.modelDefaults": { "claude-opus-4.8": { "output_config": { "effort": "low" } } } }',
      },
    },
  },
}
