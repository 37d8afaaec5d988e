import { plain } from '../../../src/core/text/message.js'
import { TASK_KINDS } from '../../../src/core/kiro/task-kind.js'
import { adviceFolds } from '../../../src/render/markdown/advice.js'
import { adviceText } from '../../../src/render/text/advice-text.js'
import { PLAIN } from '../../../src/render/text/paint.js'
import { contract, type Change, type Files } from '../support/repository.js'
import { advised } from './advised.js'

const EVERYTHING = Object.fromEntries(TASK_KINDS.map((kind) => [kind, 'primary']))
const root = (folder: string, model: string): Files => ({
  [`${folder}.kiro/settings.json`]: contract({ primary: model }, EVERYTHING),
})
const said = (change: Change): string[] =>
  advised({ day: '2026-11-29', ...change }).suggestions.map(({ message, saves }) => `${saves}: ${plain(message)}`)
const same = (files: Files, policy = 'version: 1'): Change => ({ before: files, after: files, policy })
const OPUS = 'claude-opus-4.8'
const KINDS =
  'specGeneration, taskExecution, codeReview, interactiveChat, hookActions, codeExplanation and documentationUpdate'
const inWeb = KINDS.replace(/\w+/g, (word) => (word === 'and' ? word : `web/${word}`))

test.each<[string, Change, string[]]>([
  [
    'without shares each is priced as if all the work were done there',
    same({ ...root('', OPUS), ...root('web/', OPUS) }),
    [
      `686: ${KINDS} on auto (1.0x) instead of claude-opus-4.8 (2.2x) cost 686 credits a month less`,
      `686: ${inWeb} on auto (1.0x) instead of claude-opus-4.8 (2.2x) cost 686 credits a month less`,
      '114: claude-opus-5.5 (2.0x) is newer than claude-opus-4.8 (2.2x) and costs 114 credits a month less for specGeneration, taskExecution, codeReview, interactiveChat and 3 more',
      '114: claude-opus-5.5 (2.0x) is newer than claude-opus-4.8 (2.2x) and costs 114 credits a month less for web/specGeneration, web/taskExecution, web/codeReview, web/interactiveChat and 3 more',
    ],
  ],
  [
    'by shares each root saves its own part',
    same({ ...root('', OPUS), ...root('web/', OPUS) }, 'version: 1\nworkload: { roots: { ".": 0.75, web: 0.25 } }'),
    [
      `514: ${KINDS} on auto (1.0x) instead of claude-opus-4.8 (2.2x) cost 514 credits a month less`,
      `170: ${inWeb} on auto (1.0x) instead of claude-opus-4.8 (2.2x) cost 170 credits a month less`,
      expect.stringContaining('is newer than') as string,
      expect.stringContaining('is newer than') as string,
    ],
  ],
])('%s', (_, change, expected) => {
  expect(said(change)).toEqual(expected)
})

describe('a routing of several contracts', () => {
  const both = (ours: string, web: string): Files => ({ ...root('', ours), ...root('web/', web) })

  test.each<[string, Change, string, string]>([
    ['one root', { before: root('', 'auto'), after: root('', OPUS) }, '−686 a month', ''],
    [
      'equal ones',
      { before: both('auto', 'auto'), after: both(OPUS, OPUS) },
      '−686 a month in each of 2 roots',
      'By root, never added up: `.kiro` −686, `web/.kiro` −686.',
    ],
    [
      'others',
      { before: both('auto', 'claude-sonnet-4.5'), after: both(OPUS, OPUS) },
      '−686 to −514 a month in each of 2 roots',
      'By root, never added up: `.kiro` −686, `web/.kiro` −514.',
    ],
  ])('%s', (_, change, amount, sentence) => {
    const advice = advised(change)
    const [fold] = adviceFolds(advice)
    expect(fold?.heading.replace(/^.* · /, '')).toBe(amount)
    expect(fold?.body.split('\n\n').filter((block) => block.startsWith('By root'))).toEqual(
      sentence === '' ? [] : [sentence],
    )
    const text = adviceText(advice, { ...PLAIN, columns: 200 })
    expect(text).toContain(`${amount.replace(' a month', ' credits a month')}\n`)
    expect(text.includes('By root, never added up:')).toBe(sentence !== '')
  })
})
