import { say } from '../text/message.js'
import { onItsOwn, type Rule } from './rule.js'

/** Source: kiro-cli 2.12/2.13, `--effort`. */
const LEVELS = ['low', 'medium', 'high', 'xhigh', 'max']

export const effortRaised: Rule = {
  id: 'effort-raised',
  severity: 'warning',
  summary: 'The reasoning effort of a model is raised in `chat.modelDefaults`.',
  why: 'More effort means more tokens and so more credits per run at the same multiplier; how many more is not published.',
  fix: 'Raise the effort only for the model and the work that need it.',
  find: ({ before, after, hasBase }) =>
    after.efforts.flatMap(({ root, model, level, place }) => {
      const old = before.efforts.find((effort) => effort.root === root && effort.model === model)
      const from = old ? LEVELS.indexOf(old.level) : LEVELS.indexOf('medium')
      if (!hasBase || LEVELS.indexOf(level) <= from) return []
      return [
        {
          place,
          subjects: onItsOwn(`effort:${model}`),
          value: level,
          say: () =>
            old
              ? say`The effort of ${model} rises from ${old.level} to ${level}`
              : say`The effort of ${model} is set to ${level}`,
        },
      ]
    }),
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
