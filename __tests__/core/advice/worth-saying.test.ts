import { plain } from '../../../src/core/text/message.js'
import { isWorthSaying } from '../../../src/core/advice/worth-saying.js'
import { agent, contract, type Files } from '../support/repository.js'
import { advised } from './advised.js'

test.each([
  [0, 0, false],
  [-5, 0, false],
  [1, 0, true],
  [69, 7000, false],
  [70, 7000, true],
])('a saving of %d of a total of %d credits a month: %s', (saves, total, expected) => {
  expect(isWorthSaying(saves, total)).toBe(expected)
})

const reviewer = (model: string): Files => ({ '.kiro/agents/reviewer.json': agent('reviewer', model) })
const reviews = (model: string): Files => ({
  '.kiro/settings.json': contract({ primary: model }, { codeReview: 'primary' }),
})

/** What says "undo this change" where codeReview, or an agent, has so many runs a day. */
function undone(before: Files, after: Files, runs: number): string[] {
  const policy = `version: 1\nworkload: { tasks: { codeReview: { runs: ${runs} } }, agents: { reviewer: { runs: ${runs} } } }`
  const { routing, suggestions } = advised({ before, after, policy, day: '2026-11-29' })
  return [
    ...(routing?.undoes === true ? [`routing ${routing.saves}`] : []),
    ...suggestions.flatMap(({ message, saves }) =>
      plain(message).endsWith('undo this change') ? [String(saves)] : [],
    ),
  ]
}

test.each<[string, Files, Files, string]>([
  ['an agent', reviewer('claude-sonnet-4.5'), reviewer('claude-opus-4.8'), '94'],
  ['a file that is gone', reviews('claude-haiku-4.5'), {}, '25'],
  ['a contract', reviews('claude-sonnet-4.5'), reviews('claude-opus-4.8'), 'routing 37'],
])('to undo the change of %s is advised where it saves something of the total', (_, before, after, saves) => {
  expect(undone(before, after, 1)).toEqual([saves])
  expect(undone(before, after, 0.05)).toEqual([])
})

test('an error that a change brings on some work does not keep advice on that work from being given', () => {
  const files = (route: string, chat: string): Files => ({
    '.kiro/settings.json': contract({ p: route }, { interactiveChat: 'p', taskExecution: 'p' }),
    '.kiro/settings/cli.json': { 'chat.defaultModel': chat },
  })
  const routing = (rules: string) =>
    advised({
      before: files('claude-sonnet-4.5', 'claude-sonnet-4.5'),
      after: files('claude-opus-4.8', 'claude-haiku-4.5'),
      policy: `version: 1\nteam: { developers: 1000 }\nrules: ${rules}`,
    }).routing
  expect(routing('{}')?.edits.map(({ to }) => to)).toEqual(['claude-sonnet-4.5'])
  expect(routing('{ contradicting-surfaces: error }')?.edits).toEqual(routing('{}')?.edits)
})
