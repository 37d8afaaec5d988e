import { label, type Assignment } from '../kiro/assignment.js'
import { confidential, list, say, words, type Message } from '../text/message.js'
import { namesOf, refusal } from '../policy/decide.js'
import { policyName, type ModelRefusal } from '../policy/policy.js'
import { substitutes } from '../advice/substitutes.js'
import { exampleSettings, subjectOf, type Rule, type Subject } from './rule.js'

/** The rule `model-not-allowed`: see docs/rules/model-not-allowed.md. */
export const modelNotAllowed: Rule = {
  id: 'model-not-allowed',
  severity: 'error',
  byPolicy: 'models',
  summary: 'A model that the policy does not allow for the work it is given.',
  why: 'The policy is what the team agreed on: which models, for which work.',
  fix: 'Use one of the models named instead, or propose a change of the policy.',
  silencedBy: [
    { rule: 'misspelled-model' },
    { rule: 'retired-model' },
    { rule: 'foreign-model-name' },
    { rule: 'model-not-entitled' },
  ],
  find: (subject) =>
    subject.after.mentions.flatMap((mention) => {
      const names = namesOf(subject.catalogue, mention.model)
      const refused = mention.assignments.flatMap((assignment) => {
        const why = refusal(subject.policy, names, assignment.task)
        return why ? [{ assignment, why }] : []
      })
      const [first] = refused
      if (!first) return []
      const assignments = refused.map(({ assignment }) => assignment)
      return [
        {
          place: mention.place,
          subjects: assignments.map((assignment) => subjectOf(assignment, label(assignment))),
          value: mention.model,
          say: (labels: readonly string[]) =>
            say`${mention.model} is not allowed for ${list(labels)} (${why(first.why, assignments)})`,
          instead: substitutes(subject, {
            assignments,
            model: mention.model,
            first: previousModels(subject, assignments),
          }),
        },
      ]
    }),
  examples: {
    failing: {
      after: {
        '.kiro/settings.json': exampleSettings(
          { primary: 'claude-opus-4.8' },
          { specGeneration: 'primary', codeReview: 'primary' },
        ),
      },
      policy:
        'version: 1\nmodels: { allow: [auto, claude-sonnet-*], tasks: { specGeneration: { allow: [claude-opus-*] } } }',
    },
    passing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-opus-4.8' }, { specGeneration: 'primary' }) },
      policy:
        'version: 1\nmodels: { allow: [auto, claude-sonnet-*], tasks: { specGeneration: { allow: [claude-opus-*] } } }',
    },
  },
}

/** The model that did (the first of) the same work before the change: the first thing to go back to. */
export function previousModels(
  { before, catalogue }: Pick<Subject, 'before' | 'catalogue'>,
  assignments: readonly Assignment[],
): string[] {
  const was = before.assignments.find(({ name }) => name === assignments[0]?.name)
  return was ? [catalogue.find(was.model)?.model.id ?? was.model] : []
}

function why({ layer, why: reason, allowedFor }: ModelRefusal, assignments: readonly Assignment[]): Message {
  const others = allowedFor.filter((task) => !assignments.some((assignment) => assignment.task === task))
  const denied = reason === 'denied' ? ': denied' : ''
  const more = say`${words(denied)}${others.length > 0 && others.length <= 3 ? say`; ${list(others)} may use it` : words('')}`
  return say`${policyName(layer)}${layer.role === 'repository' ? more : confidential(more, '')}`
}
