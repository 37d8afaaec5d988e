import type { Effort } from '../kiro/surfaces/surface.js'
import { groupBy } from '../text/group-by.js'
import { placeKey } from '../text/place.js'
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
    'The reasoning effort of a model is raised in `chat.modelDefaults`, or that of an agent, a workflow or a step by its `effortLevel`.',
  why: 'More effort means more tokens and so more credits per run at the same multiplier; how many more is not published.',
  fix: 'Raise the effort only for the model and the work that need it.',
  find: ({ before, after, hasBase, catalogue }) => {
    const id = (model: string): string => catalogue.find(model)?.model.id ?? model.trim().toLowerCase()
    const keyOf = ({ root, model, work }: Effort): string =>
      JSON.stringify([root, work ? plain(work) : null, id(model)])
    const old = groupBy(before.efforts, keyOf)
    const raised = after.efforts.flatMap((effort) => {
      // Several keys can set one model's effort; the highest is what it could be before.
      const [was = null] = [...(old.get(keyOf(effort)) ?? [])].sort((a, b) => rank(b.level) - rank(a.level))
      const rises = hasBase && rank(effort.level) > rank(was?.level ?? 'medium') && was?.level !== effort.level
      return rises ? [{ effort, was }] : []
    })
    // One line of a workflow sets the effort of all its steps that state none.
    const places = groupBy(raised, ({ effort, was }) =>
      JSON.stringify([placeKey(effort.place), was?.level, effort.level]),
    )
    return [...places.values()].flatMap((group) => {
      const [first, ...more] = group
      if (!first) return []
      const { effort, was } = first
      const own = effort.work ?? say`${effort.model}`
      const whose = more.length === 0 ? own : say`${own} and ${more.length} more`
      return [
        {
          place: effort.place,
          subjects: group.flatMap(({ effort: { work, model } }) => onItsOwn(`effort:${work ? plain(work) : model}`)),
          value: effort.level,
          say: () =>
            was
              ? say`The effort of ${whose} rises from ${was.level} to ${effort.level}`
              : say`The effort of ${whose} is set to ${effort.level}`,
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
