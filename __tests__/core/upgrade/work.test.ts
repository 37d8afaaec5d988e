import { agent, contract, type Files } from '../support/repository.js'
import { said, SETTINGS, upgradesOf, WEEK, WORK } from './upgrades-of.js'

const file = (name: string) => `.kiro/agents/${name}.json`
const SONNET: Files = { '.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-sonnet-5' } }
const two = (model: string | null): Files => ({
  ...SONNET,
  [file('a')]: agent('a', model ?? undefined),
  [file('b')]: agent('b', model ?? undefined),
})
const routes = (p: string, ...tasks: readonly ('codeReview' | 'specGeneration' | 'codeExplanation')[]): Files => ({
  [SETTINGS]: contract(
    { p, q: 'auto' },
    {
      codeReview: 'q',
      specGeneration: 'q',
      codeExplanation: 'q',
      ...Object.fromEntries(tasks.map((task) => [task, 'p'])),
    },
  ),
})

test.each<[string, Files, Files, string, readonly string[]]>([
  [
    'an agent that takes a part of a kind',
    { ...SONNET, [file('a')]: agent('a') },
    { ...SONNET, [file('a')]: agent('a', 'claude-opus-5') },
    '',
    ['a takes a part of taskExecution'],
  ],
  [
    'all of two profiles without a price',
    routes('auto', 'codeReview', 'specGeneration'),
    routes('kimi-k3', 'codeReview', 'specGeneration'),
    '',
    ['specGeneration and codeReview: no credits a month, because a price is missing.'],
  ],
  [
    'one that stays and two that come',
    routes('auto', 'codeReview'),
    routes('claude-opus-5', 'codeReview', 'specGeneration', 'codeExplanation'),
    '',
    ['codeReview', 'specGeneration and codeExplanation move to it in the same change'],
  ],
  [
    'one that stays and one that comes',
    routes('auto', 'codeReview'),
    routes('claude-opus-5', 'codeReview', 'specGeneration'),
    '',
    ['codeReview', 'specGeneration moves to it in the same change'],
  ],
  [
    'a profile on which nothing runs',
    routes('auto'),
    routes('claude-opus-5'),
    '',
    ['Nothing, so it costs nothing now.'],
  ],
])('what runs on the new model: %s', (_, before, after, more, expected) => {
  const told = said(upgradesOf({ before, after, policy: `version: 1\n${more}` }), WORK)
  expect(
    told.filter((one) => one !== 'Typical work, per developer.').map((one) => one.replace(/: [\d,]+ → .*$/, '')),
  ).toEqual(expected)
})

test('two agents of one model take and leave their parts each in an upgrade of its own', () => {
  const told = (before: Files, after: Files) =>
    upgradesOf({ before, after, policy: 'version: 1\nteam: { developers: 2 }' }).map((one) => [
      one.what,
      said([one], WORK),
    ])
  const taken = 'takes a part of taskExecution: 315 → 672 credits a month (+357) for the whole of it.'
  expect(told(two(null), two('claude-opus-5'))).toEqual([
    ['a', [`a ${taken}`, 'Typical work, 2 developers.']],
    ['b', [`b ${taken}`, 'Typical work, 2 developers.']],
  ])
})

test.each([
  ['team: { workdays: 3 }', '13 credits in 3 working days, 6 before'],
  ['team: { workdays: 5 }', '22 credits in 5 working days, 10 before'],
  ['team: { workdays: 1 }', '4 credits in 1 working day, 2 before'],
  ['', '22 credits in 5 working days, 10 before'],
])('the first week, by %j, is %s', (team, days) => {
  const [line] = said(
    upgradesOf({
      before: routes('auto', 'codeReview'),
      after: routes('claude-opus-5', 'codeReview'),
      policy: `version: 1\n${team}`,
    }),
    WEEK,
  )
  expect(line).toBe(`Its work is estimated at about ${days}.`)
})
